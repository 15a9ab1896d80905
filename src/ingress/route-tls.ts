import { TraefikReference } from './traefik-reference';

/** The names that a certificate is for. */
export interface TlsDomain {
  /**
   * The first name; `*.example.org` for all of one level.
   *
   * @default - the first of `sans`
   */
  readonly main?: string;

  /**
   * Further names.
   *
   * @default []
   */
  readonly sans?: string[];
}

/**
 * TLS of routes; `{}` for Traefik's default certificate. Certificates are chosen by the name that the client asks for, among those of all routes.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/tls/overview/
 */
export interface RouteTls {
  /**
   * The name of the Secret of the type `kubernetes.io/tls` that has the certificate, in the namespace of the route.
   *
   * @default - another certificate that Traefik has for the name, or its default one
   */
  readonly secretName?: string;

  /**
   * The certificate resolver that asks for certificates which Traefik does not have. It is set up where Traefik is.
   *
   * @default - none
   */
  readonly certResolver?: string;

  /**
   * The names that `certResolver` asks certificates for, one for each item.
   *
   * @default - the names in the rules of the routes
   */
  readonly domains?: TlsDomain[];

  /**
   * The TLSOption that says which versions and ciphers are spoken, and whether clients need certificates.
   *
   * @default - the TLSOption that is called `default`, else Traefik's own settings
   */
  readonly options?: TraefikReference;

  /**
   * The TLSStore, of which Traefik knows one only: `default`.
   *
   * @default - `default`
   */
  readonly store?: TraefikReference;
}
