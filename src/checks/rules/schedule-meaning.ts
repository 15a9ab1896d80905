import { Rule, Violation } from '../internal/rule';
import { schedulesOf } from '../internal/workloads/schedules';

export const rule: Rule = {
  id: 'schedule-meaning',
  severity: 'warning',
  title: 'A schedule is due when it reads as if it were.',
  why: 'With a day of the month and a day of the week, it is due on each of both, not where they meet; a step that is longer than its field is due once in it: */90 of minutes is every hour, and */45 is due at 0 and 45. A star for the minute is each minute of the hour.',
  source: 'https://man7.org/linux/man-pages/man5/crontab.5.html',
  remedy: 'leave one of the two days \'*\', and have the program look at the other; write the hours that are meant',
  * check(cluster) {
    const own = cluster.all('CronJob').map(item => ({ item, at: 'spec.schedule', schedule: String(item.spec.schedule) }));
    for (const { item, at, schedule } of [...own, ...schedulesOf(cluster).schedules.filter(({ runs }) => runs)]) {
      const found = meaningOf(schedule);
      if (found) yield { item, at, value: schedule, ...found };
    }
  },
};

// A step of all of them is due once in them, as it reads; of days there are 30 too.
const MOST = [60, 24, 30, 12, 7];
const NAMES = ['minutes', 'hours', 'days', 'months', 'days of the week'];

/** Whether a step is due twice, and the second time soon before it begins again. */
function isUneven(step: number, most: number): boolean {
  return step < most && most - step <= step / 2;
}

function meaningOf(schedule: string): Pick<Violation, 'must' | 'remedy'> | undefined {
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== 5) return undefined;
  const [, , day, , weekday] = fields;
  if (!/^[*?]/.test(day) && !/^[*?]/.test(weekday)) {
    return {
      must: `should say one of the two days: it is due on every '${day}' of the month, and on every '${weekday}' of the week too`,
      remedy: 'leave one of the two days \'*\', and have the program look at the other',
    };
  }
  const [minute, hour] = fields;
  if (minute === '*' && /^\d+$/.test(hour)) {
    return { must: 'should say the minute: it is due at each minute of that hour, 60 times', remedy: `write '0 ${fields.slice(1).join(' ')}', or '*/1' where each minute is meant` };
  }
  const uneven = fields.findIndex((field, index) => index < 2 && isUneven(Number(/^\*\/(\d+)$/.exec(field)?.[1]), MOST[index]));
  if (uneven >= 0) {
    const [field, most, name] = [fields[uneven], MOST[uneven], NAMES[uneven]];
    const step = Number(field.slice(2));
    return { must: `should have a step that its ${most} ${name} are whole times of: it is due at 0 and at ${step}, ${step} and ${most - step} ${name} apart`, remedy: `write '0,${step}' where that is meant; else a step such as ${most / 2} or ${most / 3}, or one task for each` };
  }
  const long = fields.findIndex((field, index) => Number(/^\*\/(\d+)$/.exec(field)?.[1]) > MOST[index]);
  return long < 0 ? undefined : { must: `should have a step of at most ${MOST[long]} ${NAMES[long]}: it is due once in them`, remedy: `write the ${NAMES[long]} that are meant, in two tasks where one line cannot` };
}
