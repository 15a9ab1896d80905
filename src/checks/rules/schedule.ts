import { isTimeZone, readSchedule } from '../../core/internal/cron';
import { Rule, Violation } from '../internal/rule';
import { schedulesOf } from '../internal/workloads/schedules';

export const rule: Rule = {
  id: 'schedule',
  severity: 'error',
  title: 'A schedule and its time zone are such as Kubernetes reads.',
  why: 'The API server refuses a schedule that it cannot read, one with a time zone in it, and a zone that it does not know.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
  remedy: 'write it as crontab does, five fields or \'@daily\', and the zone in \'timeZone\'',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('CronJob')) {
      const { schedule, timeZone } = item.spec;
      const wrong = typeof schedule === 'string' ? scheduleProblem(schedule) : undefined;
      if (wrong !== undefined) yield { item, at: 'spec.schedule', must: wrong, value: schedule };
      if (typeof timeZone === 'string' && !isTimeZone(timeZone)) yield zoneProblem(item, timeZone);
    }
    const { schedules, zones } = schedulesOf(cluster);
    for (const { item, at, schedule } of schedules) {
      const wrong = schedule.includes('TZ=') ? undefined : scheduleProblem(schedule);
      if (wrong !== undefined) yield { item, at, must: `${wrong}: its controller cannot read it`, value: schedule, remedy: 'write it as crontab does, five fields or \'@daily\'', source: READ };
    }
    for (const { item, at, zone } of zones) {
      if (!isTimeZone(zone)) yield { item, at, must: 'must be the name of a time zone in the IANA database: its controller does not find it, and nothing is done', value: zone, remedy: ZONES, source: READ };
    }
  },
};

const READ = 'https://pkg.go.dev/github.com/robfig/cron/v3#hdr-Time_zones';
const ZONES = 'write \'Europe/Paris\' or \'Etc/UTC\'';

function scheduleProblem(schedule: string): string | undefined {
  if (schedule.includes('TZ')) return 'must not hold a time zone: the API server refuses it';
  // The library that Kubernetes reads schedules with knows this too: https://pkg.go.dev/github.com/robfig/cron/v3
  if (/^@every (\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(schedule)) return undefined;
  const read = readSchedule(schedule);
  return typeof read === 'string' ? read : undefined;
}

function zoneProblem(item: Violation['item'], timeZone: string): Violation {
  return { item, at: 'spec.timeZone', must: 'must be the name of a time zone in the IANA database: the API server refuses it', value: timeZone, remedy: ZONES };
}
