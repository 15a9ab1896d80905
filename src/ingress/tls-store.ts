import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { Found } from '../core/internal/finding';
import { customResource, ObjectNames } from '../core/internal/objects/custom-resource';
import { error, subdomain } from '../core/internal/rules';
import { TLS_STORE } from './_transport-kinds';
import { unused } from './_unused';
import { TlsDomain } from './route-tls';

/** A certificate in a Secret. */
export interface TlsStoreCertificate {
  /** The name of the Secret, of the type `kubernetes.io/tls`, in the namespace of the store. */
  readonly secretName: string;
}

/** A certificate that a resolver asks for. Both must be given. */
export interface TlsStoreGeneratedCertificate {
  /**
   * The certificate resolver. It is set up where Traefik is.
   *
   * @default - none, which is refused
   */
  readonly resolver?: string;

  /**
   * The names that it is for.
   *
   * @default - none, which is refused
   */
  readonly domain?: TlsDomain;
}

/** Props of a `TlsStore`. */
export interface TlsStoreProps extends ObjectProps {
  /**
   * The certificate for names that no other one is for.
   *
   * @default - one that Traefik makes and signs itself, which no client believes
   */
  readonly defaultCertificate?: TlsStoreCertificate;

  /**
   * The same, from a resolver; not beside `defaultCertificate`.
   *
   * @default - see `defaultCertificate`
   */
  readonly defaultGeneratedCert?: TlsStoreGeneratedCertificate;

  /**
   * Further certificates, which are chosen by the name that a client asks for.
   *
   * @default []
   */
  readonly certificates?: TlsStoreCertificate[];
}

/**
 * Traefik's certificates beside those of routes. It must be called `default`, and there may be one in a cluster.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/tls/tlsstore/
 */
export class TlsStore extends Construct {
  /** The TLSStore. */
  public readonly apiObject: ApiObject;

  /** The name of the TLSStore. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: TlsStoreProps = {}) {
    super(scope, id);
    this.apiObject = customResource(this, TLS_STORE, 'TlsStoreProps', props, rules);
    this.name = this.apiObject.name;
  }
}

// Source: traefik, pkg/tls/tlsmanager.go.
function rules({ defaultCertificate, defaultGeneratedCert, certificates = [] }: TlsStoreProps, { name }: ObjectNames): Found[] {
  return [
    name === 'default' ? undefined : error('default-store', 'name', 'must be \'default\', the one TLSStore that Traefik reads', name, 'give name: \'default\''),
    subdomain('defaultCertificate.secretName', defaultCertificate?.secretName),
    certificates.map(({ secretName }, index) => subdomain(`certificates[${index}].secretName`, secretName)),
    defaultCertificate ? unused('defaultGeneratedCert', 'must not be given beside \'defaultCertificate\', which is taken', defaultGeneratedCert) : undefined,
    defaultGeneratedCert && (!defaultGeneratedCert.resolver || !defaultGeneratedCert.domain)
      ? unused('defaultGeneratedCert', 'must have a resolver and a domain', defaultGeneratedCert, 'give both')
      : undefined,
  ];
}
