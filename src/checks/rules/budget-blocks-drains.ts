import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { isNothing, shareOf } from '../internal/resources';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'budget-blocks-drains',
  severity: 'error',
  title: 'A PodDisruptionBudget lets a drain go on.',
  why: 'A budget that allows no pod to be evicted keeps nodes from ever being drained: upgrades of the cluster hang until somebody deletes it.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
  remedy: 'set \'maxUnavailable: 1\', or remove the budget where there is one replica',
  * check(cluster) {
    for (const item of cluster.all('PodDisruptionBudget')) {
      const { minAvailable, maxUnavailable } = item.spec;
      const selected = cluster.selected(item.namespace, record(item.spec.selector)).map(each => each.item);
      const pods = fewest(cluster, selected);
      const uncounted = selected.every(({ kind }) => UNCOUNTED.includes(kind)) ? selected[0] : undefined;
      if (uncounted !== undefined && (maxUnavailable !== undefined || /%$/.test(String(minAvailable)))) {
        const [at, value] = maxUnavailable === undefined ? ['spec.minAvailable', minAvailable] : ['spec.maxUnavailable', maxUnavailable];
        yield { item, at, must: `must be a number of 'minAvailable' for the pods of ${uncounted.toString()}, which nobody counts: no node with one of them can be drained`, value, remedy: 'remove the budget: a pod of a Job is made again, or set a number in \'minAvailable\'' };
      } else if (isNothing(maxUnavailable)) {
        yield { item, at: 'spec.maxUnavailable', must: 'must let one pod at least be evicted: no node with one of them can be drained', value: maxUnavailable };
      } else if (pods !== undefined && pods > 0 && minAvailable !== undefined && shareOf(minAvailable, pods) >= pods) {
        yield { item, at: 'spec.minAvailable', must: `must be less than the fewest replicas, ${pods}: no node with one of them can be drained`, value: minAvailable };
      }
    }
  },
};

// What makes pods without saying how many there should be.
const UNCOUNTED = ['Job', 'CronJob', 'Pod'];

/** The fewest pods that a budget is for; undefined where that is not known. */
function fewest(cluster: Cluster, selected: readonly Item[]): number | undefined {
  const counts = selected.map(item => cluster.count(item)?.fewest);
  return counts.reduce((total, each) => total === undefined || each === undefined ? undefined : total + each, 0);
}
