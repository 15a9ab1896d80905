import { record } from '../../core/internal/json';
import { closest, hasPods } from '../internal/network/selected';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'budget-selects-nothing',
  severity: 'error',
  title: 'A PodDisruptionBudget selects pods.',
  why: 'A budget without pods protects nothing: a drain evicts all replicas at once.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  remedy: 'correct the selector, or say that somebody else makes the pods: External.pods in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    for (const item of cluster.all('PodDisruptionBudget')) {
      const selector = record(item.spec.selector);
      const labels = record(selector.matchLabels);
      if (hasPods(cluster, item, selector)) continue;
      yield { item, at: 'spec.selector', must: `must select pods of its namespace: it protects nothing${closest(cluster, item, labels)}`, value: selector };
    }
  },
};
