import { boundTo, givesRights, mountsToken } from '../internal/api/rights';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'token-not-mounted',
  severity: 'warning',
  title: 'Pods whose ServiceAccount has rights have its token.',
  why: 'Without the token the API server does not know who asks: it answers 401, or 403 to system:anonymous, whatever the role allows.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  remedy: 'set \'serviceAccountToken: true\' of the program, or \'automountServiceAccountToken\', or remove the binding',
  * check(cluster) {
    if (!givesRights(cluster)) return;
    for (const pods of cluster.pods) {
      const binding = boundTo(cluster, pods);
      if (!binding || mountsToken(cluster, pods)) continue;
      yield { item: pods.item, at: 'automountServiceAccountToken', must: `should be true: ${binding.toString()} gives its ServiceAccount rights, and nobody has its token`, value: false };
    }
  },
};
