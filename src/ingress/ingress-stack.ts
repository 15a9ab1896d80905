import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Facts, factsOf } from '../core/internal/facts';
import { Found, validate } from '../core/internal/finding';
import { inRanges, ipRange } from '../core/internal/ip-range';
import { addressBits, dnsLabel, error, ipAddress } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { Tenant } from '../tenancy/tenant';
import { IpAddressPool } from './ip-address-pool';
import { L2Advertisement, L2AdvertisementOptions } from './l2-advertisement';
import { MetalLb, MetalLbOptions } from './metal-lb';
import { Traefik } from './traefik';
import { TraefikProps } from './traefik-props';

const POOL = 'ingress';

/** Props of an `IngressStack`. */
export interface IngressStackProps extends TraefikProps {
  /** Addresses of the network of the nodes that nobody else uses: CIDRs or ranges such as `192.0.2.10-192.0.2.20`. */
  readonly addresses: string[];

  /** How kube-proxy works in the cluster: see `MetalLbProps`. */
  readonly kubeProxyMode: 'iptables' | 'ipvs' | 'nftables' | 'none';

  /**
   * The address that Traefik gets, one of `addresses`: what the DNS says.
   *
   * @default - any of them, and it may change when the Service is made anew
   */
  readonly address?: string;

  /**
   * Which nodes answer for the addresses, and on which interfaces.
   *
   * @default - all nodes, on all interfaces
   */
  readonly advertisement?: L2AdvertisementOptions;

  /**
   * More about MetalLB.
   *
   * @default - see `MetalLbOptions`
   */
  readonly metalLb?: MetalLbOptions;

  /**
   * The namespace of Traefik.
   *
   * @default 'traefik'
   */
  readonly namespace?: string;

  /**
   * The namespace of MetalLB.
   *
   * @default 'metallb-system'
   */
  readonly metalLbNamespace?: string;
}

/**
 * What brings requests into a cluster on bare metal, as one: MetalLB gives Traefik an address of the network and has a node answer for it, Traefik routes
 * by host and path. Created right after the Platform; what is created after it routes by `host`.
 */
export class IngressStack extends Construct {
  /** Routes requests. */
  public readonly traefik: Traefik;

  /** Gives addresses. */
  public readonly metalLb: MetalLb;

  /** The addresses. */
  public readonly pool: IpAddressPool;

  /** Has nodes answer for them. */
  public readonly advertisement: L2Advertisement;

  constructor(scope: Construct, id: string, props: IngressStackProps) {
    super(scope, id);
    const { clean, slips } = checked('IngressStackProps', props);
    const { addresses, address, kubeProxyMode, advertisement = {}, metalLb = {}, namespace = 'traefik', metalLbNamespace = 'metallb-system', ...traefik } = clean;
    if (this.node.scopes.some(each => Chart.isChart(each))) {
      throw new Error(`[${this.node.path}] must not be inside a Chart: its namespaces are Charts of their own; create it in the Platform`);
    }

    validate(this,
      slips,
      dnsLabel('namespace', namespace, 63, 'rename it'),
      dnsLabel('metalLbNamespace', metalLbNamespace, 63, 'rename it'),
      namespace === metalLbNamespace ? error('same-namespace', 'namespace', 'must not be that of MetalLB, which lets its pods see the nodes', namespace, 'rename one of them') : undefined,
      familyRule(addresses, factsOf(this).ipFamilies),
      address === undefined || addressBits(address) === undefined || inRanges(address, addresses) ? ipAddress('address', address) : error('address-in-pool', 'address', `must be one of ${addresses.join(', ')}`, address, 'correct it, or add it to \'addresses\''),
    );

    // Where both namespaces are one, or one has no name, that has been said: they are built all the same, for what else there is to say.
    const [own, its] = [namespace || 'traefik', metalLbNamespace === namespace || metalLbNamespace === '' ? `${namespace}-metallb` : metalLbNamespace];
    // Traefik first: it says that it routes, and the other Tenant would have asked in vain.
    const { serviceAnnotations, allocateLoadBalancerNodePorts = false, ...others } = traefik;
    this.traefik = new Traefik(new Tenant(this, own), 'traefik', {
      ...others,
      allocateLoadBalancerNodePorts,
      serviceAnnotations: { 'metallb.io/address-pool': POOL, ...address === undefined ? {} : { 'metallb.io/loadBalancerIPs': address }, ...serviceAnnotations },
    });
    const announcing = new Tenant(this, its, { podSecurity: 'privileged' });
    this.metalLb = new MetalLb(announcing, 'metallb', { kubeProxyMode, ...metalLb });
    this.pool = new IpAddressPool(announcing, POOL, { addresses });
    this.advertisement = new L2Advertisement(announcing, 'advertisement', { ...advertisement, name: POOL, ipAddressPools: [POOL] });
  }
}

/** Addresses of no family of the cluster, of which no Service gets one. */
function familyRule(addresses: readonly string[], families: Facts['ipFamilies']): Found {
  const has = new Set(addresses.flatMap(each => ipRange(each) ?? []).map(({ first }) => first.length === 32 ? 'IPv4' : 'IPv6'));
  return has.size === 0 || families.some(family => has.has(family))
    ? undefined
    : error('ip-family', 'addresses', `must be of a family that the Platform has, ${families.join(' and ')}: no Service gets one`, addresses, 'add some, or say what the cluster has: \'ipFamilies\' of the Platform');
}
