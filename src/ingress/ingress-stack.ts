import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { unlessEmpty } from '../core/internal/defaults';
import { factsOf } from '../core/internal/facts';
import { Found, validate } from '../core/internal/finding';
import { dnsLabel, error } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { Tenant } from '../tenancy/tenant';
import { addressRules, familiesOf, familyRule } from './_stack-addresses';
import { placementOf, placementRule } from './_stack-placement';
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
   * One of the other family, where the Platform has both: without it, Traefik is reached by the family of `address` alone.
   *
   * @default - none
   */
  readonly secondAddress?: string;

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
    const { addresses, address, secondAddress, kubeProxyMode, advertisement = {}, metalLb = {}, namespace = 'traefik', metalLbNamespace = 'metallb-system', ...traefik } = clean;
    if (this.node.scopes.some(each => Chart.isChart(each))) {
      throw new Error(`[${this.node.path}] must not be inside a Chart: its namespaces are Charts of their own; create it in the Platform`);
    }

    const { ipFamilies: families } = factsOf(this);
    validate(this,
      slips,
      dnsLabel('namespace', namespace, 63, 'rename it'),
      dnsLabel('metalLbNamespace', metalLbNamespace, 63, 'rename it'),
      namespace === metalLbNamespace ? error('same-namespace', 'namespace', 'must not be that of MetalLB, which lets its pods see the nodes', namespace, 'rename one of them') : undefined,
      familyRule(addresses, families),
      classRule(traefik, metalLb.loadBalancerClass),
      placementRule(traefik, advertisement),
      addressRules({ address, secondAddress, addresses, ipFamilies: traefik.ipFamilies }, families),
    );

    // Where both namespaces are one, or one has no name, that has been said: they are built all the same, for what else there is to say.
    const [own, its] = [namespace || 'traefik', metalLbNamespace === namespace || metalLbNamespace === '' ? `${namespace}-metallb` : metalLbNamespace];
    // Traefik first: it says that it routes, and the other Tenant would have asked in vain.
    const asked = [address, secondAddress].filter(each => each !== undefined);
    const known = familiesOf(asked).filter(each => families.includes(each));
    const { serviceAnnotations, ipFamilies = unlessEmpty(known), ...others } = traefik;
    this.traefik = new Traefik(new Tenant(this, own), 'traefik', {
      ...others,
      ...balanced(traefik, metalLb.loadBalancerClass),
      ...placementOf(traefik, metalLb, advertisement),
      ipFamilies,
      serviceAnnotations: { 'metallb.io/address-pool': POOL, ...asked.length === 0 ? {} : { 'metallb.io/loadBalancerIPs': asked.join(',') }, ...serviceAnnotations },
    });
    const announcing = new Tenant(this, its, { podSecurity: 'privileged' });
    this.metalLb = new MetalLb(announcing, 'metallb', { kubeProxyMode, ...metalLb });
    this.pool = new IpAddressPool(announcing, POOL, { addresses });
    this.advertisement = new L2Advertisement(announcing, 'advertisement', { ...advertisement, name: POOL, ipAddressPools: [POOL] });
  }
}

/** A class that MetalLB, which handles those of its own alone, passes over (metallb, internal/k8s/controllers/service_controller.go). */
function classRule({ loadBalancerClass }: TraefikProps, handled: string | undefined): Found {
  return loadBalancerClass === undefined || loadBalancerClass === handled
    ? undefined
    : error('load-balancer-class', 'loadBalancerClass', 'must be that of MetalLB, or Traefik gets no address', loadBalancerClass, 'leave it out, and give \'metalLb.loadBalancerClass\'');
}

/** What Traefik's Service says of its balancer, which needs no ports of the nodes. For other types, there is nothing to say. */
function balanced({ serviceType = 'LoadBalancer', allocateLoadBalancerNodePorts, loadBalancerClass }: TraefikProps, handled: string | undefined): TraefikProps {
  if (serviceType !== 'LoadBalancer') return { allocateLoadBalancerNodePorts, loadBalancerClass };
  return { allocateLoadBalancerNodePorts: allocateLoadBalancerNodePorts ?? false, loadBalancerClass: loadBalancerClass ?? handled };
}
