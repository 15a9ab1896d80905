/** What routes have to know of the Traefik that reads them. */
export interface Routes {
  readonly className: string;
  /** Whether it sends all that is asked by http to https. */
  readonly redirects: boolean;
  /** The Gateway that HTTPRoutes are of, and whether it has a certificate. */
  readonly gateway: { readonly name: string; readonly namespace: string };
  readonly secured: boolean;
}

/** What a route of Traefik's own kinds says of its class. A Traefik that is told none takes those that say nothing. */
export function classAnnotation(className: string): Record<string, string> | undefined {
  return className === 'traefik' ? undefined : { 'kubernetes.io/ingress.class': className };
}
