import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { Found } from '../core/internal/finding';
import { customResource } from '../core/internal/objects/custom-resource';
import { error } from '../core/internal/rules';
import { SERVERS_TRANSPORT_TCP } from './_transport-kinds';
import { clientTlsRules } from './_transport-rules';
import { ServersTransportTls } from './servers-transport-tls';

/** Tells servers the address of the client, by the PROXY protocol: they must expect it. */
export interface ServersTransportTcpProxyProtocol {
  /**
   * The version of the protocol, 1 or 2. Traefik 3.6 has no default for it here, whatever its manual says.
   *
   * @default - none, which is refused
   */
  readonly version?: number;
}

/** Props of a `ServersTransportTcp`. Each time is a Duration, a text such as `'1m30s'`, or a number of seconds. */
export interface ServersTransportTcpProps extends ObjectProps {
  /**
   * How long it waits for a connection; 0 for as long as it takes.
   *
   * @default 30
   */
  readonly dialTimeout?: string | number | Duration;

  /**
   * How often a connection that is quiet is tried; a negative number never.
   *
   * @default 15
   */
  readonly dialKeepAlive?: string | number | Duration;

  /**
   * After one side has ended, how long the other one may go on; a negative number for ever.
   *
   * @default '100ms'
   */
  readonly terminationDelay?: string | number | Duration;

  /**
   * Tells servers the address of the client.
   *
   * @default - not told
   */
  readonly proxyProtocol?: ServersTransportTcpProxyProtocol;

  /**
   * TLS to the servers, for the services of routes that say `tls: true`.
   *
   * @default - certificates are checked by the host that is connected to
   */
  readonly tls?: ServersTransportTls;
}

/**
 * How Traefik connects to the servers of Services of TCP that name it in `serversTransport`.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/tcp/serverstransporttcp/
 */
export class ServersTransportTcp extends Construct {
  /** The ServersTransportTCP. */
  public readonly apiObject: ApiObject;

  /** The name of the ServersTransportTCP. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: ServersTransportTcpProps = {}) {
    super(scope, id);
    this.apiObject = customResource(this, SERVERS_TRANSPORT_TCP, 'ServersTransportTcpProps', props, rules);
    this.name = this.apiObject.name;
  }
}

function rules({ proxyProtocol, tls }: ServersTransportTcpProps): Found[] {
  return [
    proxyProtocol && proxyProtocol.version === undefined
      ? error('proxy-protocol', 'proxyProtocol.version', 'must be given: Traefik takes none for version 0, and refuses that', undefined, 'write 2, or 1 where servers know no other')
      : undefined,
    tls && clientTlsRules('tls.', tls),
  ];
}
