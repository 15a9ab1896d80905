/** What routes have to know of the Traefik that reads them. */
export interface Routes {
  readonly className: string;
  /** What its own kinds of routes say to be read by it. */
  readonly annotations?: Record<string, string>;
  /** Whether it sends all that is asked by http to https. */
  readonly redirects: boolean;
  /** Proxies before it, whose word on where requests come from is taken. */
  readonly trustedProxies: readonly string[];
  /** The Gateway that HTTPRoutes are of, and whether it has a certificate. */
  readonly gateway: { readonly name: string; readonly namespace: string };
  readonly secured: boolean;
  /** The resolver that gets certificates of wildcards, which Traefik does not read in rules. */
  readonly resolver?: string;
}
