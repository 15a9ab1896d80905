import { IConstruct } from 'constructs';
import { Credentials } from './credentials';
import { EnvVar } from './env';
import { Peer } from './peer';

/** How a workload connects to another. */
export interface ConnectOptions {
  /**
   * Put before every variable that the connection sets, so that a second one of its kind has names of its own: `ORDERS_`.
   *
   * @default ''
   */
  readonly prefix?: string;

  /**
   * A Secret in the caller's own namespace that holds what the target's holds. Needed when the target is in another namespace: a pod cannot read a
   * Secret there.
   *
   * @default - the target's own
   */
  readonly credentials?: Credentials;
}

/** What a workload can connect to: it says where it answers, what a caller must know, and lets the caller in. */
export interface IConnectable extends IConstruct {
  /** Who answers, with the ports, for the caller's network policy. */
  readonly peer: Peer;

  /** The namespace that its credentials are in; undefined where a caller reads them in its own. */
  readonly namespace?: string;

  /** What its variables refer to; undefined where a caller needs no secret. */
  readonly credentials?: Credentials;

  /** The variables that a caller gets, by name. */
  environment(credentials?: Credentials): Record<string, string | EnvVar>;

  /** Lets a caller through the target's network policy. */
  allowFrom(caller: Peer): void;
}
