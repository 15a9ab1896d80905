import { record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'budget-twice',
  severity: 'error',
  title: 'A pod has one PodDisruptionBudget.',
  why: 'A pod that two budgets are for cannot be evicted at all: the API server answers every eviction with an error, and a drain hangs.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-workloads-and-arbitrary-selectors',
  remedy: 'remove one of them, or narrow its selector',
  * check(cluster) {
    const first = new Map<Pods, Item>();
    for (const item of cluster.all('PodDisruptionBudget')) {
      for (const pods of cluster.selected(item.namespace, record(item.spec.selector))) {
        const other = first.get(pods);
        if (other) yield { item, at: 'spec.selector', must: `must not select the pods of ${pods.item.toString()}, which ${other.toString()} is for: they can no more be evicted`, value: item.spec.selector };
        first.set(pods, other ?? item);
      }
    }
  },
};
