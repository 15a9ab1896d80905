import { list } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Container, Pods } from '../pods';
import { podsThat } from '../workloads/pods-that';
import { optionsOf } from './options';

// https://kubernetes-sigs.github.io/external-dns/latest/docs/flags/

/** An external-dns of the program. */
export interface ExternalDns {
  readonly pods: Pods;
  readonly container: Container;
  /** What it is told; undefined where that is not known: an option may come by a variable, too. */
  readonly options?: ReadonlyMap<string, readonly string[]>;
}

const IMAGE = /(^|\/)external-dns(:|@|$)/;

/** All of them. */
export const externalDnsOf = memo((cluster: Cluster): readonly ExternalDns[] => podsThat(cluster, haveExternalDns).flatMap(pods =>
  pods.containers.filter(isExternalDns).map(container => {
    const { env, envFrom } = container.json;
    const byVariables = envFrom !== undefined || list(env).some(({ name }) => String(name).startsWith('EXTERNAL_DNS_'));
    return { pods, container, options: byVariables ? undefined : optionsOf(container.json) };
  })));

function isExternalDns({ json }: Container): boolean {
  return IMAGE.test(String(json.image));
}

function haveExternalDns({ containers }: Pods): boolean {
  return containers.some(isExternalDns);
}
