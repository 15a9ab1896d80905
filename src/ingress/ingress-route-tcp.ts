import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { Found } from '../core/internal/finding';
import { customResource } from '../core/internal/objects/custom-resource';
import { error } from '../core/internal/rules';
import { matchRules, TCP, valuesOf } from '../core/internal/traefik/match';
import { INGRESS_ROUTE_TCP } from './_route-kinds';
import { portRule, referenceRules, routesRules, servicesRules, shareRules, tlsRules } from './_route-rules';
import { ofStack } from './_traefik-class';
import { unused } from './_unused';
import { RouteTls } from './route-tls';
import { TraefikReference } from './traefik-reference';

/** A Service that connections go to. */
export interface IngressRouteTcpService {
  /** The name of the Service. */
  readonly name: string;

  /** The port of the Service, by number or name. */
  readonly port: number | string;

  /**
   * The namespace that it is in. For another one than that of the route, Traefik must run with `allowCrossNamespace`.
   *
   * @default - that of the route
   */
  readonly namespace?: string;

  /**
   * Its share of the connections, beside the weights of the other services; 0 for none. It says nothing about a service that is alone.
   *
   * @default 1
   */
  readonly weight?: number;

  /**
   * Whether Traefik speaks TLS to the servers.
   *
   * @default false
   */
  readonly tls?: boolean;

  /**
   * The name of the ServersTransportTCP that says how to connect to the servers.
   *
   * @default - Traefik's own settings
   */
  readonly serversTransport?: string;

  /**
   * Connects to the address of the Service, and leaves it to Kubernetes which pod it is. Else Traefik connects to the pods itself.
   *
   * @default false (unless Traefik runs with `nativeLBByDefault`)
   */
  readonly nativeLB?: boolean;

  /**
   * Connects to the nodes' ports of a Service of the type NodePort, for a Traefik that runs outside of the cluster.
   *
   * @default false
   */
  readonly nodePortLB?: boolean;
}

/** Which connections go where. */
export interface IngressRouteTcpRule {
  /** Which connections it takes: ``HostSNI(`a.example.org`)`` by the name that a client of TLS asks for, ``HostSNI(`*`)`` all; in the syntax of version 3. */
  readonly match: string;

  /**
   * Where the connections go; several share them by their weights.
   *
   * @default - none, which is refused
   */
  readonly services?: IngressRouteTcpService[];

  /**
   * Of several routes for a connection, the highest number takes it; 0 is as if it was not given.
   *
   * @default - the length of `match`; -1 for all connections
   */
  readonly priority?: number;

  /**
   * The MiddlewareTCPs that connections pass, the first one first.
   *
   * @default []
   */
  readonly middlewares?: TraefikReference[];
}

/** TLS of routes of TCP: Traefik speaks it, or leaves it to the servers. */
export interface IngressRouteTcpTls extends RouteTls {
  /**
   * Passes connections on as they are, after a look at the name that the client asks for. The servers have the certificates then, and nothing else may be said here.
   *
   * @default false
   */
  readonly passthrough?: boolean;
}

/** Props of an `IngressRouteTcp`. */
export interface IngressRouteTcpProps extends ObjectProps {
  /** Which connections go where. */
  readonly routes: IngressRouteTcpRule[];

  /**
   * The entry points of Traefik that connections come in by.
   *
   * @default [] (those that are marked `asDefault`; if none is, all of TCP but Traefik's own)
   */
  readonly entryPoints?: string[];

  /**
   * TLS; `{}` for Traefik's default certificate.
   *
   * @default - no TLS
   */
  readonly tls?: IngressRouteTcpTls;
}

/**
 * Takes connections of TCP, by the name that a client of TLS asks for or by the entry point alone, and passes them to Services.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/tcp/ingressroutetcp/
 */
export class IngressRouteTcp extends Construct {
  /** The IngressRouteTCP. */
  public readonly apiObject: ApiObject;

  /** The name of the IngressRouteTCP. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: IngressRouteTcpProps) {
    super(scope, id);
    this.apiObject = customResource(this, INGRESS_ROUTE_TCP, 'IngressRouteTcpProps', ofStack(this, props), rules);
    this.name = this.apiObject.name;
  }
}

function rules({ routes, tls }: IngressRouteTcpProps): Found[] {
  return [
    routesRules(routes),
    routes.flatMap(({ match, services = [], middlewares = [] }, index): Found[] => [
      matchRules(`routes[${index}].match`, match, TCP),
      tls === undefined ? sniRule(`routes[${index}].match`, match) : undefined,
      servicesRules(`routes[${index}].services`, services),
      services.map((service, at) => [
        referenceRules(`routes[${index}].services[${at}]`, service),
        portRule(`routes[${index}].services[${at}]`, service.port),
      ]),
      services.length > 1 ? shareRules(`routes[${index}].services`, services) : undefined,
      middlewares.map((middleware, at) => referenceRules(`routes[${index}].middlewares[${at}]`, middleware)),
    ]),
    tls?.passthrough ? passedRules(tls) : tls && tlsRules(tls),
  ];
}

function sniRule(object: string, match: string): Found {
  const [name = '*'] = valuesOf(match, 'HostSNI');
  return name === '*' ? undefined : error('sni-tls', object, 'must not ask for a name without \'tls\': only clients of TLS send one', name, 'give \'tls\', or take all by HostSNI(`*`)');
}

function passedRules({ secretName, certResolver, domains, options, store }: IngressRouteTcpTls): Found {
  return Object.entries({ secretName, certResolver, domains, options, store })
    .map(([name, value]) => unused(`tls.${name}`, 'must not be given beside \'passthrough\', with which the servers speak TLS', value));
}
