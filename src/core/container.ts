import { EnvValue } from 'cdk8s-plus-27';
import { EnvFrom, EnvVar } from './env';
import { Hook } from './hook';
import { PortProps } from './ports';
import { ProbesProps } from './probe';
import { ResourceProps } from './resources';
import { ContainerSecurityProps } from './security';
import { Volume } from './volume';

/** What a container runs. */
export interface ProgramProps {
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
   * The directory that it starts in.
   *
   * @default - the image's
   */
  readonly workingDir?: string;

  /**
   * When the node pulls the image: `Always` asks the registry at each start.
   *
   * @default 'IfNotPresent'
   */
  readonly imagePullPolicy?: 'IfNotPresent' | 'Always' | 'Never';

  /**
   * Environment variables. Kubernetes replaces `$(NAME)` in a value by an earlier variable; `$$(NAME)` stays.
   *
   * @default {}
   */
  readonly env?: Record<string, string | EnvVar | EnvValue>;

  /**
   * Whole Secrets and ConfigMaps of which every key becomes a variable. Those of `env` go over them.
   *
   * @default []
   */
  readonly envFrom?: EnvFrom[];

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
   * The file whose text is shown as the reason when it ends.
   *
   * @default '/dev/termination-log'
   */
  readonly terminationMessagePath?: string;

  /**
   * Whether the end of its log is shown as the reason when it fails and wrote no such file.
   *
   * @default 'File' (only what it wrote there)
   */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';

  /**
   * Gives it a standard input that stays open, for `kubectl attach`.
   *
   * @default false
   */
  readonly stdin?: boolean;

  /**
   * Gives it a terminal; needs `stdin`.
   *
   * @default false
   */
  readonly tty?: boolean;
}

/** What all containers that go on running have in common. */
export interface ContainerProps extends ProgramProps {
  /**
   * The one port that it listens on, 1 to 65535. Its name is `http`; a sidecar's has the sidecar's name.
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
   * What is done right after its start; it counts as started when that is done.
   *
   * @default - nothing
   */
  readonly postStart?: Hook;

  /**
   * What is done before it is told to stop, in place of `preStopSleepSeconds`: where its pod is sent requests, it must wait itself.
   *
   * @default - the wait of `preStopSleepSeconds`
   */
  readonly preStop?: Hook;

  /**
   * Whether the image has a shell. Before Kubernetes 1.30 the wait before a stop needs its `sleep`.
   *
   * @default false
   */
  readonly shell?: boolean;
}

/** A container that runs to its end before the pod's program starts. */
export interface InitContainerProps extends ProgramProps {
  /** Its name: a DNS label that no other container of the pod has. */
  readonly name: string;

  /**
   * As whom it runs, where that is not as the pod does.
   *
   * @default - as the pod
   */
  readonly security?: ContainerSecurityProps;

  /**
   * Whether it gets the variables of the pod's connections too.
   *
   * @default false
   */
  readonly connections?: boolean;
}

/**
 * A container beside the pod's program. From Kubernetes 1.29 on it is a native sidecar: it starts before the program, stops after it, and does not keep
 * a Job alive; before, it is one more container.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export interface SidecarProps extends ContainerProps {
  /** Its name: a DNS label that no other container of the pod has. */
  readonly name: string;

  /**
   * As whom it runs, where that is not as the pod does.
   *
   * @default - as the pod
   */
  readonly security?: ContainerSecurityProps;

  /**
   * Whether it gets the variables of the pod's connections too.
   *
   * @default false
   */
  readonly connections?: boolean;

  /**
   * Starts it only when the init containers are done, since it needs what they make.
   *
   * @default false: they may need it
   */
  readonly afterInitContainers?: boolean;
}
