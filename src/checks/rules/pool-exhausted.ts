import { record } from '../../core/internal/json';
import { IpRange } from '../../core/internal/network/ip-range';
import { Asked, askedOf, Pool, poolsOf } from '../internal/network/pools';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'pool-exhausted',
  severity: 'error',
  title: 'There is an address for each Service that asks MetalLB for one.',
  why: 'When the pools have no address left, a Service stays in <pending>, with an event alone: which one, is who comes last.',
  source: 'https://metallb.io/usage/#ip-address-sharing',
  remedy: 'add addresses, or have Services share one by the same \'metallb.io/allow-shared-ip\'',
  * check(cluster) {
    const pools = poolsOf(cluster);
    // Somebody else's may have more.
    if (pools.length === 0 || cluster.setting.declared.some(({ kind }) => kind === 'IPAddressPool.metallb.io')) return;
    const names = pools.map(({ item }) => item.name);
    // Of a pool that somebody else made, and what Cilium gives, others see to.
    const asked = askedOf(cluster).filter(({ item, pool }) => (pool === undefined || names.includes(pool)) && !Object.keys(record(item.metadata.annotations)).some(key => /cilium/.test(key)));
    yield* beyond(asked, pools, 'all pools');
    for (const pool of pools) yield* beyond(asked.filter(each => each.pool === pool.item.name), [pool], `the pool '${pool.item.name}'`);
  },
};

/** Services for which pools have too few addresses. */
function* beyond(asked: readonly Asked[], pools: readonly Pool[], what: string): Iterable<Violation> {
  const needed = new Map(asked.map(each => [keyOf(each), each]));
  const has = sizeOf(pools);
  if (has === undefined || BigInt(needed.size) <= has) return;
  const names = asked.map(({ item }) => item.toString()).join(', ');
  yield { item: pools[0].item, at: 'spec.addresses', must: `must be ${needed.size} addresses at least in ${what}: for ${names}`, value: pools.flatMap(({ texts }) => texts).join(', ') };
}

/** What has an address of its own: a Service, or all that share one, in whatever namespaces. */
function keyOf({ item, sharing }: Asked): string {
  return sharing === undefined ? item.toString() : `shared ${sharing}`;
}

/** How many addresses there are of the family that has more; undefined where a range cannot be read, or has none. */
function sizeOf(pools: readonly Pool[]): bigint | undefined {
  if (pools.some(({ texts, ranges }) => texts.length !== ranges.length || ranges.length === 0)) return undefined;
  const all = pools.flatMap(({ ranges }) => ranges);
  const [four, six] = [32, 128].map(bits => all.filter(({ first }) => first.length === bits).reduce((sum, range) => sum + sizeOfRange(range), 0n));
  return four > six ? four : six;
}

function sizeOfRange({ first, last }: IpRange): bigint {
  return BigInt(`0b${last}`) - BigInt(`0b${first}`) + 1n;
}
