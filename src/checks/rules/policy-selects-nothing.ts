import { record } from '../../core/internal/json';
import { closest, hasPods } from '../internal/network/selected';
import { Rule } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'policy-selects-nothing',
  severity: 'warning',
  title: 'A NetworkPolicy, or one of Istio\'s policies, selects pods.',
  why: 'A policy without pods neither closes nor opens anything: what it was to protect is open, or what it was to let through is closed.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  remedy: 'correct the selector, or say that somebody else makes the pods: External.pods in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    for (const item of cluster.all('NetworkPolicy')) {
      const selector = record(item.spec.podSelector);
      const labels = record(selector.matchLabels);
      // What it selects is made in the cluster: the pods that cert-manager answers challenges with.
      if (item.own || Object.keys(selector).length === 0) continue;
      // Also those of a hook of Helm's, which are there for a moment.
      const isOfHook = cluster.pods.some(pods => pods.namespace === item.namespace && selects(selector, pods.labels));
      if (isOfHook || hasPods(cluster, item, selector)) continue;
      yield { item, at: 'spec.podSelector', must: `should select pods of its namespace: it does nothing${closest(cluster, item, labels)}`, value: selector };
    }
    for (const item of cluster.all('AuthorizationPolicy.security.istio.io', 'PeerAuthentication.security.istio.io', 'RequestAuthentication.security.istio.io')) {
      const selector = record(item.spec.selector);
      const labels = record(selector.matchLabels);
      // In Istio's own namespace it is for all, and the pods of a Gateway are made for it.
      const isElsewhere = cluster.podsIn(item.namespace).length === 0 || Object.keys(labels).some(key => /(^|[./])gateway-name$|^istio$/.test(key));
      if (Object.keys(labels).length === 0 || isElsewhere || hasPods(cluster, item, selector)) continue;
      yield { item, at: 'spec.selector', must: `should select pods of its namespace: it does nothing${closest(cluster, item, labels)}`, value: selector, source: OF_ISTIO };
    }
  },
};

const OF_ISTIO = 'https://istio.io/latest/docs/reference/config/type/workload-selector/';
