import { list } from '../../core/internal/json';
import { memo } from '../../core/internal/memo';
import { Cluster } from './cluster';
import { wordsOf } from './pods';

/** What is known of the Traefik that reads the routes of a cluster. */
export interface KnownTraefik {
  /** The major version. */
  readonly version?: number;
  /** What each Traefik of the program is told, by its options in lower case; undefined where that is not known. */
  readonly options?: ReadonlyArray<ReadonlyMap<string, string>>;
}

/** Whether a Traefik of the program has an option on; undefined where that is not known. */
export function isTold({ options }: KnownTraefik, option: string): boolean | undefined {
  return options?.some(each => each.get(option) === 'true');
}

const IMAGE = /(?:^|\/)traefik:v?(\d+)\b/;

/**
 * What the containers that run Traefik are told, by their arguments: a Traefik that has a file besides may be told anything.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/configuration-options/
 */
export const traefikOf = memo((cluster: Cluster): KnownTraefik => {
  const containers = cluster.pods.flatMap(pods => pods.containers).filter(({ json }) => IMAGE.test(String(json.image)));
  const versions = containers.map(({ json }) => Number(IMAGE.exec(String(json.image))?.[1]));
  const version = versions.length > 0 ? Math.min(...versions) : undefined;
  const told = containers.map(({ json }) => new Map(wordsOf(json).flatMap(([, words]) => words).map((word): [string, string] => {
    const [, option = '', value = 'true'] = /^--?([^=]+)(?:=(.*))?$/.exec(word) ?? [];
    return [option.toLowerCase(), value];
  })));
  const byArguments = told.every(options => options.has('providers.kubernetescrd') && !options.has('configfile'));
  const known = told.length > 0 && byArguments && containers.every(({ json }) => !isToldElsewhere(json.env));
  return { version, options: known ? told : undefined };
});

/** Traefik takes its configuration from variables too. */
function isToldElsewhere(env: unknown): boolean {
  return list(env).some(({ name }) => String(name).startsWith('TRAEFIK_'));
}
