import { Json, list, record } from '../../../core/internal/json';
import { valuesAt } from '../../../core/internal/json-path';
import { memo } from '../../../core/internal/memo';
import { idOf } from '../../../core/internal/references/references';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';
import { GROUPS } from './api-groups';

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

/** What a binding allows: in a namespace, or in all of them. */
export interface Rights {
  readonly namespace?: string;
  readonly rules: readonly Json[];
}

/** What the ServiceAccount of pods may do; undefined where the program binds no role to it, or one whose rules are not known. */
export function rightsOf(cluster: Cluster, pods: Pods): readonly Rights[] | undefined {
  const found: Rights[] = [];
  for (const item of cluster.all('RoleBinding', 'ClusterRoleBinding')) {
    if (!list(item.json.subjects).some(subject => isMeant(subject, item, pods))) continue;
    const { kind, name } = record(item.json.roleRef);
    const role = cluster.find(String(kind), kind === 'Role' ? item.namespace : undefined, String(name));
    if (!role || role.json.aggregationRule !== undefined) return undefined;
    found.push({ namespace: item.namespace, rules: list(role.json.rules) });
  }
  return found.length === 0 ? undefined : found;
}

/** Whether a subject of a binding is the ServiceAccount of pods, or a group that it is in: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects */
function isMeant({ kind, name, namespace }: Json, binding: Item, pods: Pods): boolean {
  if (kind === 'ServiceAccount') return name === accountOf(pods) && (namespace ?? binding.namespace) === pods.namespace;
  const own = String(pods.namespace);
  return [`system:serviceaccount:${own}:${accountOf(pods)}`, `system:serviceaccounts:${own}`, 'system:serviceaccounts', 'system:authenticated'].includes(String(name));
}

/** Something that the API server is asked. */
export interface Asked {
  readonly verb: string;
  /** With a subresource: `pods/log`. */
  readonly resource: string;
  /** Of one object; undefined of all, and one with `$` of any. */
  readonly name?: string;
  /** Undefined for all of them. */
  readonly namespace?: string;
}

/** Whether rights allow something. */
export function may(rights: readonly Rights[], asked: Asked): boolean {
  return rights.some(({ namespace, rules }) => (namespace === undefined || namespace === asked.namespace) && rules.some(rule => allows(rule, asked)));
}

function allows({ apiGroups, resources, verbs, resourceNames }: Json, { verb, resource, name }: Asked): boolean {
  const [plural, subresource] = resource.split('/');
  const named = subresource === undefined ? ['*', resource] : ['*', resource, `*/${subresource}`];
  const isNamed = !Array.isArray(resourceNames) || resourceNames.length === 0 || (name !== undefined && (name.includes('$') || resourceNames.includes(name)));
  return isNamed && hasOne(apiGroups, ['*', GROUPS[plural][0]]) && hasOne(resources, named) && hasOne(verbs, ['*', verb]);
}

function hasOne(all: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(all) && all.some(each => wanted.includes(String(each)));
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
