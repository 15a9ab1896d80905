import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { Found } from '../core/internal/finding';
import { customResource } from '../core/internal/objects/custom-resource';
import { error } from '../core/internal/rules';
import { HTTP, matchRules } from '../core/internal/traefik/match';
import { INGRESS_ROUTE } from './_route-kinds';
import { referenceRules, routesRules, serviceRules, shareRules, tlsRules } from './_route-rules';
import { ofStack } from './_traefik-class';
import { RouteService } from './route-service';
import { RouteTls } from './route-tls';
import { TraefikReference } from './traefik-reference';

/** What Traefik tells about the requests of a route, in place of what it tells about those of the entry point. */
export interface IngressRouteObservability {
  /**
   * Writes access logs.
   *
   * @default - as the entry point does
   */
  readonly accessLogs?: boolean;

  /**
   * Counts and times them.
   *
   * @default - as the entry point does
   */
  readonly metrics?: boolean;

  /**
   * Traces them.
   *
   * @default - as the entry point does
   */
  readonly tracing?: boolean;

  /**
   * How much a trace says.
   *
   * @default 'minimal'
   */
  readonly traceVerbosity?: 'minimal' | 'detailed';
}

/** Which requests go where. */
export interface IngressRouteRule {
  /** Which requests it takes, such as ``Host(`a.example.org`) && PathPrefix(`/shop`)``; in the syntax of version 3. */
  readonly match: string;

  /**
   * What kind of route it is; there is one only.
   *
   * @default 'Rule'
   */
  readonly kind?: 'Rule';

  /**
   * Of several routes for a request, the highest number takes it; 0 is as if it was not given.
   *
   * @default - the length of `match`
   */
  readonly priority?: number;

  /**
   * Where the requests go; several share them by their weights. A route without one leaves them to the IngressRoutes that name it in `parentRefs`.
   *
   * @default []
   */
  readonly services?: RouteService[];

  /**
   * The Middlewares that requests pass, the first one first.
   *
   * @default []
   */
  readonly middlewares?: TraefikReference[];

  /**
   * What is told about its requests.
   *
   * @default - as the entry point does
   */
  readonly observability?: IngressRouteObservability;
}

/** Props of an `IngressRoute`. */
export interface IngressRouteProps extends ObjectProps {
  /** Which requests go where. */
  readonly routes: IngressRouteRule[];

  /**
   * The entry points of Traefik that requests come in by, such as `websecure`.
   *
   * @default [] (those that are marked `asDefault`; if none is, all of TCP but Traefik's own)
   */
  readonly entryPoints?: string[];

  /**
   * TLS; `{}` for Traefik's default certificate.
   *
   * @default - as the entry point has it
   */
  readonly tls?: RouteTls;

  /**
   * The IngressRoutes whose requests are divided further here. They, and not this one, say what holds of `entryPoints`, `tls` and `observability`.
   *
   * @default [] (all requests of the entry points)
   */
  readonly parentRefs?: TraefikReference[];
}

/**
 * Takes requests of HTTP by what they ask for, and sends them to Services: what an Ingress does, with all that Traefik knows besides.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/http/ingressroute/
 */
export class IngressRoute extends Construct {
  /** The IngressRoute. */
  public readonly apiObject: ApiObject;

  /** The name of the IngressRoute. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: IngressRouteProps) {
    super(scope, id);
    this.apiObject = customResource(this, INGRESS_ROUTE, 'IngressRouteProps', ofStack(this, props), rules);
    this.name = this.apiObject.name;
  }
}

function rules({ routes, tls, parentRefs = [], entryPoints = [] }: IngressRouteProps): Found[] {
  return [
    routesRules(routes),
    routes.flatMap(({ match, services = [], middlewares = [], observability }, index): Found[] => [
      matchRules(`routes[${index}].match`, match, HTTP),
      services.map((service, at) => serviceRules(`routes[${index}].services[${at}]`, service)),
      services.length > 1 ? shareRules(`routes[${index}].services`, services) : undefined,
      middlewares.map((middleware, at) => referenceRules(`routes[${index}].middlewares[${at}]`, middleware)),
      parentRefs.length > 0 ? childRule(`routes[${index}].observability`, observability) : undefined,
    ]),
    parentRefs.map((reference, index) => referenceRules(`parentRefs[${index}]`, reference)),
    parentRefs.length > 0 ? [childRule('tls', tls), childRule('entryPoints', entryPoints.length > 0 ? entryPoints : undefined)] : [],
    tls && tlsRules(tls),
  ];

  function childRule(object: string, value: unknown): Found {
    return value === undefined ? undefined : error('child-route', object, 'must not be given beside \'parentRefs\', whose IngressRoutes say it', value, 'say it there');
  }
}
