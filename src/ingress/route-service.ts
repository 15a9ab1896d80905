import { Duration } from 'cdk8s';
import { RouteHealthCheck, RoutePassiveHealthCheck } from './route-health';
import { RouteSticky } from './route-sticky';

/** How answers are passed on. */
export interface RouteResponseForwarding {
  /**
   * How often what has come of an answer is sent on: a Duration, or a text such as `'100ms'`; negative: at once. Streams are always sent on at once.
   *
   * @default '100ms'
   */
  readonly flushInterval?: string | Duration;
}

/**
 * Where requests go: a Service, or a TraefikService, which divides them further.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/http/service/
 */
export interface RouteService {
  /** The name of the Service or TraefikService. */
  readonly name: string;

  /**
   * Which of both it is. Of a TraefikService, only `name`, `namespace` and `weight` may be said.
   *
   * @default 'Service'
   */
  readonly kind?: 'Service' | 'TraefikService';

  /**
   * The namespace that it is in. For another one than that of the object that refers to it, Traefik must run with `allowCrossNamespace`.
   *
   * @default - that of the object that refers to it
   */
  readonly namespace?: string;

  /**
   * The port of the Service, by number or name. A Service must have it.
   *
   * @default - none, for a TraefikService
   */
  readonly port?: number | string;

  /**
   * How the servers are spoken to; `h2c` is HTTP/2 without TLS.
   *
   * @default - `https` if the port is 443 or its name begins with 'https', else `http`
   */
  readonly scheme?: 'http' | 'https' | 'h2c';

  /**
   * Its share of the requests, beside the weights of the other services; 0 for none. It says nothing about a service that is alone.
   *
   * @default 1
   */
  readonly weight?: number;

  /**
   * Which server is next: in turn (`wrr`), the less busy one of two (`p2c`), always the same one for a client's address (`hrw`), or the fastest (`leasttime`).
   *
   * @default 'wrr'
   */
  readonly strategy?: 'wrr' | 'p2c' | 'hrw' | 'leasttime';

  /**
   * Keeps a client at one server; not with the strategy `hrw`, which does so itself.
   *
   * @default - not kept
   */
  readonly sticky?: RouteSticky;

  /**
   * Whether the servers get the Host header that the client sent, or their own address.
   *
   * @default true
   */
  readonly passHostHeader?: boolean;

  /**
   * The name of the ServersTransport that says how to connect to the servers.
   *
   * @default - Traefik's own settings
   */
  readonly serversTransport?: string;

  /**
   * How answers are passed on.
   *
   * @default - every 100 milliseconds
   */
  readonly responseForwarding?: RouteResponseForwarding;

  /**
   * Sends requests to the address of the Service, and leaves it to Kubernetes which pod gets them. Else Traefik sends them to the pods itself.
   *
   * @default false (unless Traefik runs with `nativeLBByDefault`)
   */
  readonly nativeLB?: boolean;

  /**
   * Sends requests to the nodes' ports of a Service of the type NodePort, for a Traefik that runs outside of the cluster.
   *
   * @default false
   */
  readonly nodePortLB?: boolean;

  /**
   * Asks the servers whether they work; for a Service of the type ExternalName alone.
   *
   * @default - not asked
   */
  readonly healthCheck?: RouteHealthCheck;

  /**
   * Leaves out servers that failed requests.
   *
   * @default - none is left out
   */
  readonly passiveHealthCheck?: RoutePassiveHealthCheck;
}
