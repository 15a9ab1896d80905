import { list, record } from '../../core/internal/json';
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
        if (namespaceSelector !== undefined || !isOwn(namespaces, pods)) continue;
        // The first of pods that want to be together may be anywhere.
        if (selects(selector, pods.labels) || hasPods(cluster, pods.item, selector)) continue;
        const must = `must select pods: it fits no node, and its pods stay Pending${closest(cluster, pods, record(selector.matchLabels))}`;
        yield { item: pods.item, at: 'affinity.podAffinity', must, value: selector };
      }
    }
  },
};

function isOwn(namespaces: unknown, { namespace }: Pods): boolean {
  return !Array.isArray(namespaces) || namespaces.length === 0 || (namespaces.length === 1 && namespaces[0] === namespace);
}
