import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { closest, hasPods } from '../internal/network/selected';
import { Rule, Violation } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'policy-selects-nothing',
  severity: 'warning',
  title: 'A NetworkPolicy, or one of Istio\'s or Cilium\'s policies, selects pods.',
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
    yield* ofCilium(cluster);
  },
};

/** Policies of Cilium's, as far as they select by labels of pods alone. */
function* ofCilium(cluster: Cluster): Iterable<Violation> {
  // What pods charts make is not known.
  const hasCharts = cluster.all('HelmRelease.helm.toolkit.fluxcd.io', 'HelmChart.helm.cattle.io', 'Application.argoproj.io').length > 0;
  for (const item of cluster.all('CiliumNetworkPolicy.cilium.io')) {
    if (cluster.podsIn(item.namespace).length === 0) continue;
    for (const { endpointSelector } of [record(item.spec), ...list(item.json.specs)]) {
      const selector = plainOf(record(endpointSelector));
      if (!selector || hasPods(cluster, item, selector)) continue;
      const hint = closest(cluster, item, record(selector.matchLabels));
      if (hasCharts && hint === '') continue;
      yield { item, at: 'endpointSelector', must: `should select pods of its namespace: it does nothing${hint}`, value: endpointSelector, source: OF_CILIUM };
    }
  }
}

/** A selector with its keys as pods have them; undefined where it is about more than their labels, or about all. */
function plainOf({ matchLabels, matchExpressions }: Json): Json | undefined {
  const labels = Object.entries(record(matchLabels)).map(([key, value]) => [keyOf(key), value] as const);
  const expressions = list(matchExpressions).map(({ key, ...others }) => ({ key: keyOf(String(key)), ...others }));
  const keys = [...labels.map(([key]) => key), ...expressions.map(({ key }) => key)];
  if (keys.length === 0 || keys.some(key => /^reserved[:.]|^io\.(kubernetes|cilium)\./.test(key))) return undefined;
  return { matchLabels: Object.fromEntries(labels), ...expressions.length > 0 ? { matchExpressions: expressions } : {} };
}

function keyOf(key: string): string {
  return key.replace(/^(k8s|any)[:.](?=.)/, '');
}

const OF_CILIUM = 'https://docs.cilium.io/en/stable/network/kubernetes/policy/';
const OF_ISTIO = 'https://istio.io/latest/docs/reference/config/type/workload-selector/';
