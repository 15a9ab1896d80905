import { closedRulesOf } from '../internal/network/closed-rules';
import { isOnNode, policiesOf } from '../internal/network/policies';
import { connectedTo, cutFromService } from '../internal/network/reach';
import { servicesIn } from '../internal/programs/addresses';
import { Rule } from '../internal/rule';
import { textsOf } from '../internal/workloads/texts';

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

// Some networks know pods also there.
const ON_NODE = { severity: 'warning' as const, remedy: 'let the addresses of the nodes in: of a blueprint, by \'allowFrom\' with Peer.cidr or Peer.range' };
// What is no blueprint has no connectTo.
const PLAIN = 'let them out and in by a NetworkPolicy on each side; of a blueprint, by \'allowFrom\' with Peer.of them';
