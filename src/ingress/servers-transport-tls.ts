/** A certificate of an authority, in a Secret or in a ConfigMap, under the key `tls.ca` or `ca.crt`. One of both must be given. */
export interface ServersTransportRootCa {
  /**
   * The name of the Secret.
   *
   * @default - see `configMap`
   */
  readonly secret?: string;

  /**
   * The name of the ConfigMap.
   *
   * @default - see `secret`
   */
  readonly configMap?: string;
}

/** Mutual TLS by SPIFFE, where Traefik has been set up for it. Without `ids` and `trustDomain`, any server is believed that has an identity. */
export interface ServersTransportSpiffe {
  /**
   * The identities that are believed, such as `spiffe://example.org/web`.
   *
   * @default - see `trustDomain`
   */
  readonly ids?: string[];

  /**
   * The domain whose identities are believed; it says nothing beside `ids`.
   *
   * @default - any domain
   */
  readonly trustDomain?: string;
}

/** How Traefik speaks TLS to servers, as their client. */
export interface ServersTransportTls {
  /**
   * The name that a server's certificate must have, and that it is asked for.
   *
   * @default - the host that is connected to
   */
  readonly serverName?: string;

  /**
   * The authorities whose certificates are believed.
   *
   * @default - those of the image that Traefik runs in
   */
  readonly rootCAs?: ServersTransportRootCa[];

  /**
   * Names of the Secrets with Traefik's own certificates, for servers that ask for one; of the type `kubernetes.io/tls`.
   *
   * @default []
   */
  readonly certificatesSecrets?: string[];

  /**
   * Believes any certificate.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;

  /**
   * The URI that must be among the names of a server's certificate.
   *
   * @default - any
   */
  readonly peerCertURI?: string;

  /**
   * Uses SPIFFE in place of all the others here.
   *
   * @default - not used
   */
  readonly spiffe?: ServersTransportSpiffe;
}
