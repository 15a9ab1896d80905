import { isEverDue, readSchedule } from '../../core/internal/cron';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'never-due',
  severity: 'error',
  title: 'A schedule is due at some time.',
  why: 'A schedule such as that of the 30th of February is read without a word, and never runs.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
  remedy: 'correct the day and the month',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('CronJob')) {
      const read = readSchedule(String(item.spec.schedule));
      if (typeof read !== 'string' && !isEverDue(read)) yield { item, at: 'spec.schedule', must: 'must be due at some time: it never runs', value: item.spec.schedule };
    }
  },
};
