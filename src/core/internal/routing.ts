import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { IngressFact } from '../facts';
import { Peer } from '../peer';
import { Route } from '../route';

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
  /** The hosts of its certificate, where it is that of others too. */
  readonly certified?: string[];
  /** Whether it is to be without encryption. */
  readonly plain: boolean;
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
  /** How it gets certificates by ACME, where it has no other. */
  readonly acme?: 'http' | 'tls' | 'dns';
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

/** A construct that would have been another with somebody who routes. */
export interface Unrouted {
  readonly construct: IConstruct;
  /** What it does where that one comes to be inside of it. */
  routedInside?(ingress: IngressFact): void;
}

/** Where a stack says that it is there, and what was built before it did. */
export interface Routing {
  router?: Router;
  readonly without: Unrouted[];
}
