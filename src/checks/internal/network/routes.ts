import { Json, list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { Item } from '../item';

/** A way from outside to a Service. */
export interface Backend {
  readonly service: string;
  /** Undefined where the route has none. */
  readonly namespace?: string;
  /** The port of the Service, by its name or its number; undefined where the route names none. */
  readonly port?: string | number;
  readonly protocol: 'TCP' | 'UDP';
  /** How it is asked, where a route of Traefik says so: http, https, h2c. */
  readonly scheme?: string;
  /** How its certificate is verified, where a route of Traefik says so: the name of a ServersTransport. */
  readonly transport?: string;
  /** Where in the route it is. */
  readonly at: string;
}

/** All objects that route requests to Services: https://gateway-api.sigs.k8s.io/reference/spec/, https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/ */
export function routesOf(cluster: Cluster): readonly Item[] {
  return cluster.all('Ingress', ...KINDS);
}

/** The kinds of routes of the Gateway API. */
export const GATEWAY_ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

const GATEWAY = GATEWAY_ROUTES.map(kind => `${kind}.gateway.networking.k8s.io`);
const TRAEFIK = ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP'].flatMap(kind => [`${kind}.traefik.io`, `${kind}.traefik.containo.us`]);
const KINDS = [...GATEWAY, ...TRAEFIK];

/** The class that an Ingress names, in its field or in the annotation of former times; undefined where it names none. */
export function ingressClassOf({ spec, metadata }: Item): unknown {
  return spec.ingressClassName ?? record(metadata.annotations)['kubernetes.io/ingress.class'];
}

/** Who reads an Ingress; of a class that is not the program's, by the name that it has by custom. One without a class is of the default one. */
export function ingressControllerOf(cluster: Cluster, item: Item): string | undefined {
  const name = ingressClassOf(item);
  const made = name === undefined ? cluster.all('IngressClass').find(isDefault) : cluster.find('IngressClass', undefined, String(name));
  return made ? String(made.spec.controller) : BY_CUSTOM.get(String(name));
}

function isDefault({ metadata }: Item): boolean {
  return String(record(metadata.annotations)['ingressclass.kubernetes.io/is-default-class']) === 'true';
}

const BY_CUSTOM = new Map([['nginx', 'k8s.io/ingress-nginx'], ['traefik', 'traefik.io/ingress-controller'], ['alb', 'ingress.k8s.aws/alb']]);

/** The Services that a route leads to. */
export function backendsOf(item: Item): Backend[] {
  const { kind, spec, namespace } = item;
  if (kind === 'Ingress') return ingressBackends(item);
  const protocol = kind.includes('UDP') ? 'UDP' : 'TCP';
  const backends = (all: unknown, at: string) => list(all).flatMap((each): Backend[] => isService(each)
    ? [{ service: String(each.name), namespace: typeof each.namespace === 'string' ? each.namespace : namespace, port: portOf(each.port), protocol, at, ...textsOf(each) }]
    : []);
  return [
    ...list(spec.rules).flatMap(({ backendRefs }, index) => backends(backendRefs, `rules[${index}]`)),
    ...list(spec.routes).flatMap(({ match, services }) => backends(services, `route '${String(match ?? '')}'`)),
  ];
}

/** Other kinds are the controller's own; those of Traefik's that it makes itself have their provider in the name: api@internal. */
function isService({ kind = 'Service', group = '', name }: Json): boolean {
  return kind === 'Service' && group === '' && typeof name === 'string' && !name.includes('@');
}

/** What a route of Traefik says of a Service. */
function textsOf({ scheme, serversTransport }: Json): Pick<Backend, 'scheme' | 'transport'> {
  return { ...typeof scheme === 'string' ? { scheme } : {}, ...typeof serversTransport === 'string' ? { transport: serversTransport } : {} };
}

function portOf(port: unknown): string | number | undefined {
  return typeof port === 'string' || typeof port === 'number' ? port : undefined;
}

function ingressBackends({ spec, namespace }: Item): Backend[] {
  const backend = (json: unknown, at: string): Backend[] => {
    const { name, port } = record(record(json).service);
    const { name: portName, number } = record(port);
    // To AWS's controller it is the name of an annotation: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions
    if (typeof name !== 'string' || portName === 'use-annotation') return [];
    return [{ service: name, namespace, port: portOf(portName === '' ? number : portName ?? number), protocol: 'TCP', at }];
  };
  return [
    ...backend(spec.defaultBackend, 'spec.defaultBackend'),
    ...list(spec.rules).flatMap(({ host, http }) => list(record(http).paths).flatMap(({ path, backend: json }) => backend(json, `rule '${String(host ?? '')}${String(path ?? '')}'`))),
  ];
}
