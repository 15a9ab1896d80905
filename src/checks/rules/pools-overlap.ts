import { overlap } from '../../core/internal/ip-range';
import { poolsOf } from '../internal/network/pools';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'pools-overlap',
  severity: 'error',
  title: 'No address is in two pools.',
  why: 'MetalLB\'s webhook refuses a pool that has an address of another one; without the webhook, it goes on with the pools that it had.',
  source: 'https://metallb.io/configuration/',
  remedy: 'take the addresses out of one of them',
  * check(cluster) {
    const pools = poolsOf(cluster);
    for (const [index, { item, ranges, texts }] of pools.entries()) {
      const other = pools.slice(0, index).find(before => before.ranges.some(a => ranges.some(b => overlap(a, b))));
      if (other) yield { item, at: 'spec.addresses', must: `must have no address of ${other.item.toString()}, ${other.texts.join(', ')}`, value: texts.join(', ') };
    }
  },
};
