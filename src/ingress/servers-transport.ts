import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { customResource } from '../core/internal/objects/custom-resource';
import { SERVERS_TRANSPORT } from './_transport-kinds';
import { clientTlsRules } from './_transport-rules';
import { ServersTransportTls } from './servers-transport-tls';

/** How long Traefik waits for servers. Each is a Duration, a text such as `'1m30s'`, or a number of seconds. */
export interface ServersTransportTimeouts {
  /**
   * For a connection; 0 for as long as it takes.
   *
   * @default 30
   */
  readonly dialTimeout?: string | number | Duration;

  /**
   * For the headers of an answer, after the request was sent; 0 for as long as it takes.
   *
   * @default 0
   */
  readonly responseHeaderTimeout?: string | number | Duration;

  /**
   * How long a connection that is not used is kept open; 0 for ever.
   *
   * @default 90
   */
  readonly idleConnTimeout?: string | number | Duration;

  /**
   * After how long without a frame a connection of HTTP/2 is tried with a ping; 0 never.
   *
   * @default 0
   */
  readonly readIdleTimeout?: string | number | Duration;

  /**
   * For the answer to a ping; the connection is closed then.
   *
   * @default 15
   */
  readonly pingTimeout?: string | number | Duration;
}

/** Props of a `ServersTransport`. */
export interface ServersTransportProps extends ObjectProps, ServersTransportTls {
  /**
   * How many connections to a server are kept open while they are not used; -1 for none. 0 is as if it was not given.
   *
   * @default 2
   */
  readonly maxIdleConnsPerHost?: number;

  /**
   * Speaks HTTP/1.1 alone.
   *
   * @default false
   */
  readonly disableHTTP2?: boolean;

  /**
   * How long it waits.
   *
   * @default - as each of them says
   */
  readonly forwardingTimeouts?: ServersTransportTimeouts;
}

/**
 * How Traefik connects to the servers of Services that name it in `serversTransport`: TLS, times, and what is kept open.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/http/serverstransport/
 */
export class ServersTransport extends Construct {
  /** The ServersTransport. */
  public readonly apiObject: ApiObject;

  /** The name of the ServersTransport. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: ServersTransportProps = {}) {
    super(scope, id);
    this.apiObject = customResource(this, SERVERS_TRANSPORT, 'ServersTransportProps', props, clean => [clientTlsRules('', clean)]);
    this.name = this.apiObject.name;
  }
}
