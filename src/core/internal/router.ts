import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { IngressFact } from '../facts';
import { Peer } from '../peer';
import { Route } from '../route';
import { factsOf } from './facts';
import { Finding } from './finding';
import { error } from './rules';

/** What else than hosts, a path and a certificate a route can say. */
export type Feature = 'pathType' | 'redirectToHttps' | 'requestHeaders' | 'responseHeaders' | 'rateLimit' | 'basicAuth' | 'forwardAuth' | 'sticky' | 'split' | 'timeouts';

/** What routes are written as. */
export type RouteKind = 'Ingress' | 'IngressRoute' | 'HTTPRoute';

/** What can be said so, where Traefik reads it. A path of a regular expression must begin with '/' in an Ingress, so it could match anywhere. */
export const FEATURES: Readonly<Record<RouteKind, readonly Feature[]>> = {
  Ingress: ['redirectToHttps', 'requestHeaders', 'responseHeaders', 'rateLimit', 'basicAuth', 'forwardAuth', 'sticky', 'timeouts'],
  IngressRoute: ['pathType', 'redirectToHttps', 'requestHeaders', 'responseHeaders', 'rateLimit', 'basicAuth', 'forwardAuth', 'sticky', 'split', 'timeouts'],
  HTTPRoute: ['pathType', 'redirectToHttps', 'requestHeaders', 'responseHeaders', 'rateLimit', 'basicAuth', 'forwardAuth', 'split'],
};

/** A route with everything decided. */
export interface PlannedRoute {
  /** The name of its objects. */
  readonly name: string;
  /** Of the objects; what is kept from one release of the library to the next. */
  readonly metadata: { readonly labels: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly namespace?: string;
  readonly hosts: string[];
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact' | 'RegularExpression';
  readonly service: { readonly name: string; readonly port: { readonly name: string; readonly number: number } };
  /** The Secret of its certificate. */
  readonly secretName?: string;
  /** The ClusterIssuer that makes it. */
  readonly issuer?: string;
  /** What else was said. */
  readonly route: Route;
}

/** A stack of the Platform that routes requests. */
export interface Router {
  readonly ingress: IngressFact;
  /** Whether it has certificates of its own, so that a route needs none. */
  readonly certificates: boolean;
  /** Whether it sends all that is asked by http to https. */
  readonly redirects: boolean;
  /** Whether it sees the addresses of clients. */
  readonly seesClients: boolean;
  /** Whether it reads Middlewares and transports of Traefik's. */
  readonly middlewares: boolean;
  /** The namespaces that it reads; undefined is all. */
  readonly namespaces?: readonly string[];
  /** What it writes routes as. */
  readonly kind: RouteKind;
  readonly construct: IConstruct;
  /** Lets it reach pods that it routes to. */
  reach(peer: Peer): void;
  /** Adds the objects of a route below a construct: the route itself first. */
  expose(scope: Construct, route: PlannedRoute, program: string): ApiObject;
  /** Annotations that the Service of a route needs. */
  serviceAnnotations(route: PlannedRoute): Record<string, string>;
}

/** Where a stack says that it is there, and what was built before it did. */
export interface Routing {
  router?: Router;
  /** Constructs that would have been others with it. */
  readonly without: IConstruct[];
}

/** The id of a route's object below a program: its kind alone where it is the only one of the program's name. */
export function routeId({ name }: PlannedRoute, program: string, kind: RouteKind = 'Ingress'): string {
  return name === program ? kind : `${kind} ${name}`;
}

/** Who routes requests at a construct; undefined where nobody does so far, and then the construct is remembered as one that asked. */
export function ingressAt(scope: IConstruct): IngressFact | undefined {
  const { ingress, routing } = factsOf(scope);
  if (!ingress && !routing?.router) routing?.without.push(scope);
  return ingress ?? routing?.router?.ingress;
}

/** The stack that routes requests at a construct; undefined where it is somebody else, or nobody. */
export function routerAt(scope: IConstruct): Router | undefined {
  const { ingress, routing } = factsOf(scope);
  return ingress ? undefined : routing?.router;
}

/** Makes a construct the one that routes requests. Says what is wrong with that. */
export function setRouter(construct: IConstruct, router: Router): Finding[] {
  const { ingress, routing } = factsOf(construct);
  const path = construct.node.path;
  if (!routing) return [];
  if (ingress) return [error('ingress-twice', 'className', 'must not be beside \'ingress\' of the Platform, which says that somebody else routes', router.ingress.className, 'remove \'ingress\' of the Platform')];
  if (routing.router) {
    // The first one stays the one that hosts are routed by.
    return routing.router.ingress.className === router.ingress.className
      ? [error('ingress-twice', 'className', `must be no other's, and '${routing.router.construct.node.path}' has it`, router.ingress.className, 'give it another \'className\'')]
      : [];
  }
  routing.router = router;
  return routing.without
    .filter(({ node }) => !construct.node.scopes.some(scope => scope.node.path === node.path))
    .map(({ node }) => error('ingress-late', `'${path}'`, 'must be created before what it routes to', node.path, 'create it first, right after the Platform'));
}
