import { record } from '../../core/internal/json';
import { patienceOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'progress-deadline',
  severity: 'warning',
  title: 'A rollout waits as long as its pods may take to start.',
  why: 'A Deployment whose new pods are not ready after progressDeadlineSeconds, 600 where nothing is said, is reported as failed: who waits for the rollout stops there, as kubectl, Helm and Argo CD do, while the startup probe, or the delay of the readiness probe, still gives the program time.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
  remedy: 'raise \'progressDeadlineSeconds\' above it, or let the startup probe give up sooner',
  * check(cluster) {
    for (const item of cluster.all('Deployment')) {
      const { progressDeadlineSeconds: deadline = 600 } = item.spec;
      for (const { json, at } of cluster.podsOf(item)?.containers ?? []) {
        const { initialDelaySeconds: delay = 0 } = record(json.readinessProbe);
        if (Number(delay) >= Number(deadline)) yield { item, at: 'spec.progressDeadlineSeconds', must: `should be more than the ${String(delay)} s before which ${at} is not asked whether it is ready: the rollout is reported as failed before`, value: deadline, remedy: 'lower \'initialDelaySeconds\', or raise \'progressDeadlineSeconds\' above it' };
        if (json.startupProbe === undefined) continue;
        const seconds = patienceOf(record(json.startupProbe));
        if (seconds > Number(deadline)) yield { item, at: 'spec.progressDeadlineSeconds', must: `should be no less than the ${seconds} s that ${at} may take to start: the rollout is reported as failed before`, value: deadline };
      }
    }
  },
};
