import { list } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { ingressClassOf } from '../network/routes';
import { Container, Pods } from '../pods';
import { chartsOf } from './charts';
import { argumentsOf, fileOptionsOf, isTraefik, runTraefik } from './traefik-static';

/** What is known of the Traefik that reads the routes of a cluster. */
export interface KnownTraefik {
  /** The oldest version, as [3, 6]; undefined where one is not known. Tag `v3` is the newest of 3. */
  readonly version?: readonly [major: number, minor: number];
  /** What each Traefik of the program is told, by its options in lower case; undefined where that is not known. */
  readonly options?: ReadonlyArray<ReadonlyMap<string, string>>;
  /** The pods of those. */
  readonly pods?: readonly Pods[];
  /** What charts of Traefik are told, as JSON. */
  readonly charts: readonly string[];
}

/** Whether a Traefik of the program has an option on; undefined where that is not known. */
export function isTold({ options, charts }: KnownTraefik, option: string): boolean | undefined {
  const name = option.slice(option.lastIndexOf('.') + 1);
  if (charts.some(text => new RegExp(`"${name}":"?true`, 'i').test(text) || new RegExp(`${option}(=true|")`, 'i').test(text))) return true;
  return options?.some(each => /^(1|t|true)$/i.test(each.get(option) ?? ''));
}

/** Whether a Traefik of some options reads routes of a class. One without a class reads what has none, and what is of the class `traefik`. */
export function readsClass(options: ReadonlyMap<string, string>, asked: unknown): boolean {
  const [own, read] = [String(asked ?? ''), options.get('providers.kubernetescrd.ingressclass') ?? ''];
  return read === own || (read === '' && own === 'traefik');
}

/** Whether one Traefik reads both of two objects: all of its namespaces, and of one class where they are routes. */
export function readTogether(cluster: Cluster, a: Item, b: Item): boolean {
  const [classA, classB] = [a, b].map(item => /^Ingress/.test(item.kind) ? String(ingressClassOf(item) ?? 'traefik') : undefined);
  if (classA !== undefined && classB !== undefined && classA !== classB) return false;
  const provider = `providers.${a.builtIn ? 'kubernetesingress' : 'kubernetescrd'}.namespaces`;
  const { options } = traefikOf(cluster);
  return options?.some(each => {
    const read = (each.get(provider) ?? '').split(',').filter(name => name !== '');
    return read.length === 0 || [a, b].every(({ namespace = '' }) => read.includes(namespace));
  }) ?? true;
}

const VERSION = /traefik:v?(\d+)(?:\.(\d+))?/;

/**
 * What the containers that run Traefik are told, by their arguments, or by a file of the program: a Traefik that has another file, or variables besides,
 * may be told anything, and so may one of a chart.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/configuration-options/
 */
export const traefikOf = memo((cluster: Cluster): KnownTraefik => {
  const pods = cluster.pods.filter(runTraefik);
  const containers = pods.flatMap(each => each.containers).filter(isTraefik);
  const files = containers.map(container => fileOptionsOf(cluster, container));
  const told = containers.map((container, index) => files[index] ?? new Map(argumentsOf(container)));
  const charts = chartsOf(cluster, /traefik/);
  const areRead = told.every(options => options.has('providers.kubernetescrd') && !options.has('configfile'));
  const areWhole = !containers.some((container, index) => isToldElsewhere(container, files[index] !== undefined));
  const known = told.length > 0 && areRead && areWhole && charts.length === 0;
  return { version: oldestOf(containers), ...known ? { options: told, pods } : {}, charts };
});

function oldestOf(containers: readonly Container[]): KnownTraefik['version'] {
  const versions = containers.map(({ json }): [number, number] => {
    const [, major, minor = Infinity] = VERSION.exec(String(json.image)) ?? [];
    return [Number(major), Number(minor)];
  });
  const [oldest] = versions.sort(([major, minor], [otherMajor, otherMinor]) => major - otherMajor || minor - otherMinor);
  return versions.some(([major]) => Number.isNaN(major)) ? undefined : oldest;
}

/** Traefik takes its configuration from variables, and from a file at a place of its own. */
function isToldElsewhere({ json }: Container, isFileKnown: boolean): boolean {
  return list(json.env).some(({ name }) => String(name).startsWith('TRAEFIK_')) || (!isFileKnown && list(json.volumeMounts).some(({ mountPath }) => /^\/(etc\/traefik(\/.*)?)?$/.test(String(mountPath))));
}
