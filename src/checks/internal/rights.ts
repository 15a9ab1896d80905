import { list } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { memo } from '../../core/internal/memo';
import { idOf } from '../../core/internal/references';
import { Cluster } from './cluster';
import { Item } from './item';
import { Pods } from './pods';

/** The binding that gives rights to the ServiceAccount of pods; undefined where none of the program does. */
export function boundTo(cluster: Cluster, { namespace, spec }: Pods): Item | undefined {
  const account = spec.serviceAccountName ?? spec.serviceAccount ?? 'default';
  return bindingsOf(cluster).get(idOf('ServiceAccount', namespace, String(account)));
}

// https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
/** Whether pods have the token of their ServiceAccount. */
export function mountsToken(cluster: Cluster, { namespace, spec }: Pods): boolean {
  const account = cluster.find('ServiceAccount', namespace, String(spec.serviceAccountName ?? 'default'));
  const automatic = spec.automountServiceAccountToken ?? account?.json.automountServiceAccountToken ?? true;
  return automatic !== false || valuesAt(spec, 'volumes[].projected.sources[].serviceAccountToken').length > 0;
}

const bindingsOf = memo((cluster: Cluster): ReadonlyMap<string, Item> => {
  const bindings = [...cluster.all('RoleBinding'), ...cluster.all('ClusterRoleBinding')];
  return new Map(bindings.flatMap(item => {
    const accounts = list(item.json.subjects).filter(({ kind }) => kind === 'ServiceAccount');
    return accounts.map(({ name, namespace = item.namespace ?? '' }): [string, Item] => [idOf('ServiceAccount', String(namespace), String(name)), item]);
  }));
});
