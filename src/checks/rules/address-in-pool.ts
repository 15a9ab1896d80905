import { inRanges } from '../../core/internal/network/ip-range';
import { askedOf, poolsOf } from '../internal/network/pools';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'address-in-pool',
  severity: 'error',
  title: 'The address that a Service asks for is in a pool.',
  why: 'MetalLB gives no address that is in none of its pools, or in another than the Service names: the Service stays in <pending>, with an event.',
  source: 'https://metallb.io/usage/#requesting-specific-ips',
  remedy: 'add it to a pool, or ask for one that is there',
  saidBy: ['address'],
  * check(cluster) {
    const pools = poolsOf(cluster);
    if (pools.length === 0) return;
    for (const { item, addresses, pool } of askedOf(cluster)) {
      const among = pool === undefined ? pools : pools.filter(each => each.item.name === pool);
      // A pool that is missing, another rule sees.
      if (among.length === 0) continue;
      const outside = addresses.filter(address => !inRanges(address, among.flatMap(({ texts }) => texts)));
      for (const value of outside) yield { item, at: 'address', must: `must be in ${among.map(each => `${each.item.toString()} (${each.texts.join(', ')})`).join(' or ')}`, value };
    }
  },
};
