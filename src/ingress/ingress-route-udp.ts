import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { Found } from '../core/internal/finding';
import { customResource } from '../core/internal/objects/custom-resource';
import { error } from '../core/internal/rules';
import { INGRESS_ROUTE_UDP } from './_route-kinds';
import { portRule, referenceRules, servicesRules, shareRules } from './_route-rules';
import { ofStack } from './_traefik-class';

/** A Service that packets go to. */
export interface IngressRouteUdpService {
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
   * Its share of the clients, beside the weights of the other services; 0 for none. It says nothing about a service that is alone.
   *
   * @default 1
   */
  readonly weight?: number;

  /**
   * Sends to the address of the Service, and leaves it to Kubernetes which pod it is. Else Traefik sends to the pods itself.
   *
   * @default false (unless Traefik runs with `nativeLBByDefault`)
   */
  readonly nativeLB?: boolean;

  /**
   * Sends to the nodes' ports of a Service of the type NodePort, for a Traefik that runs outside of the cluster.
   *
   * @default false
   */
  readonly nodePortLB?: boolean;
}

/** Where packets go. */
export interface IngressRouteUdpRule {
  /**
   * The Services; several share the clients by their weights.
   *
   * @default - none, which is refused
   */
  readonly services?: IngressRouteUdpService[];
}

/** Props of an `IngressRouteUdp`. */
export interface IngressRouteUdpProps extends ObjectProps {
  /** Where packets go. It is one route: UDP says nothing by which another one could be chosen. */
  readonly routes: IngressRouteUdpRule[];

  /**
   * The entry points of Traefik that packets come in by. Each takes one route, of all IngressRouteUDPs.
   *
   * @default [] (all of UDP)
   */
  readonly entryPoints?: string[];
}

/**
 * Takes all packets of UDP at an entry point, and passes them to Services.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/udp/ingressrouteudp/
 */
export class IngressRouteUdp extends Construct {
  /** The IngressRouteUDP. */
  public readonly apiObject: ApiObject;

  /** The name of the IngressRouteUDP. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: IngressRouteUdpProps) {
    super(scope, id);
    this.apiObject = customResource(this, INGRESS_ROUTE_UDP, 'IngressRouteUdpProps', ofStack(this, props), rules);
    this.name = this.apiObject.name;
  }
}

function rules({ routes }: IngressRouteUdpProps): Found[] {
  return [
    // They have the same entry points, of which each takes one (traefik, pkg/server/router/udp/router.go).
    routes.length === 1 ? undefined : error('one-udp-route', 'routes', 'must be one route, as an entry point of UDP takes no more', `${routes.length} routes`, 'give one, and others to an IngressRouteUdp with entry points of its own'),
    routes.flatMap(({ services = [] }, index): Found[] => [
      servicesRules(`routes[${index}].services`, services),
      services.map((service, at) => [
        referenceRules(`routes[${index}].services[${at}]`, service),
        portRule(`routes[${index}].services[${at}]`, service.port),
      ]),
      services.length > 1 ? shareRules(`routes[${index}].services`, services) : undefined,
    ]),
  ];
}
