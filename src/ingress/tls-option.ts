import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { Found } from '../core/internal/finding';
import { customResource } from '../core/internal/objects/custom-resource';
import { error, oneOf, subdomain } from '../core/internal/rules';
import { CIPHERS, CURVES, VERSIONS } from './_tls-names';
import { TLS_OPTION } from './_transport-kinds';
import { unused } from './_unused';

/** Whether clients show certificates. */
export interface TlsOptionClientAuth {
  /**
   * What is asked of a client: nothing, a certificate if it has one (`RequestClientCert`) or always (`RequireAnyClientCert`), and that an authority of `secretNames`
   * signed it, if it shows one (`VerifyClientCertIfGiven`) or always (`RequireAndVerifyClientCert`).
   *
   * @default - `RequireAndVerifyClientCert` with `secretNames`, else `NoClientCert`
   */
  readonly clientAuthType?: 'NoClientCert' | 'RequestClientCert' | 'RequireAnyClientCert' | 'VerifyClientCertIfGiven' | 'RequireAndVerifyClientCert';

  /**
   * Names of Secrets with the certificates of authorities, under the key `tls.ca` or `ca.crt`.
   *
   * @default []
   */
  readonly secretNames?: string[];
}

/** Props of a `TlsOption`. */
export interface TlsOptionProps extends ObjectProps {
  /**
   * The oldest version of TLS that is spoken.
   *
   * @default 'VersionTLS12'
   */
  readonly minVersion?: 'VersionTLS10' | 'VersionTLS11' | 'VersionTLS12' | 'VersionTLS13';

  /**
   * The newest version of TLS that is spoken.
   *
   * @default 'VersionTLS13'
   */
  readonly maxVersion?: 'VersionTLS10' | 'VersionTLS11' | 'VersionTLS12' | 'VersionTLS13';

  /**
   * The ciphers of versions before 1.3, such as `TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384`; those of 1.3 cannot be chosen.
   *
   * @default - those that Go holds to be safe
   */
  readonly cipherSuites?: string[];

  /**
   * The curves for the exchange of keys, such as `X25519` and `CurveP256`.
   *
   * @default - those of Go
   */
  readonly curvePreferences?: string[];

  /**
   * Protocols that clients are offered, the best one first.
   *
   * @default ['h2', 'http/1.1', 'acme-tls/1']
   */
  readonly alpnProtocols?: string[];

  /**
   * Refuses clients that ask for no name, or for one without a certificate. Else they get the default certificate.
   *
   * @default false
   */
  readonly sniStrict?: boolean;

  /**
   * Whether clients need certificates.
   *
   * @default - not asked for
   */
  readonly clientAuth?: TlsOptionClientAuth;

  /**
   * Has clients that come again go through a whole handshake.
   *
   * @default false
   */
  readonly disableSessionTickets?: boolean;
}

/**
 * How TLS is spoken to clients of the routes that name it. The one that is called `default` holds for all routes that name none; there may be one in a cluster.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/tls/tlsoption/
 */
export class TlsOption extends Construct {
  /** The TLSOption. */
  public readonly apiObject: ApiObject;

  /** The name of the TLSOption. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: TlsOptionProps = {}) {
    super(scope, id);
    this.apiObject = customResource(this, TLS_OPTION, 'TlsOptionProps', props, rules);
    this.name = this.apiObject.name;
  }
}

// Source: traefik, pkg/tls/tlsmanager.go.
function rules({ minVersion = 'VersionTLS12', maxVersion, cipherSuites = [], curvePreferences = [], clientAuth = {} }: TlsOptionProps): Found[] {
  const { clientAuthType, secretNames = [] } = clientAuth;
  return [
    // An unknown version is taken for none.
    oneOf('minVersion', minVersion, VERSIONS),
    oneOf('maxVersion', maxVersion, VERSIONS),
    maxVersion !== undefined && VERSIONS.includes(maxVersion) && VERSIONS.indexOf(maxVersion) < VERSIONS.indexOf(minVersion)
      ? error('tls-versions', 'maxVersion', `must not be below the oldest version, ${minVersion}`, maxVersion, 'raise it, or lower \'minVersion\'')
      : undefined,
    cipherSuites.map((cipher, index) => CIPHERS.includes(cipher) ? undefined : error('one-of', `cipherSuites[${index}]`, 'must be a cipher that Traefik knows', cipher, 'write it as Go does, such as TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384')),
    minVersion === 'VersionTLS13' && cipherSuites.length > 0 ? unused('cipherSuites', 'must not be given from VersionTLS13 on, whose ciphers cannot be chosen', cipherSuites) : undefined,
    curvePreferences.map((curve, index) => oneOf(`curvePreferences[${index}]`, curve, CURVES)),
    secretNames.map((name, index) => subdomain(`clientAuth.secretNames[${index}]`, name)),
    secretNames.length === 0 && (clientAuthType === 'VerifyClientCertIfGiven' || clientAuthType === 'RequireAndVerifyClientCert')
      ? error('client-auth', 'clientAuth.secretNames', `must be given for ${clientAuthType}`, secretNames, 'name the Secret of the authority')
      : undefined,
    clientAuthType === 'NoClientCert' && secretNames.length > 0 ? unused('clientAuth.secretNames', 'must not be given with NoClientCert, which asks for no certificate', secretNames) : undefined,
  ];
}
