import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { connectedTo } from '../internal/network/reach';
import { Pods } from '../internal/pods';
import { addressesIn, NOT_ASKED, servicesIn } from '../internal/programs/addresses';
import { Rule } from '../internal/rule';
import { Text, textsOf } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'node-dns',
  severity: 'error',
  title: 'A pod that asks Services asks the cluster\'s DNS for them.',
  why: 'With the DNS policy Default a pod has the resolver of its node, which knows no Service: each name of one is unknown. With None it has what it is told alone, and nothing makes db.shop.svc a whole name.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  remedy: 'remove the DNS policy, or set ClusterFirstWithHostNet in the network of the node',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { dnsPolicy, dnsConfig, hostAliases } = pods.spec;
      // Whoever writes hosts into the pod knows what it asks for.
      if (hostAliases !== undefined) continue;
      if (dnsPolicy === 'Default') {
        const asked = askedBy(cluster, pods);
        if (asked !== undefined) yield { item: pods.item, at: 'dnsPolicy', must: `must be ClusterFirst, for it asks for ${asked}: it is not resolved`, value: 'Default' };
      }
      if (dnsPolicy === 'None' && !Array.isArray(record(dnsConfig).searches)) {
        const asked = othersIn(cluster, pods).find(text => !text.includes('.svc.'));
        if (asked !== undefined) yield { item: pods.item, at: 'dnsConfig.searches', must: `should name the domain of the cluster, for it asks for ${asked}, which is no whole name`, value: [], ...SEARCH };
      }
    }
  },
};

// Servers that are named may know more than others do.
const SEARCH = { severity: 'warning', remedy: 'search in cluster.local with the option ndots 5, or write whole names, such as db.shop.svc.cluster.local' } as const;

// What a program is called, or calls others by, it does not ask for.
const CALLED = /(^|[-_])(issuer|audiences?|san|dns[-_]?names?)s?\b/i;

/** A Service, or who is behind one, that pods ask for by its name. */
function askedBy(cluster: Cluster, pods: Pods): string | undefined {
  const [service] = askedTexts(pods).flatMap(text => servicesIn(cluster, pods, text));
  const [connected] = connectedTo(cluster).get(pods.item) ?? [];
  return service?.service.toString() ?? connected?.toString() ?? othersIn(cluster, pods)[0];
}

/** The addresses of Services that pods ask for, and which are not their own. */
function othersIn(cluster: Cluster, pods: Pods): string[] {
  return askedTexts(pods).flatMap(addressesIn).filter(({ name, namespace }) => {
    const service = cluster.find('Service', namespace, name);
    return name !== 'kubernetes' && !(service && cluster.behind(service).includes(pods));
  }).map(({ text }) => text);
}

function askedTexts(pods: Pods): Text[] {
  return textsOf(pods).filter(({ text, at }) => !NOT_ASKED.test(at) && !CALLED.test(`${at} ${text}`));
}
