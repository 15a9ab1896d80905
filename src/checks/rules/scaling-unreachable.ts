import { limitOf, requestOf } from '../internal/resources';
import { Rule } from '../internal/rule';
import { targetOf, utilizations } from '../internal/scaling';

export const rule: Rule = {
  id: 'scaling-unreachable',
  severity: 'error',
  title: 'The share that an autoscaler waits for can be reached.',
  why: 'A container cannot use more than its limit. Where the limit is no more than the share of the request, the autoscaler never sees it, and the app stays as small as it is.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details',
  remedy: 'lower the share, or raise the limit',
  * check(cluster) {
    for (const item of cluster.all('HorizontalPodAutoscaler')) {
      const measured = (targetOf(cluster, item)?.containers ?? []).filter(({ role }) => role !== 'init');
      for (const { resource, percent } of utilizations(item)) {
        const requests = measured.map(({ json }) => requestOf(json, resource));
        const limits = measured.map(({ json }) => limitOf(json, resource));
        const set = sum(requests);
        const most = sum(limits);
        if (set === undefined || most === undefined || most * 100 > percent * set) continue;
        yield { item, at: `metric '${resource}'`, must: `must be less than ${Math.round(most * 100 / set)}: the limits of ${resource} allow no more`, value: percent };
      }
    }
  },
};

/** The sum, where all are known and there is one. */
function sum(amounts: ReadonlyArray<number | undefined>): number | undefined {
  if (amounts.length === 0) return undefined;
  return amounts.reduce<number | undefined>((total, each) => total === undefined || each === undefined ? undefined : total + each, 0);
}
