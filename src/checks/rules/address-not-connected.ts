import { Cluster } from '../internal/cluster';
import { closedRulesOf } from '../internal/network/closed-rules';
import { isOnNode, Policies, policiesOf } from '../internal/network/policies';
import { connectedTo, cutBetween, cutFromService, portsMeant } from '../internal/network/reach';
import { Pods } from '../internal/pods';
import { addressesIn, podAddressesIn, servicesIn } from '../internal/programs/addresses';
import { Rule, Violation } from '../internal/rule';
import { Text, textsOf } from '../internal/workloads/texts';

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
    if (!policies.areAll) return;
    const declared = connectedTo(cluster);
    const closed = new Set(closedRulesOf(cluster).map(each => each.service));
    for (const pods of cluster.pods) {
      yield* cutMembers(cluster, policies, pods);
      for (const text of textsOf(pods)) {
        for (const { service, port } of servicesIn(cluster, pods, text)) {
          // What is declared is another rule's, and so is a policy that is about the Service's port.
          if (closed.has(service) || cluster.behind(service).some(({ item }) => declared.get(pods.item)?.has(item))) continue;
          const cut = cutFromService(cluster, policies, pods, service, each => port === undefined || each.port === port);
          if (cut === undefined) continue;
          const must = `${isOnNode(pods) ? 'should' : 'must'} be of a Service that its pods may send to, and ${cut}`;
          yield { item: pods.item, at: text.at, must, value: text.text, ...isOnNode(pods) ? ON_NODE : pods.item.own ? {} : { remedy: PLAIN } };
        }
      }
    }
  },
};

/** Members of a StatefulSet that are told each other's names, and whose own policies keep them apart. */
function* cutMembers(cluster: Cluster, policies: Policies, pods: Pods): Iterable<Violation> {
  const { item } = pods;
  if (item.kind !== 'StatefulSet' || (cluster.count(item)?.fewest ?? 1) < 2) return;
  for (const text of textsOf(pods)) {
    const told = memberIn(pods, text);
    if (!told) continue;
    const ports = portsMeant(pods, told.port === undefined ? [] : [{ port: told.port, protocol: 'TCP' }]);
    const ways = ports.map(({ port, protocol }) => cutBetween(policies, pods, pods, port, protocol));
    const [cut] = ways.includes(undefined) ? [] : ways;
    if (cut === undefined) continue;
    const must = `${isOnNode(pods) ? 'should' : 'must'} be of a member that the others may send to, and ${cut}`;
    yield { item, at: text.at, must, value: told.text, ...isOnNode(pods) ? ON_NODE : { remedy: 'let the pods in from themselves: a peer of \'ingress\' with their own labels, and one of \'egress\' where that is closed' } };
    return;
  }
}

// By what RabbitMQ, Elasticsearch and Cassandra are told where the other members are.
const SEEDS = /env '(K8S_SERVICE_NAME|discovery\.(seed_hosts|zen\.ping\.unicast\.hosts)|CASSANDRA_SEEDS)'$/;

/** A member that a text of a StatefulSet names: by the name of its pod, or by that of the Service of all of them. */
function memberIn({ item, namespace: own }: Pods, told: Text): { readonly text: string; readonly port?: number } | undefined {
  const { serviceName } = item.spec;
  const address = [...podAddressesIn(told), ...addressesIn(told)].find(({ pod = '', name, namespace = own }) => pod.startsWith(`${item.name}-`) && name === serviceName && namespace === own);
  return address ?? (SEEDS.test(told.at) && told.text.split(/[\s,:.]/)[0] === serviceName ? { text: told.text } : undefined);
}

// Some networks know pods also there.
const ON_NODE = { severity: 'warning' as const, remedy: 'let the addresses of the nodes in: of a blueprint, by \'allowFrom\' with Peer.cidr or Peer.range' };
// What is no blueprint has no connectTo.
const PLAIN = 'let them out and in by a NetworkPolicy on each side; of a blueprint, by \'allowFrom\' with Peer.of them';
