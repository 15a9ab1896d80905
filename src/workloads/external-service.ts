import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { IConnectable } from '../core/connection';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { outsidePeer, outsideRules } from '../core/internal/external';
import { validate } from '../core/internal/finding';
import { MANAGER } from '../core/internal/labels';
import { nameOf, namespaceOf, serviceHost } from '../core/internal/names';
import { setOutsideHost } from '../core/internal/network/outside-host';
import { manifest } from '../core/internal/objects/manifest';
import { addressBits, error, serviceName } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { Peer } from '../core/peer';

/** Props of an `ExternalService`. */
export interface ExternalServiceProps {
  /** Its host name or address. */
  readonly host: string;

  /** Its TCP port, 1 to 65535. */
  readonly port: number;

  /**
   * The addresses behind the host name, as CIDRs: a network policy cannot select by name.
   *
   * @default - the host, where it is an address
   */
  readonly cidrs?: string[];

  /**
   * Gives it a name in the cluster, by a Service of the type ExternalName: callers then need not change when it moves. It needs a host name, and a Tenant
   * or a Chart to be in. Callers of https see the certificate of the host name.
   *
   * @default false
   */
  readonly externalName?: boolean;
}

/** A service that is not in the cluster, such as a mail server. What connects to it gets variables and a way out. */
export class ExternalService extends Construct implements IConnectable {
  /** Its addresses and port. */
  public readonly peer: Peer;

  /** The Service that gives it a name in the cluster; undefined without `externalName`. */
  public readonly service?: ApiObject;

  private readonly host: string;
  private readonly port: number;

  constructor(scope: Construct, id: string, props: ExternalServiceProps) {
    super(scope, id);
    const { clean, slips } = checked('ExternalServiceProps', props);
    const { host, port, externalName = false } = clean;
    this.port = port;
    this.peer = outsidePeer(clean);
    setOutsideHost(this, host);
    validate(this,
      slips,
      serviceName('id', id, 63, 'rename it'),
      outsideRules(clean),
      externalName && addressBits(host) ? error('external-name', 'externalName', 'needs a host name', host, 'give one, or remove it') : undefined,
    );
    if (externalName) {
      const name = nameOf(this);
      this.service = manifest<k8s.KubeServiceProps>(this, 'Service', 'v1', {
        metadata: { name, labels: { 'app.kubernetes.io/managed-by': MANAGER } },
        spec: { type: 'ExternalName', externalName: host },
      });
      this.host = serviceHost(name, namespaceOf(this));
    } else {
      this.host = host;
    }
  }

  /** Where it answers: `MAIL_HOST` and `MAIL_PORT` for one of the id `mail`. */
  public environment(_credentials?: Credentials): Record<string, string | EnvVar> {
    const prefix = this.node.id.toUpperCase().replace(/-/g, '_');
    return { [`${prefix}_HOST`]: this.host, [`${prefix}_PORT`]: String(this.port) };
  }

  /** Does nothing: who may call it is not the cluster's to say. */
  public allowFrom(_caller: Peer): void {
    // no network policy of this cluster is in front of it
  }
}
