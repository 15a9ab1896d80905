import { load } from 'js-yaml';
import { Json, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { advertisementsOf, announces, isAwayFrom, speakersOf } from '../internal/network/announcements';
import { poolsOf } from '../internal/network/pools';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'pool-not-announced',
  severity: 'warning',
  title: 'Every pool of addresses is announced.',
  why: 'A Service gets an address of a pool that no advertisement announces, or only one for nodes without a speaker, or for interfaces that the speakers exclude, and nobody answers for it: requests to it get no reply.',
  source: 'https://metallb.io/configuration/#announce-the-service-ips',
  remedy: 'add an L2Advertisement that names it',
  * check(cluster) {
    const advertisements = advertisementsOf(cluster);
    const said = new Set<Item>();
    for (const { item } of poolsOf(cluster)) {
      const own = advertisements.filter(each => announces(each, item));
      if (own.length === 0) yield { item, at: 'spec', must: 'should be announced by an L2Advertisement or a BGPAdvertisement of its namespace', value: advertisements.map(each => each.toString()).join(', ') || 'none' };
      const idle = own.flatMap(each => elsewhere(cluster, each, item) ?? excluded(cluster, each, item) ?? []);
      // Another one announces it.
      if (idle.length < own.length) continue;
      for (const violation of idle) {
        if (!said.has(violation.item)) yield violation;
        said.add(violation.item);
      }
    }
  },
};

/** An advertisement for nodes that no speaker may run on. */
function elsewhere(cluster: Cluster, item: Item, pool: Item): Violation | undefined {
  const speakers = speakersOf(cluster).filter(({ namespace }) => namespace === item.namespace);
  if (speakers.length === 0 || !speakers.every(each => isAwayFrom(item, each))) return undefined;
  const nodes = speakers.map(({ spec }) => JSON.stringify(spec.nodeSelector)).join(' or ');
  const must = `should select nodes that a speaker runs on, ${nodes}: nobody answers for addresses of '${pool.name}'`;
  return { item, at: 'spec.nodeSelectors', must, value: item.spec.nodeSelectors, remedy: 'select some of those, or let speakers run on these: \'speakerNodeSelector\' of a MetalLb' };
}

/** An advertisement for interfaces that the speakers exclude, all of them. */
function excluded(cluster: Cluster, item: Item, pool: Item): Violation | undefined {
  const { interfaces } = item.spec;
  const files = cluster.all('ConfigMap').filter(({ namespace, json }) => namespace === item.namespace && fileOf(json) !== undefined);
  if (!Array.isArray(interfaces) || interfaces.length === 0 || files.length === 0) return undefined;
  const isExcluded = (file: Item) => interfaces.every(name => patternsOf(file).some(pattern => pattern.test(String(name))));
  if (!files.every(isExcluded)) return undefined;
  const must = `should have one that speakers answer on, and ${files.join(', ')} excludes them all: nobody answers for addresses of '${pool.name}'`;
  return { item, at: 'spec.interfaces', must, value: interfaces, remedy: 'name others, or exclude fewer: \'excludedInterfaces\' of a MetalLb' };
}

/** The file of excluded interfaces that a ConfigMap holds, whatever its path in the pod. */
function fileOf({ data }: Json): unknown {
  return Object.entries(record(data)).find(([key]) => key.endsWith('excludel2.yaml'))?.[1];
}

/** Its patterns: https://github.com/metallb/metallb/blob/v0.15.2/speaker/main.go */
function patternsOf({ json }: Item): RegExp[] {
  try {
    const { announcedInterfacesToExclude: patterns } = record(load(String(fileOf(json))));
    return Array.isArray(patterns) ? patterns.map(pattern => new RegExp(String(pattern))) : [];
  } catch {
    // The speakers do not start with it, or it has what only their own expressions have.
    return [];
  }
}
