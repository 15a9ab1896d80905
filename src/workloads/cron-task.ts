import { ApiObject, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { clockOf, isEverDue, isTimeZone, nextRuns, periodsOf, readSchedule, Schedule } from '../core/internal/cron';
import { unlessDefault } from '../core/internal/defaults';
import { factsOf } from '../core/internal/facts';
import { Found, validate } from '../core/internal/finding';
import { manifest } from '../core/internal/objects/manifest';
import { jobRules, jobSpec } from '../core/internal/pods/job';
import { secondsOf } from '../core/internal/quantity';
import { error, integer, oneOf, seconds, warning } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { JobProps } from '../core/job';
import { PodProps } from '../core/pod';
import { Workload } from '../core/workload';

/** Props of a `CronTask`. */
export interface CronTaskProps extends PodProps, JobProps {
  /** When to run: five cron fields, or `@daily` and the like. */
  readonly schedule: string;

  /**
   * The time zone of the schedule, by its name in the IANA database, such as `Europe/Paris`.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;

  /**
   * What to do when a run is due and the last one is not over: skip it (`Forbid`), start it beside (`Allow`) or instead (`Replace`).
   *
   * @default 'Forbid'
   */
  readonly concurrencyPolicy?: 'Forbid' | 'Allow' | 'Replace';

  /**
   * Seconds after which a run that could not be started in time is left out, 30 or more: the cluster looks every 10 s only.
   *
   * @default - until the next one is due: the shortest time between two runs
   */
  readonly startingDeadlineSeconds?: number | Duration;

  /**
   * How many runs that succeeded are kept, with their logs.
   *
   * @default 3
   */
  readonly successfulJobsHistoryLimit?: number;

  /**
   * How many runs that failed are kept, with their logs.
   *
   * @default 3
   */
  readonly failedJobsHistoryLimit?: number;

  /**
   * Starts no runs.
   *
   * @default false
   */
  readonly suspend?: boolean;
}

const CONCURRENCY_POLICIES = ['Forbid', 'Allow', 'Replace'];
const HOUR = 3600;

/** A program that runs on a schedule: a CronJob. */
export class CronTask extends Workload {
  /** The CronJob. */
  public readonly cronJob: ApiObject;

  /** The schedule as it was read, or what is wrong with it. */
  private readonly schedule: Schedule | string;
  private readonly timeZone: string;

  constructor(scope: Construct, id: string, props: CronTaskProps) {
    const { clean, slips } = checked('CronTaskProps', props);
    props = clean;
    super(scope, id, props, 'cron');
    const { schedule, timeZone = 'Etc/UTC', concurrencyPolicy = 'Forbid', restartPolicy = 'Never', suspend = false } = props;
    const { successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 3 } = props;
    const read = readSchedule(schedule);
    const { shortest: period = 24 * HOUR, longest = Infinity } = (typeof read === 'string' ? undefined : periodsOf(read)) ?? {};
    const { startingDeadlineSeconds = period, activeDeadlineSeconds = Math.max(3 * period, HOUR) } = props;
    this.schedule = read;
    this.timeZone = timeZone;

    validate(this,
      slips,
      scheduleRules(schedule, read),
      timeZoneRules(timeZone),
      jobRules(props),
      oneOf('concurrencyPolicy', concurrencyPolicy, CONCURRENCY_POLICIES),
      seconds('startingDeadlineSeconds', props.startingDeadlineSeconds, 30),
      concurrencyPolicy === 'Replace' && secondsOf(props.activeDeadlineSeconds ?? 0) > longest
        ? warning('deadline-unused', 'activeDeadlineSeconds', `should be less than the time between two runs, ${longest}: the next one ends it first, and a run that takes longer is never done`,
          secondsOf(props.activeDeadlineSeconds ?? 0), 'lower it, or let \'concurrencyPolicy\' be \'Forbid\'')
        : undefined,
      integer('successfulJobsHistoryLimit', successfulJobsHistoryLimit, 0),
      integer('failedJobsHistoryLimit', failedJobsHistoryLimit, 0),
    );

    // 52: a run's name ends with '-' and the minute that it was due at.
    const template = this._template({ serving: false, replicated: false, revisioned: false, ends: restartPolicy }, 52);
    this.cronJob = manifest<k8s.KubeCronJobProps>(this, 'CronJob', 'batch/v1', {
      metadata: this._metadata(),
      spec: {
        schedule,
        timeZone,
        concurrencyPolicy,
        startingDeadlineSeconds: Math.max(30, secondsOf(startingDeadlineSeconds)),
        successfulJobsHistoryLimit: unlessDefault(successfulJobsHistoryLimit, 3),
        failedJobsHistoryLimit: unlessDefault(failedJobsHistoryLimit, 1),
        suspend: unlessDefault(suspend, false),
        jobTemplate: { metadata: { labels: this._labels() }, spec: jobSpec({ ...props, activeDeadlineSeconds }, template, factsOf(this).minor) },
      },
    });
  }

  /**
   * When it runs next.
   *
   * @param count how many times, 5 if not given
   * @param after from when on, now if not given
   */
  public nextRuns(count = 5, after = new Date()): Date[] {
    const { schedule, timeZone } = this;
    return typeof schedule === 'string' || timeZoneRules(timeZone) ? [] : nextRuns(schedule, timeZone, after.getTime(), count).map(run => new Date(run));
  }

  /**
   * Prints when it runs next, to standard error: in its time zone, and in UTC.
   *
   * @param count how many times, 5 if not given
   * @param after from when on, now if not given
   */
  public printNextRuns(count = 5, after = new Date()): void {
    const two = (value: number) => String(value).padStart(2, '0');
    for (const run of this.nextRuns(count, after)) {
      const { year, month, day, hour, minute } = clockOf(this.timeZone)(run.getTime());
      console.error(`${this.node.path}: ${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)} ${this.timeZone}, ${run.toISOString()}`);
    }
  }
}

function scheduleRules(schedule: string, read: Schedule | string): Found {
  const remedy = 'write it as crontab does: \'30 3 * * *\', or \'@daily\'';
  if (schedule.includes('TZ')) return error('schedule', 'schedule', 'must not hold a time zone', schedule, 'give it as \'timeZone\'');
  if (typeof read === 'string') return error('schedule', 'schedule', read, schedule, remedy);
  return isEverDue(read) ? undefined : error('never-due', 'schedule', 'must be due at some time', schedule, 'correct the day and the month');
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones */
function timeZoneRules(timeZone: string): Found {
  if (isTimeZone(timeZone)) return undefined;
  return error('time-zone', 'timeZone', 'must be the name of a time zone in the IANA database', timeZone, 'write \'Europe/Paris\' or \'Etc/UTC\'');
}
