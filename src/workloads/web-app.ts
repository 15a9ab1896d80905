import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { IConnectable } from '../core/connection';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { podPorts } from '../core/internal/containers';
import { factsOf } from '../core/internal/facts';
import { validate } from '../core/internal/finding';
import { manifest } from '../core/internal/manifest';
import { Port } from '../core/internal/ports';
import { routerAt } from '../core/internal/router';
import { error } from '../core/internal/rules';
import { outsideCallers, serviceRules, serviceSpec } from '../core/internal/service';
import { checked } from '../core/internal/shape';
import { Peer } from '../core/peer';
import { ServiceProps } from '../core/service';
import { addressOf, addressVariables } from './_address';
import { hostsOf, ingressSpec, issuerAnnotation, routeRules } from './_route';
import { DeploymentWorkload, DeploymentWorkloadProps } from './deployment-workload';
import { RouteProps } from './route';

/** Props of a `WebApp`. */
export interface WebAppProps extends DeploymentWorkloadProps, RouteProps {
  /**
   * How its ports are offered.
   *
   * @default - to the cluster
   */
  readonly service?: ServiceProps;
}

/** A program that answers requests: a Deployment with its Service, route, disruption budget, autoscaler and network policy. */
export class WebApp extends DeploymentWorkload implements IConnectable {
  /** The Service. */
  public readonly service: ApiObject;

  /** The route from outside; undefined without a host. */
  public readonly ingress?: ApiObject;

  /** Its pods and their ports. */
  public readonly peer: Peer;

  /** Where it answers inside of the cluster: host and main port, as in `api.shop.svc:8080`. */
  public readonly address: string;

  private readonly ports: Port[];

  constructor(scope: Construct, id: string, props: WebAppProps) {
    const { clean, slips } = checked('WebAppProps', props);
    props = clean;
    super(scope, id, props, 'web', true);
    const { service = {} } = props;
    const facts = factsOf(this);
    const hosts = hostsOf(props, facts);
    const router = hosts.length > 0 ? routerAt(this) : undefined;
    this.ports = podPorts(this.name, props);
    this.peer = Peer._own(this.namespace, this._selector(), this.ports);

    validate(this,
      ...slips,
      this.ports.length > 0 ? undefined : error('no-port', 'port', 'must say what the program listens on', 'none', 'give \'port\' or \'ports\''),
      ...routeRules(props, facts, router, this.ports),
      ...serviceRules(service, this.ports, facts),
    );

    const { name: serviceName = this.name, annotations: own } = service;
    const { annotations, ...metadata } = this._metadata();
    const annotated = (more: Record<string, string> | undefined) => {
      const all = { ...annotations, ...more };
      return Object.keys(all).length > 0 ? { annotations: all } : {};
    };
    this.address = addressOf(serviceName, this.namespace, this.ports);
    this.service = manifest<k8s.KubeServiceProps>(this, 'Service', 'v1', {
      metadata: { ...metadata, name: serviceName, ...annotated(own) },
      spec: serviceSpec(service, this.ports, this._selector()),
    });
    for (const caller of outsideCallers(service, facts)) this._letIn(caller);

    if (router) {
      this.ingress = manifest<k8s.KubeIngressProps>(this, 'Ingress', 'networking.k8s.io/v1', {
        metadata: { ...metadata, ...annotated(issuerAnnotation(facts)) },
        spec: ingressSpec({ name: this.name, service: serviceName, hosts, path: props.path }, this.ports, router, facts),
      });
      const main = this.ports.slice(0, 1);
      this._letIn(Peer._own(router.ingress.namespace, router.ingress.podLabels, main));
      router.reach?.(Peer._own(this.namespace, this._selector(), main));
    }
  }

  /** Where it answers inside of the cluster: `API_HOST`, `API_PORT` and `API_URL` for one of the name `api`. */
  public environment(_credentials?: Credentials): Record<string, string | EnvVar> {
    return addressVariables(this.name, this.service.name, this.namespace, this.ports);
  }
}
