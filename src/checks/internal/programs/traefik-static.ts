import { isRecord, list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { allWordsOf, Container, Pods } from '../pods';
import { filesMountedBy, MountedFile, textOf } from '../workloads/volume-files';
import { readYaml } from './yaml-file';

const IMAGE = /(^|\/)traefik(:|@|$)/;

/** Whether a container runs Traefik. */
export function isTraefik({ json }: Container): boolean {
  return IMAGE.test(String(json.image));
}

/** Whether pods run Traefik. */
export function runTraefik({ containers }: Pods): boolean {
  return containers.some(isTraefik);
}

/** What a Traefik is told in arguments, by its options in lower case. */
export function argumentsOf({ json }: Container): Array<[string, string]> {
  return allWordsOf(json).flatMap((word): Array<[string, string]> => {
    const [, option, value = 'true'] = /^--?([^-=\s][^=\s]*)(?:=(.*))?$/s.exec(word) ?? [];
    return option === undefined ? [] : [[option.toLowerCase(), value]];
  });
}

/**
 * What a Traefik is told when it starts, by its options in lower case: in arguments, in variables, or in a file of YAML of the program.
 *
 * @see https://doc.traefik.io/traefik/reference/install-configuration/configuration-options/
 */
export function staticOptionsOf(cluster: Cluster, container: Container): ReadonlyMap<string, string> {
  const words = argumentsOf(container);
  const variables = list(container.json.env).flatMap(({ name, value }): Array<[string, string]> => {
    const [, option] = /^TRAEFIK_(\w+)$/.exec(String(name)) ?? [];
    return option === undefined || typeof value !== 'string' ? [] : [[option.toLowerCase().replace(/_/g, '.'), value]];
  });
  const files = filesOf(cluster, container);
  return new Map([...files.flatMap(mounted => leavesOf(readYaml(textOf(mounted) ?? ''))), ...variables, ...words]);
}

/** The files of YAML of the program that a Traefik takes its options from. */
function filesOf(cluster: Cluster, container: Container): MountedFile[] {
  const own = argumentsOf(container).find(([option]) => option === 'configfile')?.[1];
  return filesMountedBy(cluster, container).filter(mounted => (mounted.path === own || (own === undefined && /^\/etc\/traefik\/traefik\.ya?ml$/.test(mounted.path))));
}

/**
 * What a Traefik is told by a file of the program, by its options in lower case; undefined where it has none, or what is in it is not known. It then takes
 * nothing of its arguments.
 */
export function fileOptionsOf(cluster: Cluster, container: Container): ReadonlyMap<string, string> | undefined {
  const [file, ...others] = filesOf(cluster, container);
  const said = file && others.length === 0 ? readYaml(textOf(file) ?? '') : undefined;
  if (said === undefined || Object.keys(said).length === 0) return undefined;
  const leaves = leavesOf(said);
  // A provider that is there is on, whatever is said of it.
  const providers = Object.keys(record(said.providers)).map((name): [string, string] => [`providers.${name.toLowerCase()}`, 'true']);
  return new Map([...providers, ...leaves]);
}

/** An option of a file, whose values are in maps in maps, by the words that arguments have for it. */
function leavesOf(value: unknown, path: readonly string[] = []): Array<[string, string]> {
  const parts = isRecord(value) ? Object.entries(value) : [];
  if (parts.length > 0) return parts.flatMap(([key, each]) => leavesOf(each, [...path, key.toLowerCase()]));
  // A part that is there without more is on.
  return [[path.join('.'), isRecord(value) || value === null ? 'true' : String(value)]];
}
