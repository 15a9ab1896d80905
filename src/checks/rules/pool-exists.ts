import { missing } from '../internal/missing';
import { askedOf, poolsOf } from '../internal/network/pools';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'pool-exists',
  severity: 'error',
  title: 'Every pool of addresses that is named is made or declared.',
  why: 'An advertisement of a pool that is missing announces nothing. A Service that asks for one gets no address: it stays in <pending>, with an event.',
  source: 'https://metallb.io/usage/#requesting-specific-ips',
  remedy: 'correct it, or say that it is there: External.object with \'IPAddressPool.metallb.io\' in \'external\' of the Platform',
  * check(cluster) {
    yield* missing(cluster, 'IPAddressPool.metallb.io', 'nothing is announced', rule.remedy);
    const names = poolsOf(cluster).map(({ item }) => item.name);
    // Where the program makes none, somebody else does.
    if (names.length === 0) return;
    for (const { item, pool } of askedOf(cluster)) {
      if (pool === undefined || names.includes(pool) || cluster.setting.declared.some(({ kind, name }) => kind === 'IPAddressPool.metallb.io' && name === pool)) continue;
      yield { item, at: 'annotation of the pool', must: `must name a pool that the program makes or declares: ${names.join(', ')}`, value: pool };
    }
  },
};
