import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { policiesOf } from '../internal/network/policies';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'dns-cut',
  severity: 'error',
  title: 'Pods that may send to somebody may ask for names.',
  why: 'A policy that lets pods out to a database, and not to the cluster\'s DNS, leaves them unable to find it: the name does not resolve, and the connection is never tried.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic',
  remedy: 'let UDP and TCP 53 out to kube-dns, and to the address of the node-local cache',
  * check(cluster) {
    yield* namesNotSeen(cluster);
    const policies = policiesOf(cluster);
    if (!policies.areAll) return;
    for (const pods of cluster.pods) {
      const { hostNetwork, dnsPolicy = 'ClusterFirst' } = pods.spec;
      if (hostNetwork === true || !String(dnsPolicy).startsWith('ClusterFirst')) continue;
      const own = policies.of(pods, 'egress');
      const out = own.filter(({ spec }) => list(spec.egress).length > 0);
      if (out.length === 0 || DNS.some(port => policies.letsOutSomewhere(pods, port, 'UDP'))) continue;
      // Who sends to addresses alone may know them by heart.
      const peers = out.flatMap(({ spec }) => list(spec.egress)).flatMap(({ to }) => list(to));
      const blocks = peers.length > 0 && peers.every(({ ipBlock }) => ipBlock !== undefined);
      if (blocks && peers.every(({ ipBlock }) => /\/(32|128)$/.test(String(record(ipBlock).cidr)))) continue;
      const severity = blocks ? 'warning' as const : undefined;
      const must = 'must be let out to UDP 53: its pods may send to others, and cannot find them by name';
      yield { item: pods.item, at: 'egress', must, value: out.map(({ name }) => name).join(', '), severity };
    }
  },
};

/** Policies of Cilium's that are about names: their addresses it knows by the answers that its proxy sees, for which a rule about DNS sends questions there. */
function* namesNotSeen(cluster: Cluster): Iterable<Violation> {
  const policies = cluster.all('CiliumNetworkPolicy.cilium.io', 'CiliumClusterwideNetworkPolicy.cilium.io');
  for (const item of policies) {
    const specs = specsOf(item.json);
    const named = specs.flatMap(({ egress }) => list(egress)).flatMap(({ toFQDNs }) => list(toFQDNs));
    if (named.length === 0 || specs.every(({ enableDefaultDeny }) => record(enableDefaultDeny).egress === false)) continue;
    if (policies.some(each => (each.namespace === undefined || each.namespace === item.namespace) && specsOf(each.json).some(seesNames))) continue;
    if (cluster.pods.some(({ annotations }) => 'policy.cilium.io/proxy-visibility' in annotations)) continue;
    const must = 'should have a rule beside it by which questions for names go to Cilium\'s proxy: without their answers, it lets nothing out to these names';
    yield { item, at: 'egress toFQDNs', must, value: named[0], remedy: SEEN, source: OF_CILIUM, severity: 'warning' };
  }
}

const OF_CILIUM = 'https://github.com/cilium/cilium/issues/32567';
const SEEN = 'let port 53 out to kube-dns with \'rules: {dns: [{matchPattern: "*"}]}\' in \'toPorts\'';

function specsOf({ spec, specs }: Json): Json[] {
  return [...spec === undefined ? [] : [record(spec)], ...list(specs)];
}

function seesNames({ egress }: Json): boolean {
  return list(egress).some(({ toPorts }) => list(toPorts).some(({ rules }) => list(record(rules).dns).length > 0));
}

// OpenShift's listens on another port than its Service has, and policies are about the ports of pods.
const DNS = [53, 5353];
