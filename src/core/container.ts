import { Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import { EnvVar } from './env';
import { Probe } from './probe';
import { Volume } from './volume';

/** A port that a container listens on. */
export interface PortProps {
  /** Its name, by which probes and routes know it: at most 15 lower-case letters, digits and `-`. */
  readonly name: string;

  /** The number, 1 to 65535. */
  readonly port: number;

  /**
   * The protocol.
   *
   * @default 'TCP'
   */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';

  /**
   * The number that the Service offers it at, 1 to 65535.
   *
   * @default - the same number
   */
  readonly servicePort?: number;
}

/** The probes of a container. */
export interface ProbesProps {
  /**
   * Until it succeeds, the other probes do not ask: for programs that take long to start.
   *
   * @default - none
   */
  readonly startup?: Probe;

  /**
   * While it fails, the pod gets no requests.
   *
   * @default - the first port accepts connections; none without a port
   */
  readonly ready?: Probe;

  /**
   * When it fails, the container is restarted. A probe that depends on anything but the process itself turns an outage elsewhere into one here.
   *
   * @default - none: a program that cannot go on should exit
   */
  readonly live?: Probe;
}

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
}

/** What all containers have in common. */
export interface ContainerProps {
  /** Image with a fixed tag or a digest. */
  readonly image: string;

  /**
   * The program, in place of the image's entrypoint.
   *
   * @default - the image's
   */
  readonly command?: string[];

  /**
   * Its arguments.
   *
   * @default - the image's
   */
  readonly args?: string[];

  /**
   * Environment variables. Kubernetes replaces `$(NAME)` in a value by an earlier variable; `$$(NAME)` stays.
   *
   * @default {}
   */
  readonly env?: Record<string, string | EnvVar | EnvValue>;

  /**
   * The one port that it listens on, 1 to 65535; its name is `http`.
   *
   * @default - see `ports`
   */
  readonly port?: number;

  /**
   * The ports that it listens on, when there are several or the name matters. The first one is the main one.
   *
   * @default - see `port`
   */
  readonly ports?: PortProps[];

  /**
   * How the kubelet sees that it is well.
   *
   * @default - ready when the first port accepts connections
   */
  readonly probes?: ProbesProps;

  /**
   * What it may use.
   *
   * @default - see there
   */
  readonly resources?: ResourceProps;

  /**
   * Volumes by the absolute path that they are mounted at.
   *
   * @default {}
   */
  readonly volumes?: Record<string, Volume>;

  /**
   * Text files by their absolute path, from a ConfigMap made for them. Pods are replaced when a text changes. At most 1 MiB in all. Not for secrets.
   *
   * @default {}
   */
  readonly files?: Record<string, string>;

  /**
   * Directories that stay writable though the root is not; what is in them goes with the pod.
   *
   * @default ['/tmp']
   */
  readonly writablePaths?: string[];

  /**
   * Whether the image has a shell. Before Kubernetes 1.30 the wait before a stop needs its `sleep`.
   *
   * @default false
   */
  readonly shell?: boolean;
}
