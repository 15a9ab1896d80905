import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Wire } from '../core/internal/api/wire';
import { Found } from '../core/internal/finding';
import { MANAGER } from '../core/internal/labels';
import { manifest } from '../core/internal/objects/manifest';
import { dnsLabel, error, subdomain } from '../core/internal/rules';
import { AccessProps, TenantRoleProps } from './access';

const RBAC = 'rbac.authorization.k8s.io';
const LEVELS = ['view', 'edit', 'admin'] as const;

/** What is wrong with who may do what. */
export function accessRules({ roles = {}, ...levels }: AccessProps = {}): Found[] {
  return [
    LEVELS.flatMap(level => (levels[level] ?? []).map((name, index) => groupName(`access.${level}[${index}]`, name))),
    Object.entries(roles).map(([name, { rules, groups = [], users = [], serviceAccounts = [] }]): Found => [
      dnsLabel('access.roles', name, 63, 'rename the role'),
      LEVELS.some(level => level === name) ? error('one-of', 'access.roles', `must not be called ${LEVELS.join(', ')}`, name, 'rename the role') : undefined,
      rules.length > 0 ? undefined : error('empty-list', `access.roles.${name}.rules`, 'must name one at least', rules, 'say what it allows'),
      rules.flatMap(({ resources, verbs }, index) => Object.entries({ resources, verbs }).map(([what, values]) => values.length > 0
        ? undefined
        : error('empty-list', `access.roles.${name}.rules[${index}].${what}`, 'must name one at least', values, 'say what it allows'))),
      [...groups, ...users].map(who => groupName(`access.roles.${name}`, who)),
      serviceAccounts.map(account => subdomain(`access.roles.${name}.serviceAccounts`, account)),
      groups.length + users.length + serviceAccounts.length > 0 ? undefined : error('empty-list', `access.roles.${name}`, 'must be given to somebody', 'nobody', 'name groups, users or serviceAccounts'),
    ]),
  ];
}

function groupName(object: string, name: string): Found {
  return name.trim() !== '' && !name.startsWith('system:') ? undefined : error('group-name', object, 'must be the name of a group or a user, and none of the cluster\'s own', name, 'write it as the cluster\'s authentication gives it');
}

/** The roles and bindings of a namespace. */
export function accessObjects(scope: Construct, namespace: string, { roles = {}, ...levels }: AccessProps = {}): void {
  for (const level of LEVELS) {
    const groups = levels[level] ?? [];
    if (groups.length > 0) binding(scope, `RoleBinding ${level}`, level, { kind: 'ClusterRole', name: level }, groups.map(group));
  }
  for (const [name, { rules, groups = [], users = [], serviceAccounts = [] }] of Object.entries(roles)) {
    manifest<k8s.KubeRoleProps>(scope, `Role ${name}`, `${RBAC}/v1`, { metadata: { name, labels: LABELS }, rules: rules.map(ruleOf) });
    // An id that no level has: a role that is called like one is refused, with all else that is wrong.
    binding(scope, `RoleBinding own ${name}`, name, { kind: 'Role', name }, [
      ...groups.map(group),
      ...users.map((user): Wire<k8s.Subject> => ({ apiGroup: RBAC, kind: 'User', name: user })),
      ...serviceAccounts.map((account): Wire<k8s.Subject> => ({ kind: 'ServiceAccount', name: account, namespace })),
    ]);
  }
}

const LABELS = { 'app.kubernetes.io/managed-by': MANAGER };

function group(name: string): Wire<k8s.Subject> {
  return { apiGroup: RBAC, kind: 'Group', name };
}

function ruleOf({ apiGroups = [''], resources, verbs, resourceNames }: TenantRoleProps['rules'][number]): Wire<k8s.PolicyRule> {
  return { apiGroups, resources, verbs, resourceNames };
}

function binding(
  scope: Construct, id: string, name: string, role: { readonly kind: string; readonly name: string }, subjects: Array<Wire<k8s.Subject>>,
): void {
  manifest<k8s.KubeRoleBindingProps>(scope, id, `${RBAC}/v1`, {
    metadata: { name: `tenant-${name}`, labels: LABELS },
    roleRef: { apiGroup: RBAC, ...role },
    subjects,
  });
}
