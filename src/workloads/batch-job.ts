import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { newerField } from '../core/internal/api/newer';
import { unlessDefault } from '../core/internal/defaults';
import { factsOf } from '../core/internal/facts';
import { Found, validate } from '../core/internal/finding';
import { jobManifest } from '../core/internal/objects/manifest';
import { awaited } from '../core/internal/objects/wait';
import { indexedWrongs, jobRules, jobSpec } from '../core/internal/pods/job';
import { secondsOf } from '../core/internal/quantity';
import { error, integer, seconds } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { JobProps } from '../core/job';
import { SpreadProps } from '../core/placement';
import { PodProps } from '../core/pod';
import { Workload } from '../core/workload';

/** Props of a `BatchJob`. */
export interface BatchJobProps extends PodProps, JobProps, SpreadProps {
  /**
   * How many pods must succeed, 1 or more. With `parallelism` and without this, the pods share a work queue: each ends when there is nothing left to do,
   * and the Job is done when all have ended and one has succeeded.
   *
   * @default - 1, none with `parallelism`
   */
  readonly completions?: number;

  /**
   * How many pods run at once, 0 or more. It can be changed while the Job runs.
   *
   * @default - 1
   */
  readonly parallelism?: number;

  /**
   * Gives each pod a number from 0 on, in the variable `JOB_COMPLETION_INDEX`; one pod must succeed for each number. Needs `completions`.
   *
   * @default false
   */
  readonly indexed?: boolean;

  /**
   * How many times a failed pod is tried again for each number, in place of `backoffLimit` for all. Needs `indexed`, and Kubernetes 1.29.
   *
   * @default - `backoffLimit` for all
   */
  readonly backoffLimitPerIndex?: number;

  /**
   * How many numbers may fail before the Job does. Needs `backoffLimitPerIndex`.
   *
   * @default - all of them: then the Job fails when every number is done
   */
  readonly maxFailedIndexes?: number;

  /**
   * Stops its pods, and starts them again when it is false.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * Seconds after its end until Kubernetes deletes it. What applies the program again and again then runs it again.
   *
   * @default - it stays
   */
  readonly ttlSecondsAfterFinished?: number | Duration;

  /**
   * Whether `apply.sh` waits until it is done.
   *
   * @default false
   */
  readonly wait?: boolean;
}

/**
 * A program that runs to its end: a Job. Its name ends with a hash of what it does, since a Job can never be changed: the same one, applied again, does
 * nothing, and another one is another Job.
 */
export class BatchJob extends Workload {
  /** The Job. */
  public readonly job: ApiObject;

  constructor(scope: Construct, id: string, props: BatchJobProps) {
    const { clean, slips } = checked('BatchJobProps', props);
    props = clean;
    super(scope, id, props, 'job');
    const { restartPolicy = 'Never', parallelism, completions, indexed = false, suspend = false, ttlSecondsAfterFinished, wait = false } = props;
    const { minor } = factsOf(this);

    validate(this, slips, jobRules(props, props.backoffLimitPerIndex !== undefined), batchRules(props, minor));

    // 52: a Job's name ends with '-' and a hash of 10 characters, and the host names of numbered pods with '-' and the number besides.
    const room = indexed && completions !== undefined ? 52 - `-${completions - 1}`.length : 52;
    const replicated = parallelism !== undefined || (completions ?? 1) > 1;
    const template = this._template({ serving: false, replicated, revisioned: false, ends: restartPolicy, spread: props }, room);
    const { backoffLimit, ...spec } = jobSpec(props, template, minor);
    this.job = jobManifest(this, 'Job', {
      metadata: this._metadata(),
      spec: {
        ...spec,
        backoffLimit: props.backoffLimitPerIndex === undefined ? backoffLimit : undefined,
        completions,
        parallelism,
        completionMode: indexed ? 'Indexed' : undefined,
        backoffLimitPerIndex: props.backoffLimitPerIndex,
        maxFailedIndexes: props.maxFailedIndexes,
        suspend: unlessDefault(suspend, false),
        ttlSecondsAfterFinished: ttlSecondsAfterFinished === undefined ? undefined : secondsOf(ttlSecondsAfterFinished),
      },
    });
    if (wait) awaited(this.job);
  }
}

function batchRules(props: BatchJobProps, minor: number): Found[] {
  const { completions, parallelism, indexed = false, backoffLimit, backoffLimitPerIndex, maxFailedIndexes, suspend, wait } = props;
  return [
    integer('completions', completions, 1),
    integer('parallelism', parallelism, 0),
    integer('backoffLimitPerIndex', backoffLimitPerIndex, 0),
    integer('maxFailedIndexes', maxFailedIndexes, 0),
    seconds('ttlSecondsAfterFinished', props.ttlSecondsAfterFinished),
    indexed && completions === undefined ? error('job-mode', 'indexed', 'needs \'completions\': as many numbers as there are', true, 'give it') : undefined,
    backoffLimitPerIndex !== undefined && !indexed ? error('job-mode', 'backoffLimitPerIndex', 'needs \'indexed\'', backoffLimitPerIndex, 'set it, or use \'backoffLimit\'') : undefined,
    backoffLimitPerIndex !== undefined && backoffLimit !== undefined ? error('not-both', 'backoffLimit', 'must not be given beside \'backoffLimitPerIndex\'', backoffLimit, 'remove one of them') : undefined,
    newerField('backoffLimitPerIndex', 'JobSpec.backoffLimitPerIndex', backoffLimitPerIndex, minor),
    maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined ? error('job-mode', 'maxFailedIndexes', 'needs \'backoffLimitPerIndex\'', maxFailedIndexes, 'set it, or remove this') : undefined,
    completions !== undefined && maxFailedIndexes !== undefined && maxFailedIndexes > completions ? error('job-mode', 'maxFailedIndexes', `must not be more than 'completions', ${completions}`, maxFailedIndexes, 'lower it') : undefined,
    indexed ? indexedWrongs({ ...props }).map(({ field, must, value }) => error('job-mode', field, must, value, field === 'maxFailedIndexes' && maxFailedIndexes === undefined ? 'give it' : 'lower it')) : undefined,
    suspend && wait ? error('waits-for-ever', 'wait', 'must not be with \'suspend\': apply.sh would wait for what does not run', true, 'remove one of them') : undefined,
    props.ttlSecondsAfterFinished !== undefined && wait ? error('waits-for-ever', 'ttlSecondsAfterFinished', 'must not be with \'wait\': apply.sh may find it deleted', secondsOf(props.ttlSecondsAfterFinished), 'remove one of them') : undefined,
  ];
}
