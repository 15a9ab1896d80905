import { addressesOf } from '../internal/programs/addresses';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'host-network-dns',
  severity: 'error',
  title: 'A pod in the network of its node can resolve the names of Services.',
  why: 'A pod with hostNetwork and the usual DNS policy asks the resolver of the node, which knows no Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  remedy: 'set \'dnsPolicy: ClusterFirstWithHostNet\', or Default where it asks for no Service',
  alone: true,
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, spec: { hostNetwork, dnsPolicy = 'ClusterFirst' } } = pods;
      // An agent that asks for no Service may as well ask the node's resolver.
      const asks = () => addressesOf(pods).length > 0;
      if (hostNetwork === true && dnsPolicy === 'ClusterFirst' && asks()) yield { item, at: 'dnsPolicy', must: 'must be ClusterFirstWithHostNet beside \'hostNetwork\': no Service is resolved', value: dnsPolicy };
    }
  },
};
