import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import { EnvVar } from './env';
import { Peer } from './peer';
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
   * @default 45 with a route, else 30
   */
  readonly terminationGracePeriodSeconds?: number | Duration;

  /**
   * Seconds to go on serving after the pod was taken out of its Service, since those who send to it learn of that later; 0 for none.
   *
   * @default 15 with a route, else 0
   */
  readonly preStopSleepSeconds?: number | Duration;

  /**
   * How evenly replicas are put on zones and nodes: `prefer` to, `require` it (a pod that cannot be placed so waits), or `none`.
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
