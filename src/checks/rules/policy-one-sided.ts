import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Policies, policiesOf } from '../internal/network/policies';
import { connectedTo, portsMeant } from '../internal/network/reach';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'policy-one-sided',
  severity: 'warning',
  title: 'Whom a policy lets through, the policies of the other side let through too.',
  why: 'A connection needs both sides: the policies of the caller must let it out, and those of who is called let it in. A rule for pods that the other side cuts off lets nobody through.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  remedy: 'let it through on the other side as well; of two blueprints, \'connectTo\' opens both',
  * check(cluster) {
    const policies = policiesOf(cluster);
    if (!policies.areAll) return;
    for (const item of cluster.all('NetworkPolicy')) {
      for (const [field, peers] of SIDES) {
        for (const allowed of list(item.spec[field])) {
          for (const peer of list(allowed[peers])) {
            const cut = cutBetween(cluster, policies, item, field, allowed, peer);
            if (cut !== undefined) yield { item, at: `spec.${field}`, must: `should be of pods that the other side lets through too: ${cut}`, value: peer };
          }
        }
      }
    }
  },
};

const SIDES = [['ingress', 'from'], ['egress', 'to']] as const;
const NAME = 'kubernetes.io/metadata.name';

/** The pods that a peer names; none where it is about whole namespaces, or such as are told by other labels than their names. */
function podsOfPeer(cluster: Cluster, { namespace }: Item, { namespaceSelector, podSelector, ipBlock }: Json): readonly Pods[] {
  if (ipBlock !== undefined || Object.keys(record(podSelector)).length === 0) return [];
  const labels = record(record(namespaceSelector).matchLabels);
  if (namespaceSelector === undefined) return cluster.selected(namespace, record(podSelector));
  return typeof labels[NAME] === 'string' && Object.keys(labels).length === 1 ? cluster.selected(labels[NAME], record(podSelector)) : [];
}

/** Why nothing gets from pods to others though a policy of one side lets it; undefined where something does, on any of its ports. */
function cutBetween(cluster: Cluster, policies: Policies, item: Item, field: 'ingress' | 'egress', { ports }: Json, peer: Json): string | undefined {
  const others = podsOfPeer(cluster, item, peer);
  if (others.length === 0) return undefined;
  const own = cluster.selected(item.namespace, record(item.spec.podSelector));
  const [callers, called, side] = field === 'ingress' ? [others, own, 'out'] : [own, others, 'in'];
  let cut: string | undefined;
  for (const from of callers) {
    for (const to of called) {
      // What is declared is another rule's.
      if (connectedTo(cluster).get(from.item)?.has(to.item)) return undefined;
      const ways = portsOf(to, ports, policies.of(side === 'out' ? from : to, side === 'out' ? 'egress' : 'ingress'));
      const lets = side === 'out' ? policies.letsOut.bind(policies) : policies.letsIn.bind(policies);
      if (ways.length === 0 || ways.some(({ port, protocol }) => lets(from, to, port, protocol))) return undefined;
      const words = ways.map(({ port, protocol }) => `${protocol} ${port}`).join(', ');
      cut ??= side === 'out' ? `no policy of ${from.item.toString()} lets it out on ${words}` : `no policy of ${to.item.toString()} lets it in on ${words}`;
    }
  }
  return cut;
}

/** The ports of pods that a rule of a policy is about: those that it names, or all that they have, and that the policies of the other side name. */
function portsOf(pods: Pods, ports: unknown, others: readonly Item[]): ReadonlyArray<{ readonly port: number; readonly protocol: string }> {
  const named = (all: unknown) => list(all).flatMap(({ port, protocol = 'TCP' }) => {
    const number = typeof port === 'string' ? pods.ports.find(({ name }) => name === port)?.number : port;
    return typeof number === 'number' ? [{ port: number, protocol: String(protocol) }] : [];
  });
  // Of a range, which of them is meant nobody knows.
  if (list(ports).some(({ endPort }) => endPort !== undefined)) return [];
  if (list(ports).length > 0) return named(ports);
  const asked = others.flatMap(({ spec }) => [...list(spec.ingress), ...list(spec.egress)]).flatMap(each => named(each.ports));
  // To ask for names is not to ask these pods.
  return [...portsMeant(pods, []), ...asked.filter(({ port }) => port !== 53)];
}
