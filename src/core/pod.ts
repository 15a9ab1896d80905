import { Duration } from 'cdk8s';
import { ContainerProps } from './container';
import { Peer } from './peer';

/** As whom a pod runs, and what it may do. The defaults satisfy the Pod Security Standard `restricted`. */
export interface SecurityProps {
  /**
   * The numeric user of its processes.
   *
   * @default 65532 (what distroless images call nonroot)
   */
  readonly user?: number;

  /**
   * The numeric group of its processes.
   *
   * @default - the same as `user`
   */
  readonly group?: number;

  /**
   * The group that volumes are made writable for.
   *
   * @default - the same as `group`
   */
  readonly fsGroup?: number;

  /**
   * Makes the image's own files read-only; `writablePaths` remain writable.
   *
   * @default true
   */
  readonly readOnlyRootFilesystem?: boolean;

  /**
   * Lets a process gain more privileges than its parent, by setuid programs.
   *
   * @default false
   */
  readonly allowPrivilegeEscalation?: boolean;

  /**
   * Capabilities to keep, such as `NET_BIND_SERVICE`; all others are dropped.
   *
   * @default []
   */
  readonly capabilities?: string[];

  /**
   * The system calls that are allowed.
   *
   * @default 'RuntimeDefault'
   */
  readonly seccompProfile?: 'RuntimeDefault' | 'Unconfined';
}

/** What all pods have in common. */
export interface PodProps extends ContainerProps {
  /**
   * The name of the objects, in place of the one from the tree. Pinned, it survives that the construct is moved.
   *
   * @default - the ids from the nearest Chart down, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels for the objects and the pods; never part of a selector.
   *
   * @default {}
   */
  readonly labels?: Record<string, string>;

  /**
   * Annotations for the objects.
   *
   * @default {}
   */
  readonly annotations?: Record<string, string>;

  /**
   * Annotations for the pods. A change of one replaces them.
   *
   * @default {}
   */
  readonly podAnnotations?: Record<string, string>;

  /**
   * As whom the pod runs, and what it may do.
   *
   * @default - `restricted`
   */
  readonly security?: SecurityProps;

  /**
   * Seconds from the request to stop until the pod is killed. Must be more than the wait before the stop.
   *
   * @default 45 where there is a wait before the stop by default, else 30
   */
  readonly terminationGracePeriodSeconds?: number | Duration;

  /**
   * Seconds to go on serving after the pod was taken out of its Service, since those who send to it learn of that later; 0 for none.
   *
   * @default 15 for a web app whose rollouts overlap, else 0
   */
  readonly preStopSleepSeconds?: number | Duration;

  /**
   * How evenly replicas are put on zones and nodes: `prefer` to, `require` it of nodes (a pod that cannot be placed so waits), or `none`.
   *
   * @default 'prefer'
   */
  readonly spread?: 'prefer' | 'require' | 'none';

  /**
   * Whether two replicas may be on one node: `prefer` not to, `require` not to, or `none`: no matter.
   *
   * @default 'none': spreading is usually enough
   */
  readonly antiAffinity?: 'prefer' | 'require' | 'none';

  /**
   * Gives the ConfigMap of `files` a name of its own for every content, so that a rollback takes its files along. Old ones stay until somebody deletes them.
   *
   * @default false
   */
  readonly immutableFiles?: boolean;

  /**
   * Whom the pods may talk to besides DNS and what they connect to. `[]` for nobody.
   *
   * @default [Peer.internet()]
   */
  readonly egress?: Peer[];
}
