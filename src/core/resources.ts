import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';

/** What a container may use. */
export interface ResourceProps {
  /**
   * CPU that the scheduler sets aside: `'500m'`, `0.5` or `Cpu.millis(500)`.
   *
   * @default '100m'
   */
  readonly cpu?: string | number | Cpu;

  /**
   * CPU that it is held to.
   *
   * @default - none: it may use what is idle
   */
  readonly cpuLimit?: string | number | Cpu;

  /**
   * Memory that the scheduler sets aside, and that it is killed beyond: `'512Mi'` or `Size.mebibytes(512)`.
   *
   * @default '128Mi'
   */
  readonly memory?: string | Size;

  /**
   * Memory that it is killed beyond, where that is more than what is set aside. A node may then run out of memory.
   *
   * @default - the same as `memory`
   */
  readonly memoryLimit?: string | Size;

  /**
   * Disk of the node for logs, writable paths and empty directories: set aside, and evicted beyond.
   *
   * @default '1Gi'
   */
  readonly ephemeralStorage?: string | Size;

  /**
   * Disk that it is evicted beyond, where that is more than what is set aside.
   *
   * @default - the same as `ephemeralStorage`
   */
  readonly ephemeralStorageLimit?: string | Size;

  /**
   * What a device plugin offers, such as `{ 'nvidia.com/gpu': 1 }`; set aside and limited alike, as Kubernetes wants it.
   *
   * @default {}
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources
   */
  readonly extended?: Record<string, number>;
}
