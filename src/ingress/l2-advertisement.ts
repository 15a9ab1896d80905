import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { customResource } from '../core/internal/objects/custom-resource';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { L2_ADVERTISEMENT } from './_metallb-kinds';
import { LabelSelector } from './label-selector';

/** Which nodes answer for addresses, and where. */
export interface L2AdvertisementOptions {
  /**
   * Nodes that may answer for the addresses.
   *
   * @default [] (all nodes)
   */
  readonly nodeSelectors?: LabelSelector[];

  /**
   * Network interfaces that they answer on.
   *
   * @default [] (all interfaces)
   */
  readonly interfaces?: string[];
}

/** Props of an `L2Advertisement`. */
export interface L2AdvertisementProps extends ObjectProps, L2AdvertisementOptions {
  /**
   * Names of the pools that it announces.
   *
   * @default [] (all pools, unless `ipAddressPoolSelectors` says which)
   */
  readonly ipAddressPools?: string[];

  /**
   * The same, by labels of the pools.
   *
   * @default []
   */
  readonly ipAddressPoolSelectors?: LabelSelector[];
}

/**
 * Has nodes answer, by ARP and NDP, for the addresses of pools: for each address one node at a time, which all its traffic goes through.
 *
 * @see https://metallb.io/concepts/layer2/
 */
export class L2Advertisement extends Construct {
  /** The L2Advertisement. */
  public readonly apiObject: ApiObject;

  /** Its name. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: L2AdvertisementProps = {}) {
    super(scope, id);
    this.apiObject = customResource(this, L2_ADVERTISEMENT, 'L2AdvertisementProps', props);
    this.name = this.apiObject.name;
    setPhase(this, Phase.CONFIGURATION);
  }
}
