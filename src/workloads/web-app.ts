import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { IngressFact } from '../core/facts';
import { factsOf } from '../core/internal/facts';
import { validate } from '../core/internal/finding';
import { ingressObject } from '../core/internal/network/ingress';
import { PolicyPort } from '../core/internal/network/policy';
import { outsideCallers, serviceRules, serviceSpec } from '../core/internal/network/service';
import { manifest } from '../core/internal/objects/manifest';
import { podPorts } from '../core/internal/pods/containers';
import { Port } from '../core/internal/pods/ports';
import { ingressAt, routeId, routerAt } from '../core/internal/router';
import { PlannedRoute, Router } from '../core/internal/routing';
import { error } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { Peer } from '../core/peer';
import { IRouteTarget, Route, RouteProps } from '../core/route';
import { ServiceProps } from '../core/service';
import { addressOf, addressVariables } from './_address';
import { plannedRoutes, Routed, routeRules, routerRules, routesOf } from './_route';
import { DeploymentWorkload, DeploymentWorkloadProps } from './deployment-workload';

/** Props of a `WebApp`. */
export interface WebAppProps extends DeploymentWorkloadProps, RouteProps {
  /**
   * How its ports are offered.
   *
   * @default - to the cluster
   */
  readonly service?: ServiceProps;

  /**
   * Ways to it from outside that say more than a host and a path, by names of their own. One that names no host is for the program's.
   *
   * @default {}
   */
  readonly routes?: Record<string, Route>;
}

/** A program that answers requests: a Deployment with its Service, route, disruption budget, autoscaler and network policy. */
export class WebApp extends DeploymentWorkload implements IRouteTarget {
  /** The Service. */
  public readonly service: ApiObject;

  /** The route of its `host`, an Ingress unless the stack has others; undefined without a host. */
  public readonly ingress?: ApiObject;

  /** The Service's name. */
  public readonly serviceName: string;

  /** The number of the Service's main port. */
  public readonly servicePort: number;

  /** Its pods and their ports. */
  public readonly peer: Peer;

  /** Where it answers inside of the cluster: host and main port, as in `api.shop.svc:8080`. */
  public readonly address: string;

  private readonly ports: Port[];

  constructor(scope: Construct, id: string, props: WebAppProps) {
    const { clean, slips } = checked('WebAppProps', props);
    props = clean;
    super(scope, id, props, 'web', true);
    const { service = {}, routes: others = {} } = props;
    const routes = routesOf(props, others);
    const facts = factsOf(this);
    this.ports = podPorts(this.name, props);
    this.peer = Peer._own(this.namespace, this._selector(), this.ports);

    const { name: serviceName = this.name } = service;
    const { labels, annotations } = this._metadata();
    const routed: Routed = { name: this.name, service: serviceName, namespace: this.namespace, metadata: { labels, annotations }, ports: this.ports };
    const plans = plannedRoutes(routes, facts, routed);
    const ingress = plans.length > 0 ? ingressAt(this) : undefined;
    const router = routerAt(this);

    validate(this,
      slips,
      this.ports.length > 0 ? undefined : error('no-port', 'port', 'must say what the program listens on', 'none', 'give \'port\' or \'ports\''),
      routeRules(props, routes, facts, routed),
      routerRules(plans, facts, router),
      serviceRules(service, this.ports, facts),
    );

    this.serviceName = serviceName;
    this.servicePort = this.ports[0]?.servicePort ?? NaN;
    this.address = addressOf(serviceName, this.namespace, this.ports);
    this.service = this.offered(service, plans, router);
    for (const caller of outsideCallers(service, facts)) this._letIn(caller);

    if (ingress) {
      const objects = plans.map(plan => this.expose(plan, ingress, router));
      if (plans[0].name === this.name) this.ingress = objects[0];
    }
  }

  /**
   * Where it answers inside of the cluster: `API_HOST`, `API_PORT` and `API_URL` for one of the name `api`. The URL is of https where the main port is 443
   * or called `https` or `grpcs`, else of http. Most clients of gRPC want host and port alone.
   */
  public environment(_credentials?: Credentials): Record<string, string | EnvVar> {
    return addressVariables(this.name, this.service.name, this.namespace, this.ports);
  }

  private offered(service: ServiceProps, plans: readonly PlannedRoute[], router: Router | undefined): ApiObject {
    const { annotations: own, ...metadata } = this._metadata();
    const annotations = { ...own, ...Object.assign({}, ...plans.map(plan => router?.serviceAnnotations(plan))), ...service.annotations };
    return manifest<k8s.KubeServiceProps>(this, 'Service', 'v1', {
      metadata: { ...metadata, name: this.serviceName, annotations: Object.keys(annotations).length > 0 ? annotations : undefined },
      spec: serviceSpec(service, this.ports, this._selector(), router?.kind === 'HTTPRoute'),
    });
  }

  /** A route, and what the network policies of all who are in it let through. */
  private expose(plan: PlannedRoute, ingress: IngressFact, router: Router | undefined): ApiObject {
    const { service: { port }, route: { split = [], forwardAuth } } = plan;
    const controller = (ports: PolicyPort[]) => Peer._own(ingress.namespace, ingress.podLabels, ports);
    const asked = this.ports.filter(({ name }) => name === port.name);
    this._letIn(controller(asked));
    router?.reach(Peer._own(this.namespace, this._selector(), asked));
    for (const target of [...split.map(({ to }) => to), ...forwardAuth?.target ? [forwardAuth.target] : []]) {
      target.allowFrom(controller(target.peer._ports().slice(0, 1)));
      router?.reach(target.peer._mainPort());
    }
    return router ? router.expose(this, plan, this.name) : ingressObject(this, routeId(plan, this.name), ingress.className, plan);
  }
}
