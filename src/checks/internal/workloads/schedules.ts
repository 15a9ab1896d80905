import { list, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';

/** A line of crontab in an object that is no CronJob, as its controller reads it. */
export interface Scheduled {
  readonly item: Item;
  /** Where in the object. */
  readonly at: string;
  readonly schedule: string;
  /** Whether something runs when it is due, and is not only begun or over. */
  readonly runs: boolean;
}

/** A time zone of such lines. */
export interface Zoned {
  readonly item: Item;
  readonly at: string;
  readonly zone: string;
}

interface Schedules {
  readonly schedules: readonly Scheduled[];
  readonly zones: readonly Zoned[];
}

/**
 * The schedules that controllers of others read as Kubernetes does, by the same library: Argo Workflows, KEDA, Velero, Longhorn.
 *
 * @see https://pkg.go.dev/github.com/robfig/cron/v3
 */
export const schedulesOf = memo((cluster: Cluster): Schedules => {
  const schedules: Scheduled[] = [];
  const zones: Zoned[] = [];
  const add = (item: Item, at: string, schedule: unknown, runs = true) => {
    if (typeof schedule === 'string' && !isTemplate(schedule)) schedules.push({ item, at, schedule, runs });
  };
  const addZone = (item: Item, at: string, zone: unknown) => {
    if (typeof zone === 'string' && zone !== '' && !isTemplate(zone)) zones.push({ item, at, zone });
  };
  for (const item of cluster.all('CronWorkflow.argoproj.io')) {
    const { schedule, schedules: several, timezone } = item.spec;
    add(item, 'spec.schedule', schedule);
    for (const [index, each] of (Array.isArray(several) ? several : []).entries()) add(item, `spec.schedules[${index}]`, each);
    addZone(item, 'spec.timezone', timezone);
  }
  for (const item of cluster.all('ScaledObject.keda.sh')) {
    for (const [index, { type, metadata }] of list(item.spec.triggers).entries()) {
      if (type !== 'cron') continue;
      const { start, end, timezone } = record(metadata);
      for (const [field, text] of [['start', start], ['end', end]] as const) add(item, `spec.triggers[${index}].metadata.${field}`, text, false);
      addZone(item, `spec.triggers[${index}].metadata.timezone`, timezone);
    }
  }
  for (const item of cluster.all('Schedule.velero.io')) add(item, 'spec.schedule', item.spec.schedule);
  for (const item of cluster.all('RecurringJob.longhorn.io')) add(item, 'spec.cron', item.spec.cron);
  return { schedules, zones };
});

/** Whether somebody puts something in before it is applied. */
function isTemplate(text: string): boolean {
  return /\$\{|\{\{/.test(text);
}
