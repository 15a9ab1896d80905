import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'rights-of-everybody',
  severity: 'warning',
  title: 'What lets its holder take over others is not given to everybody.',
  why: 'Whoever reaches the API server is in system:unauthenticated, whoever has logged in, with some providers anybody at all, in system:authenticated, and each pod with a token in system:serviceaccounts. Where these may read Secrets, run something in pods, make pods or give rights, one stolen token is the whole cluster.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  remedy: 'name the users, the group or the ServiceAccount that need it',
  * check(cluster) {
    for (const item of cluster.all('ClusterRoleBinding', 'RoleBinding')) {
      yield* ofDefaults(cluster, item);
      const everybody = list(item.json.subjects).find(isEverybody);
      const power = everybody && powerOf(cluster, item.namespace, record(item.json.roleRef));
      if (power === undefined) continue;
      const must = `should not be everybody, with the right to ${power}${item.kind === 'RoleBinding' ? '' : ' in all namespaces'}`;
      yield { item, at: 'subjects', must, value: everybody?.name };
    }
  },
};

/** All of the cluster for the account of each pod of a namespace that names none. */
function* ofDefaults(cluster: Cluster, item: Item): Iterable<Violation> {
  const whole = list(item.json.subjects).find(({ kind, name }) => kind === 'ServiceAccount' && name === 'default');
  const { kind, name } = record(item.json.roleRef);
  if (!whole || item.kind !== 'ClusterRoleBinding' || kind !== 'ClusterRole') return;
  const rules = list(cluster.find('ClusterRole', undefined, String(name))?.json.rules);
  const isAll = name === 'cluster-admin' || rules.some(({ apiGroups, resources, verbs }) => [apiGroups, resources, verbs].every(each => Array.isArray(each) && each.includes('*')));
  const must = 'should be an account of its own: \'default\' is that of each pod of the namespace that names none, and it may do anything';
  if (isAll) yield { item, at: 'subjects', must, value: `${String(whole.namespace)}/default`, remedy: 'make a ServiceAccount for the pods that need it, and bind that' };
}

const EVERYBODY = new Set(['system:unauthenticated', 'system:authenticated', 'system:serviceaccounts']);

function isEverybody({ kind, name }: Json): boolean {
  return (kind === 'Group' && EVERYBODY.has(String(name))) || (kind === 'User' && name === 'system:anonymous');
}

// Of every cluster: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
const BUILT_IN: Readonly<Record<string, string>> = { 'cluster-admin': 'do anything', 'admin': 'read Secrets', 'edit': 'read Secrets' };

/** The worst that a role allows; undefined where it is nothing of the kind, or not known. */
function powerOf(cluster: Cluster, namespace: string | undefined, { kind, name }: Json): string | undefined {
  const role = cluster.find(String(kind), kind === 'Role' ? namespace : undefined, String(name));
  if (!role) return kind === 'ClusterRole' && Object.hasOwn(BUILT_IN, String(name)) ? BUILT_IN[String(name)] : undefined;
  // What is given by name is not all of it.
  const wide = list(role.json.rules).filter(({ resourceNames }) => !Array.isArray(resourceNames) || resourceNames.length === 0);
  return POWERS.find(power => wide.some(given => isPower(given, power)))?.power;
}

function isPower(given: Json, { groups, resources, verbs }: Power): boolean {
  return isOf(given.apiGroups, groups) && isOf(given.resources, resources) && isOf(given.verbs, verbs);
}

interface Power {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly power: string;
}

const ROLES = ['roles', 'clusterroles'];
const BINDINGS = ['rolebindings', 'clusterrolebindings'];
const POWERS: readonly Power[] = [
  { groups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'], power: 'read Secrets' },
  { groups: [''], resources: ['pods/exec', 'pods/attach', 'pods/ephemeralcontainers'], verbs: ['create', 'update', 'patch'], power: 'run something in pods' },
  { groups: [''], resources: ['pods', 'replicationcontrollers'], verbs: ['create'], power: 'make pods' },
  { groups: ['apps', 'batch'], resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets', 'jobs', 'cronjobs'], verbs: ['create', 'update', 'patch'], power: 'make pods' },
  { groups: [''], resources: ['serviceaccounts/token'], verbs: ['create'], power: 'get tokens of ServiceAccounts' },
  { groups: ['rbac.authorization.k8s.io'], resources: ROLES, verbs: ['escalate', 'bind'], power: 'give rights' },
  { groups: ['rbac.authorization.k8s.io'], resources: [...ROLES, ...BINDINGS], verbs: ['create', 'update', 'patch'], power: 'give rights' },
  { groups: [''], resources: ['users', 'groups', 'serviceaccounts'], verbs: ['impersonate'], power: 'be somebody else' },
];

function isOf(all: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(all) && all.some(each => each === '*' || wanted.includes(String(each)));
}
