import { record } from '../../core/internal/json';
import { inRanges } from '../../core/internal/network/ip-range';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { advertisementsOf, announces, areApart, isAwayFrom, speakersOf } from '../internal/network/announcements';
import { Asked, askedOf, poolsOf } from '../internal/network/pools';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'local-not-announced',
  severity: 'warning',
  title: 'Pods behind the traffic policy Local are where their address is announced.',
  why: 'Of a Service with externalTrafficPolicy Local, only nodes with a ready pod announce the address, and of those only such with a speaker as an advertisement of its pool selects. Where no pod may be on one, nobody answers, and nothing says so.',
  source: 'https://metallb.io/usage/#local-traffic-policy',
  remedy: 'let the speakers, the advertisement and the pods select the same nodes, or let the policy be Cluster, with which nodes without a pod announce too',
  * check(cluster) {
    // Somebody else's may announce it.
    if (cluster.setting.declared.some(({ kind }) => kind.endsWith('.metallb.io'))) return;
    for (const asked of askedOf(cluster)) {
      const { item } = asked;
      if (Object.keys(record(item.metadata.annotations)).some(key => /cilium/.test(key))) continue;
      const selector = { matchLabels: record(item.spec.selector) };
      const pods = cluster.behind(item);
      if (item.spec.externalTrafficPolicy !== 'Local' || pods.length === 0 || cluster.declaresPods(item.namespace, selector)) continue;
      const pools = mayGet(cluster, asked);
      const advertisements = advertisementsOf(cluster).filter(each => pools.some(pool => announces(each, pool)));
      const apart = advertisements.length === 0 ? undefined : elsewhere(cluster, advertisements, pods);
      if (apart === undefined) continue;
      yield { item, at: 'spec.externalTrafficPolicy', must: `should have pods where its address is announced, and ${apart} ${nodesOf(pods)}: nobody answers`, value: 'Local' };
    }
  },
};

/** What has the address announced, on nodes alone that no pod may be on. */
function elsewhere(cluster: Cluster, advertisements: readonly Item[], pods: readonly Pods[]): string | undefined {
  if (advertisements.every(each => pods.every(own => isAwayFrom(each, own)))) return `${advertisements.join(', ')} selects no node of`;
  const speakers = speakersOf(cluster);
  const isApart = speakers.length > 0 && speakers.every(each => pods.every(own => areApart(each, own)));
  return isApart ? `speakers are on nodes of ${nodesOf(speakers)}, not of` : undefined;
}

function nodesOf(pods: readonly Pods[]): string {
  return pods.map(({ spec }) => JSON.stringify(spec.nodeSelector)).join(' or ');
}

/** The pools that a Service may get an address of. */
function mayGet(cluster: Cluster, { pool, addresses }: Asked) {
  const all = poolsOf(cluster);
  const named = pool === undefined ? all : all.filter(({ item }) => item.name === pool);
  const wanted = named.filter(({ texts }) => addresses.some(address => inRanges(address, texts)));
  return (addresses.length > 0 ? wanted : named).map(({ item }) => item);
}
