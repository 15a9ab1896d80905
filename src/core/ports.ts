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

  /**
   * The same port of the node that the pod is on, 1 to 65535: one pod a node can have it. Needs a Tenant whose `podSecurity` is `privileged`.
   *
   * @default - none
   */
  readonly hostPort?: number;
}
