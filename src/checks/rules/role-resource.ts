import { list } from '../../core/internal/json';
import { GROUPS } from '../internal/api/api-groups';
import { Cluster } from '../internal/cluster';
import { Rule } from '../internal/rule';

// Words that are easily taken for those of the API: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
const VERBS: Readonly<Record<string, string>> = { read: 'get, list, watch', write: 'create, update, patch', edit: 'update, patch', view: 'get, list, watch', all: '*', remove: 'delete', post: 'create', put: 'update' };
const SUBRESOURCES: Readonly<Record<string, string>> = { 'pods/logs': 'pods/log', 'pods/execute': 'pods/exec', 'pods/portforwards': 'pods/portforward', 'pods/port-forward': 'pods/portforward', 'deployments/scales': 'deployments/scale' };
const SINGULAR = new Set(Object.keys(GROUPS).map(name => name.replace(/ies$/, 'y').replace(/sses$/, 'ss').replace(/s$/, '')));

export const rule: Rule = {
  id: 'role-resource',
  severity: 'error',
  title: 'A role gives rights on resources by their plural, in their group.',
  why: 'A rule for the wrong group, or for "pod" in place of "pods", gives nothing: the API server takes it, and refuses what it was to allow.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  remedy: 'write the plural, and the group that kubectl api-resources shows',
  * check(cluster) {
    for (const item of [...cluster.all('Role'), ...cluster.all('ClusterRole')]) {
      for (const { apiGroups, resources, verbs } of list(item.json.rules)) {
        for (const verb of Array.isArray(verbs) ? verbs.map(String) : []) {
          if (Object.hasOwn(VERBS, verb.toLowerCase())) yield { item, at: 'rules', must: `should have verbs of the API, such as ${VERBS[verb.toLowerCase()]}: it gives nothing`, value: verb, severity: 'warning' };
        }
        const groups = Array.isArray(apiGroups) ? apiGroups.map(String) : [];
        // Others may have resources of the same name.
        if (groups.some(group => group.includes('.') && !group.endsWith('.k8s.io'))) continue;
        for (const resource of Array.isArray(resources) ? resources.map(String) : []) {
          const [name] = resource.split('/');
          if (Object.hasOwn(SUBRESOURCES, resource)) {
            // Where another role has the right one too, nothing is missing.
            const meant = SUBRESOURCES[resource];
            const given = isGiven(cluster, meant);
            const must = `${given ? 'should' : 'must'} name '${meant}': it gives nothing`;
            yield { item, at: 'rules', must, value: resource, remedy: `write '${meant}'`, ...given ? { severity: 'warning' } : {} };
          } else if (SINGULAR.has(name) && !Object.hasOwn(GROUPS, name)) {
            yield { item, at: 'rules', must: 'should name resources by their plural: it gives nothing', value: resource, severity: 'warning' };
          } else if (Object.hasOwn(GROUPS, name) && !groups.includes('*') && !groups.some(group => GROUPS[name].includes(group) || group === 'extensions')) {
            yield { item, at: 'rules', must: `should name '${name}' in the group '${GROUPS[name][0]}': it gives nothing`, value: groups, severity: 'warning' };
          }
        }
      }
    }
  },
};

/** Whether a role of the program gives rights on a resource of a resource: by its name, or by a star. */
function isGiven(cluster: Cluster, resource: string): boolean {
  const [, part] = resource.split('/');
  const names = [resource, '*', `*/${part}`];
  return [...cluster.all('Role'), ...cluster.all('ClusterRole')].some(({ json }) =>
    list(json.rules).some(({ resources }) => Array.isArray(resources) && resources.some(each => names.includes(String(each)))));
}
