import { Size } from 'cdk8s';
import { EnvVar } from '../core/env';

/** How Traefik gets certificates by itself, from Let's Encrypt or another CA. It keeps them in a volume, so there is one replica. */
export interface AcmeProps {
  /** Where the CA writes to when a certificate ends. */
  readonly email: string;

  /**
   * The URL of the CA's directory. That of the default gives certificates that no browser trusts, and does not lock out who tries often; the one in
   * earnest is `https://acme-v02.api.letsencrypt.org/directory`. Its port is opened; one that has a name, and a private address, has to be in `egress` too.
   *
   * @default 'https://acme-staging-v02.api.letsencrypt.org/directory'
   * @see https://letsencrypt.org/docs/staging-environment/
   */
  readonly caServer?: string;

  /**
   * How the CA sees that a host is yours: it asks for a page at port 80 (`http`), it looks at the certificate at port 443 (`tls`), or there is an entry in
   * the DNS (`dns`), which it takes for wildcards.
   *
   * @default 'http'
   */
  readonly challenge?: 'http' | 'tls' | 'dns';

  /**
   * Who has the DNS zone, as lego calls it, such as `ovh`; for the challenge `dns`.
   *
   * @default - none
   * @see https://go-acme.github.io/lego/dns/
   */
  readonly dnsProvider?: string;

  /**
   * How the DNS provider is logged in to, as variables of its documentation.
   *
   * @default {}
   */
  readonly dnsEnvironment?: Record<string, EnvVar>;

  /**
   * How large the volume of the certificates is.
   *
   * @default '128Mi'
   */
  readonly storage?: string | Size;

  /**
   * The StorageClass of that volume.
   *
   * @default - the cluster's default
   */
  readonly storageClassName?: string;
}
