/** A page that shows what Traefik routes. It is served over TLS, and only to who has a password. */
export interface DashboardProps {
  /** The host name: a single label gets the Platform's domain. */
  readonly host: string;

  /** A Secret in Traefik's namespace whose key `users` has lines of `htpasswd -nB NAME`. */
  readonly users: string;

  /**
   * From where it may be seen, as CIDRs. Needs the clients' addresses: see `clientIp`.
   *
   * @default - from anywhere
   */
  readonly allowedRanges?: string[];
}
