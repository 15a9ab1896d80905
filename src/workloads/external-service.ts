import { Construct } from 'constructs';
import { IConnectable } from '../core/connection';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { outsidePeer, outsideRules } from '../core/internal/external';
import { validate } from '../core/internal/finding';
import { serviceName } from '../core/internal/rules';
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
}

/** A service that is not in the cluster, such as a mail server. It makes no objects; what connects to it gets variables and a way out. */
export class ExternalService extends Construct implements IConnectable {
  /** Its addresses and port. */
  public readonly peer: Peer;

  private readonly props: ExternalServiceProps;

  constructor(scope: Construct, id: string, props: ExternalServiceProps) {
    super(scope, id);
    const { clean, slips } = checked('ExternalServiceProps', props);
    props = clean;
    this.props = props;
    this.peer = outsidePeer(props);
    validate(this, ...slips, serviceName('id', id, 63, 'rename it'), ...outsideRules(props));
  }

  /** Where it answers: `MAIL_HOST` and `MAIL_PORT` for one of the id `mail`. */
  public environment(_credentials?: Credentials): Record<string, string | EnvVar> {
    const prefix = this.node.id.toUpperCase().replace(/-/g, '_');
    return { [`${prefix}_HOST`]: this.props.host, [`${prefix}_PORT`]: String(this.props.port) };
  }

  /** Does nothing: who may call it is not the cluster's to say. */
  public allowFrom(_caller: Peer): void {
    // no network policy of this cluster is in front of it
  }
}
