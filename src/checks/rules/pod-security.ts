import { Rule } from '../internal/rule';
import { refusedBy } from '../internal/workloads/pod-standard';

export const rule: Rule = {
  id: 'pod-security',
  severity: 'error',
  title: 'Pods satisfy the Pod Security Standard that their namespace enforces.',
  why: 'The API server takes the workload and refuses its pods: the Deployment is there, and has none.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  remedy: 'change the pod, or give the namespace another level (\'podSecurity\' of the Tenant)',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const level = cluster.podSecurity(pods.namespace);
      if (level === undefined || !pods.item.builtIn) continue;
      for (const { at, must, value } of refusedBy(level, pods, cluster.setting.minor)) {
        yield { item: pods.item, at, must: `${must}: the namespace enforces '${level}', and the pod is refused`, value };
      }
    }
  },
};
