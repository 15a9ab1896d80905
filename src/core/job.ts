import { Duration } from 'cdk8s';

/**
 * What becomes of a Job when one of its pods fails in a certain way.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export class FailureRule {
  /** The Job fails at once: for exit codes that another try does not mend. */
  public static failJob(exitCodes: number[]): FailureRule {
    return new FailureRule('FailJob', exitCodes);
  }

  /** The pod's index fails at once, and the others go on; needs `backoffLimitPerIndex`. */
  public static failIndex(exitCodes: number[]): FailureRule {
    return new FailureRule('FailIndex', exitCodes);
  }

  /** The try does not count: for exit codes that say only that it was not the time. */
  public static ignore(exitCodes: number[]): FailureRule {
    return new FailureRule('Ignore', exitCodes);
  }

  /** A pod that was evicted, drained or preempted does not count. */
  public static ignoreDisruptions(): FailureRule {
    return new FailureRule('Ignore');
  }

  private constructor(private readonly action: string, private readonly exitCodes?: number[]) {
  }

  /** @internal */
  public _rule(): { readonly action: string; readonly exitCodes?: number[] } {
    return { action: this.action, exitCodes: this.exitCodes };
  }
}

/** How a program that ends is tried. */
export interface JobProps {
  /**
   * How many times a failed run is tried again, 0 or more. Tries are 10 s apart at first, then 20 s, and so on up to 6 minutes.
   *
   * @default 3
   */
  readonly backoffLimit?: number;

  /**
   * Seconds after which the run is stopped and has failed, 1 or more.
   *
   * @default - it may take as long as it takes; a CronTask: three times the shortest time between two runs, at least an hour, since one that never ends
   * keeps the next ones from starting
   */
  readonly activeDeadlineSeconds?: number | Duration;

  /**
   * Whether a try that failed is a new pod, so that the log of each stays, or the container is started again in its pod (`OnFailure`).
   *
   * @default 'Never' (a new pod)
   */
  readonly restartPolicy?: 'Never' | 'OnFailure';

  /**
   * What becomes of the Job when a pod fails in a certain way; the first rule that fits decides. At most 20, with the restart policy `Never` only.
   *
   * @default [FailureRule.ignoreDisruptions()], none with `OnFailure`
   */
  readonly failureRules?: FailureRule[];
}
