import { Construct } from 'constructs';
import { IConnectable } from '../core/connection';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { outsidePeer, outsideRules } from '../core/internal/external';
import { validate } from '../core/internal/finding';
import { setOutsideHost } from '../core/internal/network/outside-host';
import { credentialRules } from '../core/internal/secrets';
import { checked } from '../core/internal/shape';
import { Peer } from '../core/peer';
import { Engine } from './_engine';
import { engineOf, engineRules } from './_engines';

/** Props of an `ExternalDatabase`. */
export interface ExternalDatabaseProps {
  /** The engine. */
  readonly engine: 'postgres' | 'redis';

  /** Its host name or address. */
  readonly host: string;

  /**
   * Its port, 1 to 65535.
   *
   * @default 5432 for PostgreSQL, 6379 for Redis
   */
  readonly port?: number;

  /**
   * The addresses behind the host name, as CIDRs: a network policy cannot select by name.
   *
   * @default - the host, where it is an address
   */
  readonly cidrs?: string[];

  /**
   * The Secret with the password, in the namespace of every caller.
   *
   * @default - it wants no password
   */
  readonly credentials?: Credentials;

  /**
   * The role to log in as. PostgreSQL only.
   *
   * @default 'app'
   */
  readonly username?: string;

  /**
   * The database. PostgreSQL only.
   *
   * @default 'app'
   */
  readonly database?: string;
}

/** A database that is not in the cluster: on a VM, or somebody's service. It makes no objects; what connects to it gets variables and a way out. */
export class ExternalDatabase extends Construct implements IConnectable {
  /** Its addresses and port. */
  public readonly peer: Peer;

  /** The Secret with the password; undefined where it wants none. */
  public readonly credentials?: Credentials;

  private readonly engine: Engine;
  private readonly props: ExternalDatabaseProps;

  constructor(scope: Construct, id: string, props: ExternalDatabaseProps) {
    super(scope, id);
    const { clean, slips } = checked('ExternalDatabaseProps', props);
    props = clean;
    this.engine = engineOf(props.engine);
    this.props = props;
    this.credentials = props.credentials;
    this.peer = outsidePeer(this.place());
    setOutsideHost(this, props.host);
    validate(this,
      slips,
      engineRules(props.engine, props),
      outsideRules(this.place()),
      credentialRules('credentials', props.credentials),
    );
  }

  /** The same variables as those of a `StatefulDatabase`. */
  public environment(credentials: Credentials | undefined = this.credentials): Record<string, string | EnvVar> {
    const { username = 'app', database = 'app' } = this.props;
    return this.engine.environment({ ...this.place(), username, database, credentials });
  }

  /** Does nothing: who may call it is not the cluster's to say. */
  public allowFrom(_caller: Peer): void {
    // no network policy of this cluster is in front of it
  }

  private place() {
    const { host, port = this.engine.port, cidrs } = this.props;
    return { host, port, cidrs };
  }
}
