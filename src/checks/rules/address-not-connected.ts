import { addressesIn, localAddressesIn } from '../internal/addresses';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { policiesOf } from '../internal/policies';
import { cutFromService } from '../internal/reach';
import { Rule } from '../internal/rule';
import { Text, textsOf } from '../internal/texts';

export const rule: Rule = {
  id: 'address-not-connected',
  severity: 'error',
  title: 'What a program is told the address of, it may send to.',
  why: 'An address in a variable opens no network policy: requests time out where either side\'s policies do not let them through.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  remedy: 'declare it by \'connectTo\', or by \'egress\' here and \'allowFrom\' there',
  * check(cluster) {
    if (cluster.all('NetworkPolicy').length === 0) return;
    const policies = policiesOf(cluster);
    const declared = connected(cluster);
    for (const pods of cluster.pods) {
      for (const text of textsOf(pods)) {
        for (const { service, port } of servicesIn(cluster, pods, text)) {
          // What is declared is another rule's.
          if (cluster.behind(service).some(({ item }) => declared.get(pods.item)?.has(item))) continue;
          const cut = cutFromService(cluster, policies, pods, service, each => port === undefined || each.port === port);
          if (cut !== undefined) yield { item: pods.item, at: text.at, must: `must be of a Service that its pods may send to, and ${cut}`, value: text.text, ...pods.item.own ? {} : { remedy: PLAIN } };
        }
      }
    }
  },
};

// What is no blueprint has no connectTo.
const PLAIN = 'let them out and in by a NetworkPolicy on each side; of a blueprint, by \'allowFrom\' with Peer.of them';

/** The workloads that each is connected to. */
function connected(cluster: Cluster): Map<Item, Set<Item>> {
  const result = new Map<Item, Set<Item>>();
  for (const { from, to } of cluster.setting.connections) {
    const called = cluster.selected(to.namespace, { matchLabels: to.labels }).map(({ item }) => item);
    for (const { item } of cluster.selected(from.namespace, { matchLabels: from.labels })) {
      result.set(item, new Set([...result.get(item) ?? [], ...called]));
    }
  }
  return result;
}

/** The Services of the program that a text has the address of: with its namespace, or by its name alone. */
function servicesIn(cluster: Cluster, { namespace }: Pods, told: Text): Array<{ service: Item; port?: number }> {
  const whole = addressesIn(told).map(({ name, namespace: other, port }) => ({ service: cluster.find('Service', other, name), port }));
  const local = localAddressesIn(told).map(({ name, port }) => ({ service: cluster.find('Service', namespace, name), port }));
  return [...whole, ...local].flatMap(({ service, port }) => service ? [{ service, port }] : []);
}
