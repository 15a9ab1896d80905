import { Json, list, record } from '../../core/internal/json';
import { OF_NO_NAMESPACE } from '../internal/api/api-groups';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'role-scope',
  severity: 'warning',
  title: 'A role gives what can be given so.',
  why: 'What is of no namespace a RoleBinding does not give; who may create is never asked for a name; and the rules of an aggregated role are replaced. The API server takes all of that, and refuses what it was to allow.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  remedy: 'give it in another way',
  * check(cluster) {
    for (const item of cluster.all('Role')) yield* ofNoNamespace(item, item);
    for (const item of cluster.all('RoleBinding')) yield* bound(cluster, item);
    for (const item of [...cluster.all('Role'), ...cluster.all('ClusterRole')]) yield* named(item);
    for (const item of cluster.all('ClusterRole')) {
      const rules = list(item.json.rules);
      if (item.json.aggregationRule !== undefined && rules.length > 0) yield { item, at: 'rules', must: 'should be left to \'aggregationRule\', which replaces them', value: rules[0], remedy: 'put them into a ClusterRole of their own, with the label that is aggregated' };
    }
  },
};

/** Rights on what is of no namespace, where they are given in one. */
function* ofNoNamespace(role: Item, item: Item): Iterable<Violation> {
  for (const { resources } of list(role.json.rules)) {
    const names = Array.isArray(resources) ? resources.map(String).filter(name => OF_NO_NAMESPACE.has(name.split('/')[0])) : [];
    const remedy = 'use a ClusterRole, and bind it by a ClusterRoleBinding';
    if (names.length > 0) yield { item, at: item === role ? 'rules' : 'roleRef', must: 'should not be about what is of no namespace: here it gives nothing', value: names.join(', '), remedy };
  }
}

/** A binding of one namespace to a ClusterRole that is bound in no other way. */
function* bound(cluster: Cluster, item: Item): Iterable<Violation> {
  const { kind, name } = record(item.json.roleRef);
  const role = kind === 'ClusterRole' ? cluster.find('ClusterRole', undefined, String(name)) : undefined;
  const whole = cluster.all('ClusterRoleBinding').some(({ json }) => record(json.roleRef).name === name);
  if (role && !whole) yield* ofNoNamespace(role, item);
}

/** Rules by name about what has none yet. */
function* named(item: Item): Iterable<Violation> {
  const rules = list(item.json.rules);
  for (const { resources, verbs } of rules) {
    // Who applies what is not there is asked for create by its name too: pkg/endpoints/handlers/patch.go in kubernetes/apiserver
    if (!has(verbs, 'create') || has(verbs, 'patch')) continue;
    const own = (Array.isArray(resources) ? resources.map(String) : []).filter(name => !name.includes('/') && !rules.some(other => givesCreate(other, name)));
    const remedy = 'give create in a rule of its own, without names';
    if (own.length > 0) yield { item, at: 'rules', must: 'should not name objects for create, which is asked before there is a name: it gives nothing', value: own.join(', '), remedy };
  }
}

function givesCreate({ resources, resourceNames, verbs }: Json, resource: string): boolean {
  return (!Array.isArray(resourceNames) || resourceNames.length === 0) && has(resources, resource) && has(verbs, 'create');
}

function has(all: unknown, one: string): boolean {
  return Array.isArray(all) && (all.includes(one) || all.includes('*'));
}
