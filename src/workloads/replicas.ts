import { Duration } from 'cdk8s';
import { SpreadProps } from '../core/placement';
import { MigrationProps } from './migrations';

/**
 * How many replicas there may be, and what decides. When an app that runs gets it in place of `replicas`, hand the number over first, or the Deployment
 * goes to one replica for a moment: https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership.
 */
export interface ScalingProps {
  /** The fewest, 1 or more. */
  readonly min: number;

  /** The most, no less than `min`. */
  readonly max: number;

  /**
   * CPU in use, as a share of what is set aside, that more replicas are started above; in percent.
   *
   * @default 80, unless `memory` is given
   */
  readonly cpu?: number;

  /**
   * Memory in use, as a share of what is set aside, that more replicas are started above; in percent.
   *
   * @default - memory does not matter
   */
  readonly memory?: number;

  /**
   * Seconds that the load must have been lower for before pods are stopped, 0 to 3600.
   *
   * @default 300
   */
  readonly scaleDownStabilizationSeconds?: number | Duration;
}

/** How many pods there are, and how a rollout replaces them. */
export interface ReplicaProps extends SpreadProps {
  /**
   * How many replicas, 0 or more.
   *
   * @default 2, or 1 on a claim that only one node can use
   */
  readonly replicas?: number;

  /**
   * Lets the load decide how many replicas, in place of `replicas`. Needs metrics-server in the cluster.
   *
   * @default - a fixed number
   */
  readonly scaling?: ScalingProps;

  /**
   * Seconds that a new pod must have been ready for before the rollout goes on.
   *
   * @default 0
   */
  readonly minReadySeconds?: number | Duration;

  /**
   * How many pods more than `replicas` a rollout may have: a number, or a share such as `'25%'`.
   *
   * @default '25%'
   */
  readonly maxSurge?: string | number;

  /**
   * How many pods less than `replicas` a rollout may have: a number, or a share such as `'25%'`.
   *
   * @default 0
   */
  readonly maxUnavailable?: string | number;

  /**
   * Stops all old pods before the first new one is started.
   *
   * @default false, or true on a claim that only one node can use
   */
  readonly recreate?: boolean;

  /**
   * Seconds without progress after which a rollout counts as failed. Must be more than `minReadySeconds`.
   *
   * @default - 600 more than `minReadySeconds`
   */
  readonly progressDeadlineSeconds?: number | Duration;

  /**
   * What is done before a rollout, such as the changes of a database's schema: a Job of the new image, which `apply.sh` waits for.
   *
   * @default - nothing
   */
  readonly migrations?: MigrationProps;
}
