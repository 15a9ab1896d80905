import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { closest, hasPods } from '../internal/network/selected';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'affinity-nobody',
  severity: 'error',
  title: 'Pods that must run beside others have others to run beside.',
  why: 'A required affinity to pods that nobody makes fits no node: the pods stay Pending.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  remedy: 'correct the labels or the namespaces, or say that somebody else makes the pods: External.pods in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const terms = list(record(record(pods.spec.affinity).podAffinity).requiredDuringSchedulingIgnoredDuringExecution);
      for (const { labelSelector, namespaces, namespaceSelector } of terms) {
        const selector = record(labelSelector);
        // Which namespaces a selector takes, or who is in those of others, the program does not know.
        const named = namespaceSelector === undefined ? isOwn(namespaces, pods) : isOneNamed(namespaces, namespaceSelector, pods);
        if (!named) continue;
        // The first of pods that want to be together may be anywhere.
        if (selects(selector, pods.labels) || hasPods(cluster, pods.item, selector)) continue;
        const near = closest(cluster, pods, record(selector.matchLabels));
        if (namespaceSelector === undefined) {
          yield { item: pods.item, at: 'affinity.podAffinity', must: `must select pods: it fits no node, and its pods stay Pending${near}`, value: selector };
        } else if (!isAnywhere(cluster, selector)) {
          yield { item: pods.item, at: 'affinity.podAffinity', must: `should select pods of its namespace, which it names: where no other has such, its pods stay Pending${near}`, value: selector, severity: 'warning' };
        }
      }
    }
  },
};

function isOwn(namespaces: unknown, { namespace }: Pods): boolean {
  return !Array.isArray(namespaces) || namespaces.length === 0 || (namespaces.length === 1 && namespaces[0] === namespace);
}

/**
 * Whether the own namespace is named beside a selector of all, which takes the others too: as cdk8s-plus writes `Namespaces.select` of names.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#namespace-selector
 */
function isOneNamed(namespaces: unknown, namespaceSelector: unknown, pods: Pods): boolean {
  return Array.isArray(namespaces) && namespaces.length === 1 && isOwn(namespaces, pods) && Object.keys(record(namespaceSelector)).length === 0;
}

/** Whether there are pods of a selector in any namespace that the program has to do with. */
function isAnywhere(cluster: Cluster, selector: Json): boolean {
  const namespaces = new Set([...cluster.items, ...cluster.setting.declared].map(({ namespace }) => namespace));
  return [...namespaces].some(namespace => hasPods(cluster, { namespace }, selector));
}
