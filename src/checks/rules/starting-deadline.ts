import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'starting-deadline',
  severity: 'error',
  title: 'A run that is due has time to be started.',
  why: 'The cluster looks every 10 seconds for runs that are due. With a deadline of less, a run may be over it before anybody has looked, and is left out. With one of less than 30, so is what is due while one controller takes over from another, which may be 15 seconds.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
  remedy: 'set 30 or more, or remove it',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('CronJob')) {
      const { startingDeadlineSeconds: deadline } = item.spec;
      if (typeof deadline !== 'number' || deadline >= 30) continue;
      const at = 'spec.startingDeadlineSeconds';
      if (deadline < 10) yield { item, at, must: 'must be 10 or more: runs are left out', value: deadline };
      else yield { item, at, must: 'should be 30 or more: what is due while a controller takes over from another is left out', value: deadline, severity: 'warning', source: LEASE };
    }
  },
};

// By `--leader-elect-lease-duration`; cdk8s-plus sets 10.
const LEASE = 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/';
