import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'starting-deadline',
  severity: 'error',
  title: 'A run that is due has time to be started.',
  why: 'The cluster looks every 10 seconds for runs that are due. With a deadline of less, a run may be over it before anybody has looked, and is left out.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
  remedy: 'set 30 or more, or remove it',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('CronJob')) {
      const { startingDeadlineSeconds: deadline } = item.spec;
      if (typeof deadline === 'number' && deadline < 10) yield { item, at: 'spec.startingDeadlineSeconds', must: 'must be 10 or more: runs are left out', value: deadline };
    }
  },
};
