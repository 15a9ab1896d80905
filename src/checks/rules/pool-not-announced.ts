import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { poolsOf } from '../internal/pools';
import { Rule } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'pool-not-announced',
  severity: 'warning',
  title: 'Every pool of addresses is announced.',
  why: 'A Service gets an address of a pool that no advertisement announces, and nobody answers for it: requests to it get no reply.',
  source: 'https://metallb.io/configuration/#announce-the-service-ips',
  remedy: 'add an L2Advertisement that names it',
  * check(cluster) {
    const advertisements = [...cluster.all('L2Advertisement.metallb.io'), ...cluster.all('BGPAdvertisement.metallb.io')];
    for (const { item } of poolsOf(cluster)) {
      if (!advertisements.some(each => announces(each, item))) yield { item, at: 'spec', must: 'should be announced by an L2Advertisement or a BGPAdvertisement of its namespace', value: advertisements.map(each => each.toString()).join(', ') || 'none' };
    }
  },
};

/** Without pools and selectors, an advertisement announces all. */
function announces({ namespace, spec }: Item, pool: Item): boolean {
  if (namespace !== pool.namespace) return false;
  const names = Array.isArray(spec.ipAddressPools) ? spec.ipAddressPools : [];
  const selectors = list(spec.ipAddressPoolSelectors);
  if (names.length === 0 && selectors.length === 0) return true;
  const labels = Object.fromEntries(Object.entries(record(pool.metadata.labels)).map(([key, value]) => [key, String(value)]));
  return names.includes(pool.name) || selectors.some(selector => selects(selector, labels));
}
