import { list } from '../../../core/internal/json';
import { isRecord } from '../../../core/internal/schema';
import { Cluster } from '../cluster';
import { allWordsOf, Container, Pods } from '../pods';
import { mountedFiles, textOf } from '../workloads/volume-files';
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
  const own = words.find(([option]) => option === 'configfile')?.[1];
  const files = mountedFiles(cluster).filter(mounted => mounted.container === container && (mounted.path === own || (own === undefined && /^\/etc\/traefik\/traefik\.ya?ml$/.test(mounted.path))));
  return new Map([...files.flatMap(mounted => leavesOf(readYaml(textOf(mounted) ?? ''))), ...variables, ...words]);
}

/** An option of a file, whose values are in maps in maps, by the words that arguments have for it. */
function leavesOf(value: unknown, path: readonly string[] = []): Array<[string, string]> {
  const parts = isRecord(value) ? Object.entries(value) : [];
  if (parts.length > 0) return parts.flatMap(([key, each]) => leavesOf(each, [...path, key.toLowerCase()]));
  // A part that is there without more is on.
  return [[path.join('.'), isRecord(value) || value === null ? 'true' : String(value)]];
}
