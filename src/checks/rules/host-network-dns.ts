import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'host-network-dns',
  severity: 'warning',
  title: 'A pod in the network of its node can resolve the names of Services.',
  why: 'A pod with hostNetwork and the usual DNS policy asks the resolver of the node, which knows no Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  remedy: 'set \'dnsPolicy: ClusterFirstWithHostNet\', or Default where it asks for no Service',
  alone: true,
  * check(cluster) {
    for (const { item, spec: { hostNetwork, dnsPolicy = 'ClusterFirst' } } of cluster.pods) {
      if (hostNetwork === true && dnsPolicy === 'ClusterFirst') yield { item, at: 'dnsPolicy', must: 'should be ClusterFirstWithHostNet beside \'hostNetwork\': no Service is resolved', value: dnsPolicy };
    }
  },
};
