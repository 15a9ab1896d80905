/** As whom a container runs, and what it may do. */
export interface ContainerSecurityProps {
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
   * Capabilities to keep, such as `CHOWN`; all others are dropped. They are root's: a program of another user has none of them unless its file says so and
   * `allowPrivilegeEscalation` is true. To listen below 1024 none is needed.
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

  /**
   * Gives it all that the node's root has.
   *
   * @default false
   */
  readonly privileged?: boolean;
}

/** As whom a pod runs, and what it may do. The defaults satisfy the Pod Security Standard `restricted`. */
export interface SecurityProps extends ContainerSecurityProps {
  /**
   * The group that volumes are made writable for.
   *
   * @default - the same as `group`
   */
  readonly fsGroup?: number;

  /**
   * More groups that its processes are in, for example those that own a share.
   *
   * @default []
   */
  readonly supplementalGroups?: number[];

  /**
   * Kernel parameters of the pod, such as `{ 'net.ipv4.ip_local_port_range': '1024 65000' }`.
   *
   * @default - `{ 'net.ipv4.ip_unprivileged_port_start': '0' }` where a program that is not root has a port below 1024, else none
   * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
   */
  readonly sysctls?: Record<string, string>;

  /**
   * Whether the users in the pod are those of the node. `false` gives it a range of its own (Kubernetes 1.33), so that its root is nobody outside.
   *
   * @default true
   */
  readonly hostUsers?: boolean;
}
