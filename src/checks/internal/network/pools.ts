import { record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { IpRange, ipRange } from '../../../core/internal/network/ip-range';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { allWordsOf } from '../pods';

/** Addresses that MetalLB gives away. */
export interface Pool {
  readonly item: Item;
  readonly texts: readonly string[];
  readonly ranges: readonly IpRange[];
}

/** The pools of a cluster, with what of their addresses can be read. */
export const poolsOf = memo((cluster: Cluster): readonly Pool[] => cluster.all('IPAddressPool.metallb.io').map(item => {
  const texts = Array.isArray(item.spec.addresses) ? item.spec.addresses.map(String) : [];
  return { item, texts, ranges: texts.flatMap(text => ipRange(text) ?? []) };
}));

/** The keys of MetalLB's annotations: those of a release before 0.13.10 are still read. */
const PREFIXES = ['metallb.io', 'metallb.universe.tf'];

/** What a Service asks MetalLB for. */
export interface Asked {
  readonly item: Item;
  readonly addresses: readonly string[];
  readonly pool?: string;
  /** The key that Services have in common which share an address. */
  readonly sharing?: string;
}

/** The Services that MetalLB gives addresses. One of a class that no MetalLB of the program has is for another load balancer, as far as is known. */
export const askedOf = memo((cluster: Cluster): readonly Asked[] => cluster.all('Service').filter(each => isAsking(cluster, each)).map(item => {
  const annotations = record(item.metadata.annotations);
  const read = (name: string) => PREFIXES.map(prefix => annotations[`${prefix}/${name}`]).find(value => typeof value === 'string');
  const [ips, pool, sharing] = [read('loadBalancerIPs'), read('address-pool'), read('allow-shared-ip')];
  const own = typeof item.spec.loadBalancerIP === 'string' ? item.spec.loadBalancerIP : undefined;
  return {
    item,
    addresses: typeof ips === 'string' ? ips.split(',').map(each => each.trim()) : own === undefined ? [] : [own],
    pool: typeof pool === 'string' ? pool : undefined,
    sharing: typeof sharing === 'string' ? sharing : undefined,
  };
}));

function isAsking(cluster: Cluster, { spec }: Item): boolean {
  return spec.type === 'LoadBalancer' && classesOf(cluster).includes(spec.loadBalancerClass);
}

const CONTROLLER = /(^|\/)metallb[/-]controller(?=[:@]|$)/;

/** The classes that MetalLB handles: each one of its own, or none (metallb, internal/k8s/controllers/service_controller.go). */
const classesOf = memo((cluster: Cluster): readonly unknown[] => {
  const controllers = cluster.pods.flatMap(({ containers }) => containers).filter(({ json }) => CONTROLLER.test(String(json.image)));
  const classes = controllers.map(({ json }) => allWordsOf(json).flatMap(word => /^--?lb-class=(.+)$/.exec(word)?.[1] ?? [])[0]);
  return controllers.length > 0 ? classes : [undefined];
});
