import { list, record } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { memo } from '../../core/internal/memo';
import { idOf } from '../../core/internal/references';
import { Cluster } from './cluster';
import { Item } from './item';
import { Pods } from './pods';

/** Whether the program gives rights to any ServiceAccount. */
export function givesRights(cluster: Cluster): boolean {
  return bindingsOf(cluster).size > 0;
}

/** The binding that gives rights to the ServiceAccount of pods; undefined where none of the program does. */
export function boundTo(cluster: Cluster, pods: Pods): Item | undefined {
  return bindingsOf(cluster).get(idOf('ServiceAccount', pods.namespace, accountOf(pods)));
}

/** The name of the ServiceAccount of pods; the older field is taken where the newer one is not there. */
export function accountOf({ spec }: Pods): string {
  return String(spec.serviceAccountName ?? spec.serviceAccount ?? 'default');
}

// https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
/** Whether pods have the token of their ServiceAccount. */
export function mountsToken(cluster: Cluster, pods: Pods): boolean {
  const { namespace, spec } = pods;
  const account = cluster.find('ServiceAccount', namespace, accountOf(pods));
  const automatic = spec.automountServiceAccountToken ?? account?.json.automountServiceAccountToken ?? true;
  return automatic !== false || valuesAt(spec, 'volumes[].projected.sources[].serviceAccountToken').length > 0;
}

/** Whether rights are to ask the API server something. What pods may `use` is looked at when they are made, as constraints of OpenShift are. */
function asks(cluster: Cluster, { json, namespace }: Item): boolean {
  const { kind, name } = record(json.roleRef);
  const role = cluster.find(String(kind), namespace, String(name));
  const rules = list(role?.json.rules);
  return !String(name).startsWith('system:openshift:scc:') && !(rules.length > 0 && rules.every(({ verbs }) => Array.isArray(verbs) && verbs.every(verb => verb === 'use')));
}

const bindingsOf = memo((cluster: Cluster): ReadonlyMap<string, Item> => {
  const bindings = [...cluster.all('RoleBinding'), ...cluster.all('ClusterRoleBinding')].filter(item => asks(cluster, item));
  return new Map(bindings.flatMap(item => {
    const accounts = list(item.json.subjects).filter(({ kind }) => kind === 'ServiceAccount');
    return accounts.map(({ name, namespace = item.namespace ?? '' }): [string, Item] => [idOf('ServiceAccount', String(namespace), String(name)), item]);
  }));
});
