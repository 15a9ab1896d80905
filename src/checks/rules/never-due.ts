import { isEverDue, readSchedule } from '../../core/internal/cron';
import { Rule } from '../internal/rule';
import { schedulesOf } from '../internal/workloads/schedules';

export const rule: Rule = {
  id: 'never-due',
  severity: 'error',
  title: 'A schedule is due at some time.',
  why: 'A schedule such as that of the 30th of February is read without a word, and never runs.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
  remedy: 'correct the day and the month',
  alone: true,
  * check(cluster) {
    const own = cluster.all('CronJob').map(item => ({ item, at: 'spec.schedule', schedule: String(item.spec.schedule) }));
    for (const { item, at, schedule } of [...own, ...schedulesOf(cluster).schedules]) {
      const read = readSchedule(schedule);
      if (typeof read !== 'string' && !isEverDue(read)) yield { item, at, must: 'must be due at some time: it never runs', value: schedule };
    }
  },
};
