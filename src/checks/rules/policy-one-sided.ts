import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { Policies, policiesOf } from '../internal/policies';
import { connectedTo, portsMeant } from '../internal/reach';
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
      for (const { field, allowed, peer, others } of peersOf(cluster, item)) {
        const own = cluster.selected(item.namespace, record(item.spec.podSelector));
        const cut = field === 'ingress' ? cutBetween(cluster, policies, others, own, allowed, 'out') : cutBetween(cluster, policies, own, others, allowed, 'in');
        if (cut !== undefined) yield { item, at: `spec.${field}`, must: `should be of pods that the other side lets through too: ${cut}`, value: peer };
      }
    }
  },
};

interface PeerOfPolicy {
  readonly field: 'ingress' | 'egress';
  /** The rule that names it. */
  readonly allowed: Json;
  readonly peer: Json;
  readonly others: readonly Pods[];
}

/** The peers of a policy that are pods of the program. */
function peersOf(cluster: Cluster, item: Item): PeerOfPolicy[] {
  return ([['ingress', 'from'], ['egress', 'to']] as const).flatMap(([field, peers]) => list(item.spec[field]).flatMap(allowed =>
    list(allowed[peers]).map(peer => ({ field, allowed, peer, others: podsOfPeer(cluster, item, peer) })).filter(({ others }) => others.length > 0)));
}

const NAME = 'kubernetes.io/metadata.name';

/** The pods that a peer names; none where it is about whole namespaces, or such as are told by other labels than their names. */
function podsOfPeer(cluster: Cluster, { namespace }: Item, { namespaceSelector, podSelector, ipBlock }: Json): readonly Pods[] {
  if (ipBlock !== undefined || Object.keys(record(podSelector)).length === 0) return [];
  const labels = record(record(namespaceSelector).matchLabels);
  if (namespaceSelector === undefined) return cluster.selected(namespace, record(podSelector));
  return typeof labels[NAME] === 'string' && Object.keys(labels).length === 1 ? cluster.selected(labels[NAME], record(podSelector)) : [];
}

/** Why nothing gets from callers to others on any of the ports that a policy of one side names; undefined where something does. */
function cutBetween(
  cluster: Cluster, policies: Policies, callers: readonly Pods[], called: readonly Pods[], { ports }: Json, side: 'out' | 'in',
): string | undefined {
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
