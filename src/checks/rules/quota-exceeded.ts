import { demandsOf, Use, usesOf } from '../internal/quotas/demand';
import { amountText } from '../internal/resources';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'quota-exceeded',
  severity: 'error',
  title: 'A namespace asks for no more than its quota.',
  why: 'The API server refuses the pod, or the Service, that would be over the quota: a rollout hangs in the middle, or the app stays smaller than its load needs.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  remedy: 'raise the quota, or ask for less: fewer replicas, smaller requests, \'maxSurge: 0\' with \'maxUnavailable: 1\'',
  * check(cluster) {
    for (const quota of cluster.all('ResourceQuota')) {
      for (const use of usesOf(cluster, quota, demandsOf(cluster, quota.namespace))) {
        if (use.used <= use.hard) continue;
        const remedy = use.resource === 'count/replicasets.apps' ? 'raise the quota, or lower \'revisionHistoryLimit\': as many old ones are kept, and one more until a rollout is over' : undefined;
        yield { item: quota, at: use.resource, must: `must be at least ${amountText(use.resource, use.used)}, which the program asks for: ${arithmetic(use)}`, value: use.limit, remedy };
      }
    }
  },
};

/** Who asks for how much, the largest first. */
function arithmetic({ resource, parts }: Use): string {
  const largest = parts.filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount);
  const words = largest.slice(0, 8).map(({ item, amount }) => `${item.toString()} ${amountText(resource, amount)}`);
  const rest = largest.slice(8).reduce((sum, { amount }) => sum + amount, 0);
  return [...words, ...rest > 0 ? [`${largest.length - 8} others ${amountText(resource, rest)}`] : []].join(' + ');
}
