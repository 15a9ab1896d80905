import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';

/** How much a namespace may ask for in all. The synthesis adds up what its pods ask for, with all replicas, in the middle of a rollout. */
export interface QuotaProps {
  /**
   * CPU that is set aside: `8`, `'500m'`.
   *
   * @default - no limit
   */
  readonly cpu?: string | number | Cpu;

  /**
   * Memory that is set aside: `'16Gi'`.
   *
   * @default - no limit
   */
  readonly memory?: string | Size;

  /**
   * Disk of the nodes that is set aside.
   *
   * @default - no limit
   */
  readonly ephemeralStorage?: string | Size;

  /**
   * Volumes that are asked for, together.
   *
   * @default - no limit
   */
  readonly storage?: string | Size;

  /**
   * Pods.
   *
   * @default - no limit
   */
  readonly pods?: number;

  /**
   * Numbers of other objects, by the names that Kubernetes has for them: `persistentvolumeclaims`, `count/jobs.batch`.
   *
   * @default {}
   * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#object-count-quota
   */
  readonly objects?: Record<string, number>;
}

/** What a container of a namespace gets that says nothing, and what it may ask for at most. */
export interface ContainerLimitsProps {
  /**
   * CPU that is set aside for a container that says nothing of it.
   *
   * @default '100m'
   */
  readonly defaultCpu?: string | number | Cpu;

  /**
   * Memory that is set aside for a container that says nothing of it.
   *
   * @default '128Mi'
   */
  readonly defaultMemory?: string | Size;

  /**
   * Disk of the node that is set aside for a container that says nothing of it.
   *
   * @default '1Gi'
   */
  readonly defaultEphemeralStorage?: string | Size;

  /**
   * The most CPU of a container. A container then needs a limit, or gets this one.
   *
   * @default - no limit
   */
  readonly maxCpu?: string | number | Cpu;

  /**
   * The most memory of a container. A container then needs a limit, or gets this one.
   *
   * @default - no limit
   */
  readonly maxMemory?: string | Size;
}
