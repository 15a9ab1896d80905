import { IpRange, overlap } from '../../core/internal/network/ip-range';
import { clusterBeside } from '../internal/beside';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { poolsOf } from '../internal/network/pools';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'pools-overlap',
  severity: 'error',
  title: 'No address is in two pools.',
  why: 'MetalLB\'s webhook refuses a pool that has an address of another one; without the webhook, it goes on with the pools that it had. Where two clusters of one network have an address, the nodes of both answer for it.',
  source: 'https://metallb.io/configuration/',
  remedy: 'take the addresses out of one of them',
  * check(cluster) {
    const pools = poolsOf(cluster);
    for (const [index, { item, ranges, texts }] of pools.entries()) {
      const other = pools.slice(0, index).find(before => before.ranges.some(a => ranges.some(b => overlap(a, b))));
      if (other) yield { item, at: 'spec.addresses', must: `must have no address of ${other.item.toString()}, ${other.texts.join(', ')}`, value: texts.join(', ') };
      const [elsewhere] = other || !isByArp(cluster) ? [] : sharedWith(cluster, ranges);
      if (elsewhere) yield { item, at: 'spec.addresses', must: `should have no address of ${elsewhere.pool.toString()} of '${elsewhere.id}', where both clusters are in one network: the nodes of both answer for it`, value: texts.join(', '), severity: 'warning', remedy: 'give each cluster addresses of its own; where the networks are apart, silence this here with the reason' };
    }
  },
};

/** Pools of the environments that were made before, which have some of the same addresses. */
function sharedWith({ setting }: Cluster, ranges: readonly IpRange[]): Array<{ readonly id: string; readonly pool: Item }> {
  return (setting.environment?.before ?? []).flatMap(({ id, items }) => {
    const beside = clusterBeside(items);
    const found = isByArp(beside) ? poolsOf(beside).find(pool => pool.ranges.some(a => ranges.some(b => overlap(a, b)))) : undefined;
    return found ? [{ id, pool: found.item }] : [];
  });
}

/** Whether nodes answer for addresses; by BGP, several clusters may have one on purpose. */
function isByArp(cluster: Cluster): boolean {
  return cluster.all('L2Advertisement.metallb.io').length > 0 && cluster.all('BGPAdvertisement.metallb.io').length === 0;
}
