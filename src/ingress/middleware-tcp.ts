import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { Found } from '../core/internal/finding';
import { customResource } from '../core/internal/objects/custom-resource';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { MIDDLEWARE_TCP } from './_middleware-kinds';
import { addresses, needed, oneKind, REFUSED, SHUT } from './_middleware-rules';

/** Closes connections of an address that has too many open. */
export interface MiddlewareTcpInFlightConn {
  /**
   * How many connections an address may have open, 0 or more; 0 lets none through.
   *
   * @default 0
   */
  readonly amount?: number;
}

/** Closes connections of all addresses but some. */
export interface MiddlewareTcpIpAllowList {
  /**
   * The addresses, or ranges of them such as `192.0.2.0/24`.
   *
   * @default [] (Traefik refuses the middleware)
   */
  readonly sourceRange?: string[];
}

/** Props of a `MiddlewareTcp`: exactly one of them says what it does. */
export interface MiddlewareTcpProps extends ObjectProps {
  /**
   * Limits how many connections are open at a time.
   *
   * @default - not this one
   */
  readonly inFlightConn?: MiddlewareTcpInFlightConn;

  /**
   * Lets in certain addresses only.
   *
   * @default - not this one
   */
  readonly ipAllowList?: MiddlewareTcpIpAllowList;
}

/**
 * What Traefik does with TCP connections on their way. It does nothing by itself: an `IngressRouteTcp` names it.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/tcp/middlewares/overview/
 */
export class MiddlewareTcp extends Construct {
  /** The name of the MiddlewareTCP. */
  public readonly name: string;

  /** The MiddlewareTCP. */
  public readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: MiddlewareTcpProps) {
    super(scope, id);
    this.apiObject = customResource(this, MIDDLEWARE_TCP, 'MiddlewareTcpProps', props, rules);
    this.name = this.apiObject.name;
    setPhase(this, Phase.CONFIGURATION);
  }
}

function rules(props: MiddlewareTcpProps): Found[] {
  const { inFlightConn, ipAllowList } = props;
  return [
    oneKind(MIDDLEWARE_TCP, props),
    inFlightConn && needed('inFlightConn.amount', inFlightConn.amount, SHUT),
    ipAllowList && [needed('ipAllowList.sourceRange', ipAllowList.sourceRange, REFUSED), addresses('ipAllowList.sourceRange', ipAllowList.sourceRange)],
  ];
}
