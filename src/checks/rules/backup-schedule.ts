import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'backup-schedule',
  severity: 'error',
  title: 'The schedule of a backup of CloudNativePG begins with the second.',
  why: 'It has six fields, of which the first is the second: five of crontab\'s are each read as the next smaller unit, and a daily backup runs every hour, or is refused.',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/issues/5380',
  remedy: 'put \'0\' before it',
  * check(cluster) {
    for (const item of cluster.all('ScheduledBackup.postgresql.cnpg.io')) {
      const { schedule } = item.spec;
      if (typeof schedule !== 'string' || schedule.startsWith('@') || schedule.trim().split(/\s+/).length === 6) continue;
      yield { item, at: 'spec.schedule', must: 'must have six fields, of which the first is the second', value: schedule };
    }
  },
};
