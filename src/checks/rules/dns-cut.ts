import { list, record } from '../../core/internal/json';
import { policiesOf } from '../internal/network/policies';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'dns-cut',
  severity: 'error',
  title: 'Pods that may send to somebody may ask for names.',
  why: 'A policy that lets pods out to a database, and not to the cluster\'s DNS, leaves them unable to find it: the name does not resolve, and the connection is never tried.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic',
  remedy: 'let UDP and TCP 53 out to kube-dns, and to the address of the node-local cache',
  * check(cluster) {
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

// OpenShift's listens on another port than its Service has, and policies are about the ports of pods.
const DNS = [53, 5353];
