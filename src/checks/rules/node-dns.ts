import { addressesIn, NOT_ASKED, servicesIn } from '../internal/addresses';
import { Cluster } from '../internal/cluster';
import { Pods } from '../internal/pods';
import { connectedTo } from '../internal/reach';
import { Rule } from '../internal/rule';
import { textsOf } from '../internal/texts';

export const rule: Rule = {
  id: 'node-dns',
  severity: 'error',
  title: 'A pod that asks Services asks the cluster\'s DNS for them.',
  why: 'With the DNS policy Default a pod has the resolver of its node, which knows no Service: each name of one is unknown.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  remedy: 'remove the DNS policy, or set ClusterFirstWithHostNet in the network of the node',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.spec.dnsPolicy !== 'Default') continue;
      const asked = askedBy(cluster, pods);
      if (asked !== undefined) yield { item: pods.item, at: 'dnsPolicy', must: `must be ClusterFirst, for it asks for ${asked}: it is not resolved`, value: 'Default' };
    }
  },
};

// What a program is called, or calls others by, it does not ask for.
const CALLED = /(^|[-_])(issuer|audiences?|san|dns[-_]?names?)s?\b/i;

/** A Service, or who is behind one, that pods ask for by its name. */
function askedBy(cluster: Cluster, pods: Pods): string | undefined {
  // Whoever writes hosts into the pod knows what it asks for.
  if (pods.spec.hostAliases !== undefined) return undefined;
  const texts = textsOf(pods).filter(({ text, at }) => !NOT_ASKED.test(at) && !CALLED.test(`${at} ${text}`));
  const address = texts.flatMap(addressesIn).find(({ name, namespace }) => {
    const service = cluster.find('Service', namespace, name);
    return name !== 'kubernetes' && !(service && cluster.behind(service).includes(pods));
  });
  const [service] = texts.flatMap(text => servicesIn(cluster, pods, text));
  const [connected] = connectedTo(cluster).get(pods.item) ?? [];
  return service?.service.toString() ?? connected?.toString() ?? address?.text;
}
