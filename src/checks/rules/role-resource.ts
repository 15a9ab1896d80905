import { list } from '../../core/internal/json';
import { GROUPS } from '../internal/api/api-groups';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

// Words that are easily taken for those of the API: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
const VERBS: Readonly<Record<string, string>> = { read: 'get, list, watch', write: 'create, update, patch', edit: 'update, patch', view: 'get, list, watch', all: '*', remove: 'delete', post: 'create', put: 'update' };
const SUBRESOURCES: Readonly<Record<string, string>> = { 'pods/logs': 'pods/log', 'pods/execute': 'pods/exec', 'pods/portforwards': 'pods/portforward', 'pods/port-forward': 'pods/portforward', 'deployments/scales': 'deployments/scale' };
// What is done with a pod is to create what is below it, or to get it: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
const DEEDS: Readonly<Record<string, string>> = {
  exec: '\'create\' of \'pods/exec\'',
  attach: '\'create\' of \'pods/attach\'',
  portforward: '\'create\' of \'pods/portforward\'',
  log: '\'get\' of \'pods/log\'',
  logs: '\'get\' of \'pods/log\'',
  scale: '\'update\' of \'deployments/scale\'',
  restart: '\'patch\' of \'deployments\'',
};
const SINGULAR = new Set(Object.keys(GROUPS).map(name => name.replace(/ies$/, 'y').replace(/sses$/, 'ss').replace(/s$/, '')));

export const rule: Rule = {
  id: 'role-resource',
  severity: 'error',
  title: 'A role gives rights on resources by their plural, in their group.',
  why: 'A rule for the wrong group, for "pod" in place of "pods", or with a verb that is none, as exec, gives nothing: the API server takes it, and refuses what it was to allow.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  remedy: 'write the plural, and the group that kubectl api-resources shows',
  * check(cluster) {
    for (const item of [...cluster.all('Role'), ...cluster.all('ClusterRole')]) {
      for (const { apiGroups, resources, verbs } of list(item.json.rules)) {
        for (const verb of Array.isArray(verbs) ? verbs.map(String) : []) {
          const deed = Object.hasOwn(DEEDS, verb.toLowerCase()) && isOfPods(resources) ? DEEDS[verb.toLowerCase()] : undefined;
          if (deed !== undefined) yield { item, at: 'rules', must: `should have verbs of the API, and that is ${deed}: it gives nothing`, value: verb, severity: 'warning' };
          if (Object.hasOwn(VERBS, verb.toLowerCase())) yield { item, at: 'rules', must: `should have verbs of the API, such as ${VERBS[verb.toLowerCase()]}: it gives nothing`, value: verb, severity: 'warning' };
        }
        const groups = Array.isArray(apiGroups) ? apiGroups.map(String) : [];
        // Others may have resources of the same name.
        if (groups.some(group => group.includes('.') && !group.endsWith('.k8s.io'))) continue;
        for (const resource of Array.isArray(resources) ? resources.map(String) : []) {
          const [written] = resource.split('/');
          const name = written.toLowerCase();
          if (Object.hasOwn(SUBRESOURCES, resource)) {
            // Where another role has the right one too, nothing is missing.
            const meant = SUBRESOURCES[resource];
            const given = isGiven(cluster, meant);
            const must = `${given ? 'should' : 'must'} name '${meant}': it gives nothing`;
            yield { item, at: 'rules', must, value: resource, remedy: `write '${meant}'`, ...given ? { severity: 'warning' } : {} };
          } else if (SINGULAR.has(name) && !Object.hasOwn(GROUPS, name)) {
            yield { item, at: 'rules', must: 'should name resources by their plural: it gives nothing', value: resource, severity: 'warning' };
          } else if (Object.hasOwn(GROUPS, name) && name !== written) {
            yield { item, at: 'rules', must: 'should name resources in small letters: it gives nothing', value: resource, severity: 'warning' };
          } else if (Object.hasOwn(GROUPS, name) && !isOfGroup(groups, name) && !(groups.includes('extensions') && isMeantToo(item, name))) {
            yield { item, at: 'rules', must: `should name '${name}' in the group '${GROUPS[name][0]}': it gives nothing`, value: groups, severity: 'warning' };
          }
        }
      }
    }
  },
};

function isOfPods(resources: unknown): boolean {
  return Array.isArray(resources) && resources.some(each => /^(pods|deployments|statefulsets)(\/|$)/.test(String(each)));
}

function isOfGroup(groups: readonly string[], name: string): boolean {
  return groups.includes('*') || groups.some(group => GROUPS[name].includes(group));
}

/** Whether another rule of a role has a resource in the group of today, and one in that of old clusters is there for these. */
function isMeantToo({ json }: Item, name: string): boolean {
  return list(json.rules).some(({ apiGroups, resources }) =>
    Array.isArray(apiGroups) && isOfGroup(apiGroups.map(String), name) && Array.isArray(resources) && resources.some(each => each === '*' || String(each).split('/')[0] === name));
}

/** Whether a role of the program gives rights on a resource of a resource: by its name, or by a star. */
function isGiven(cluster: Cluster, resource: string): boolean {
  const [, part] = resource.split('/');
  const names = [resource, '*', `*/${part}`];
  return [...cluster.all('Role'), ...cluster.all('ClusterRole')].some(({ json }) =>
    list(json.rules).some(({ resources }) => Array.isArray(resources) && resources.some(each => names.includes(String(each)))));
}
