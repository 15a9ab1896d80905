import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { rangeRules } from '../core/internal/network/ip-range';
import { customResource } from '../core/internal/objects/custom-resource';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { IP_ADDRESS_POOL } from './_metallb-kinds';
import { LabelSelector } from './label-selector';

/** Which Services a pool is for. */
export interface ServiceAllocation {
  /**
   * Of several pools for a Service, the lowest number goes first; without one, a pool goes last.
   *
   * @default - after all that have one
   */
  readonly priority?: number;

  /**
   * Namespaces whose Services get addresses of the pool.
   *
   * @default [] (any)
   */
  readonly namespaces?: string[];

  /**
   * The same, by labels of the namespaces.
   *
   * @default [] (any)
   */
  readonly namespaceSelectors?: LabelSelector[];

  /**
   * Labels of the Services.
   *
   * @default [] (any)
   */
  readonly serviceSelectors?: LabelSelector[];
}

/** Props of an `IpAddressPool`. */
export interface IpAddressPoolProps extends ObjectProps {
  /** The addresses: CIDRs such as `192.0.2.0/28`, or ranges such as `192.0.2.10-192.0.2.20`. */
  readonly addresses: string[];

  /**
   * Whether Services get addresses of it that do not ask for them.
   *
   * @default true
   */
  readonly autoAssign?: boolean;

  /**
   * Leaves out addresses that end with .0 and .255, which some old devices take for those of a network.
   *
   * @default false
   */
  readonly avoidBuggyIPs?: boolean;

  /**
   * Which Services it is for.
   *
   * @default - all
   */
  readonly serviceAllocation?: ServiceAllocation;
}

/**
 * Addresses that MetalLB gives to Services of the type LoadBalancer. Nobody answers for them until an `L2Advertisement` announces the pool.
 *
 * @see https://metallb.io/configuration/
 */
export class IpAddressPool extends Construct {
  /** The IPAddressPool. */
  public readonly apiObject: ApiObject;

  /** Its name, by which Services and advertisements ask for it. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: IpAddressPoolProps) {
    super(scope, id);
    this.apiObject = customResource(this, IP_ADDRESS_POOL, 'IpAddressPoolProps', props, ({ addresses }) => rangeRules('addresses', addresses));
    this.name = this.apiObject.name;
    setPhase(this, Phase.CONFIGURATION);
  }
}
