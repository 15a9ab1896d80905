/** A port that Traefik listens on besides 80 and 443, for routes of `IngressRouteTcp`, `IngressRouteUdp` or `IngressRoute`. */
export interface EntryPointProps {
  /** The port that clients use, 1 to 65535. */
  readonly port: number;

  /**
   * The protocol. HTTP is over TCP.
   *
   * @default 'TCP'
   */
  readonly protocol?: 'TCP' | 'UDP';

  /**
   * The port of the pods, 1024 to 65535.
   *
   * @default - the same number, with 10000 added where it is below 1024
   */
  readonly containerPort?: number;
}
