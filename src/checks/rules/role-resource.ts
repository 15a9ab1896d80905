import { list } from '../../core/internal/json';
import { Rule } from '../internal/rule';

// Where the resources that roles are mostly about are: `kubectl api-resources`.
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  pods: ['', 'metrics.k8s.io'],
  services: [''],
  configmaps: [''],
  secrets: [''],
  namespaces: [''],
  serviceaccounts: [''],
  persistentvolumeclaims: [''],
  persistentvolumes: [''],
  deployments: ['apps'],
  statefulsets: ['apps'],
  daemonsets: ['apps'],
  replicasets: ['apps'],
  jobs: ['batch'],
  cronjobs: ['batch'],
  ingresses: ['networking.k8s.io'],
  ingressclasses: ['networking.k8s.io'],
  networkpolicies: ['networking.k8s.io'],
  roles: ['rbac.authorization.k8s.io'],
  rolebindings: ['rbac.authorization.k8s.io'],
  horizontalpodautoscalers: ['autoscaling'],
  poddisruptionbudgets: ['policy'],
  leases: ['coordination.k8s.io'],
};
const SINGULAR = new Set(Object.keys(GROUPS).map(name => name.replace(/ies$/, 'y').replace(/sses$/, 'ss').replace(/s$/, '')));

export const rule: Rule = {
  id: 'role-resource',
  severity: 'warning',
  title: 'A role gives rights on resources by their plural, in their group.',
  why: 'A rule for the wrong group, or for "pod" in place of "pods", gives nothing: the API server takes it, and refuses what it was to allow.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  remedy: 'write the plural, and the group that kubectl api-resources shows',
  * check(cluster) {
    for (const item of [...cluster.all('Role'), ...cluster.all('ClusterRole')]) {
      for (const { apiGroups, resources } of list(item.json.rules)) {
        const groups = Array.isArray(apiGroups) ? apiGroups.map(String) : [];
        // Others may have resources of the same name.
        if (groups.some(group => group.includes('.') && !group.endsWith('.k8s.io'))) continue;
        for (const resource of Array.isArray(resources) ? resources.map(String) : []) {
          const [name] = resource.split('/');
          if (SINGULAR.has(name) && !Object.hasOwn(GROUPS, name)) {
            yield { item, at: 'rules', must: 'should name resources by their plural: it gives nothing', value: resource };
          } else if (Object.hasOwn(GROUPS, name) && !groups.includes('*') && !groups.some(group => GROUPS[name].includes(group) || group === 'extensions')) {
            yield { item, at: 'rules', must: `should name '${name}' in the group '${GROUPS[name][0]}': it gives nothing`, value: groups };
          }
        }
      }
    }
  },
};
