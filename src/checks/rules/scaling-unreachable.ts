import { scaleUpTolerance, targetOf, utilizations } from '../internal/quotas/scaling';
import { limitOf, requestOf, rounded } from '../internal/resources';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'scaling-unreachable',
  severity: 'error',
  title: 'The share that an autoscaler waits for can be reached.',
  why: 'A container cannot use more than its limit, and an autoscaler does nothing while use is above the share by no more than its tolerance, a tenth by default. Where the limit allows no more than that, it never scales, and the app stays as small as it is. Where only the tolerance is in the way, it is a warning: a cluster may have a lower one.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details',
  remedy: 'lower the share, or raise the limit',
  * check(cluster) {
    for (const item of cluster.all('HorizontalPodAutoscaler')) {
      const measured = (targetOf(cluster, item)?.containers ?? []).filter(({ role }) => role !== 'init');
      const tolerance = scaleUpTolerance(item);
      for (const { resource, percent } of utilizations(item)) {
        const requests = measured.map(({ json }) => requestOf(json, resource));
        const limits = measured.map(({ json }) => limitOf(json, resource));
        const set = sum(requests);
        const most = sum(limits);
        if (set === undefined || most === undefined) continue;
        const allowed = rounded(most * 100 / set);
        if (allowed > percent && allowed >= rounded(percent * (1 + tolerance))) continue;
        const must = `must be less than ${lowestBeyond(allowed, tolerance)}: the limits of ${resource} allow ${Math.round(allowed)}, and the autoscaler's tolerance is ${tolerance}`;
        yield { item, at: `metric '${resource}'`, must, value: percent, severity: allowed > percent ? 'warning' : undefined };
      }
    }
  },
};

/** The lowest share, in whole percent, that what the limits allow is not enough for. */
function lowestBeyond(allowed: number, tolerance: number): number {
  return tolerance === 0 ? Math.ceil(allowed) : Math.floor(rounded(allowed / (1 + tolerance))) + 1;
}

/** The sum, where all are known and there is one. */
function sum(amounts: ReadonlyArray<number | undefined>): number | undefined {
  if (amounts.length === 0) return undefined;
  return amounts.reduce<number | undefined>((total, each) => total === undefined || each === undefined ? undefined : total + each, 0);
}
