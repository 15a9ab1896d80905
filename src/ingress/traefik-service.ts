import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { Found } from '../core/internal/finding';
import { customResource } from '../core/internal/objects/custom-resource';
import { error } from '../core/internal/rules';
import { TRAEFIK_SERVICE } from './_route-kinds';
import { serviceRules, servicesRules, shareRules, stickyRules } from './_route-rules';
import { RouteService } from './route-service';
import { RouteSticky } from './route-sticky';

/** Services that get their shares of the requests in turn. */
export interface TraefikServiceWeighted {
  /**
   * The services, with their weights.
   *
   * @default - none, which is refused
   */
  readonly services?: RouteService[];

  /**
   * Keeps a client at one service.
   *
   * @default - not kept
   */
  readonly sticky?: RouteSticky;
}

/** Services of which each gets the clients whose addresses fall to it, in the proportion of the weights. */
export interface TraefikServiceHighestRandomWeight {
  /**
   * The services, with their weights.
   *
   * @default - none, which is refused
   */
  readonly services?: RouteService[];
}

/** A service that gets copies of requests. */
export interface TraefikServiceMirror extends RouteService {
  /**
   * How many of 100 requests it gets, from 0 to 100.
   *
   * @default 0
   */
  readonly percent?: number;
}

/** A service that answers the requests, and others that get copies of them. */
export interface TraefikServiceMirroring extends RouteService {
  /**
   * The services that get copies. Nobody waits for their answers.
   *
   * @default []
   */
  readonly mirrors?: TraefikServiceMirror[];

  /**
   * Whether copies have the body of the request.
   *
   * @default true
   */
  readonly mirrorBody?: boolean;

  /**
   * The largest body, in bytes, of a request that is copied; -1 for any. All of it is held in memory.
   *
   * @default -1
   */
  readonly maxBodySize?: number;
}

/** Props of a `TraefikService`: one of the three ways. */
export interface TraefikServiceProps extends ObjectProps {
  /**
   * Divides requests by weights.
   *
   * @default - see the other two
   */
  readonly weighted?: TraefikServiceWeighted;

  /**
   * Copies requests.
   *
   * @default - see the other two
   */
  readonly mirroring?: TraefikServiceMirroring;

  /**
   * Divides clients by their addresses.
   *
   * @default - see the other two
   */
  readonly highestRandomWeight?: TraefikServiceHighestRandomWeight;
}

/**
 * Divides or copies requests, where a route or another TraefikService names it in place of a Service.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/http/traefikservice/
 */
export class TraefikService extends Construct {
  /** The TraefikService. */
  public readonly apiObject: ApiObject;

  /** The name of the TraefikService. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: TraefikServiceProps) {
    super(scope, id);
    this.apiObject = customResource(this, TRAEFIK_SERVICE, 'TraefikServiceProps', props, rules);
    this.name = this.apiObject.name;
  }
}

function rules({ weighted, mirroring, highestRandomWeight }: TraefikServiceProps): Found[] {
  const given = Object.entries({ weighted, mirroring, highestRandomWeight }).filter(([, value]) => value !== undefined).map(([name]) => name);
  return [
    // Of several, Traefik takes the first and says nothing.
    given.length === 1 ? undefined : error('one-way', 'props', 'must have one of \'weighted\', \'mirroring\' and \'highestRandomWeight\'', given, 'give one, and others to a TraefikService of their own'),
    weighted && [sharedRules('weighted.services', weighted.services), stickyRules('weighted.sticky', weighted.sticky)],
    highestRandomWeight && sharedRules('highestRandomWeight.services', highestRandomWeight.services),
    mirroring && serviceRules('mirroring', mirroring),
    mirroring?.mirrors?.map((mirror, index) => [
      serviceRules(`mirroring.mirrors[${index}]`, mirror),
      percentRule(`mirroring.mirrors[${index}].percent`, mirror.percent),
    ]),
  ];
}

function sharedRules(object: string, services: RouteService[] = []): Found {
  return [servicesRules(object, services), shareRules(object, services), services.map((service, index) => serviceRules(`${object}[${index}]`, service))];
}

function percentRule(object: string, percent: number | undefined): Found {
  const remedy = 'give the share of the requests, such as 100';
  if (percent === undefined) return error('unused-field', object, 'must be given, as a mirror gets nothing without it', percent, remedy);
  return percent >= 0 && percent <= 100 ? undefined : error('whole-number', object, 'must be from 0 to 100', percent, remedy);
}
