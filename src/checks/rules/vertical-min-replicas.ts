import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { isSaid } from '../internal/programs/charts';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'vertical-min-replicas',
  severity: 'warning',
  title: 'What is resized by evictions may be evicted.',
  why: 'The updater of the VerticalPodAutoscaler evicts no pod where there are fewer than two, unless it is told otherwise: of a single replica, a recommendation is applied only when something else replaces the pod.',
  source: 'https://github.com/kubernetes/autoscaler/issues/1665',
  remedy: 'set \'minReplicas: 1\' in \'updatePolicy\', or \'updateMode: Initial\', where it may wait for the next rollout',
  * check(cluster) {
    const found = [...waiting(cluster)];
    if (found.length > 0 && !isLowered(cluster)) yield* found;
  },
};

function* waiting(cluster: Cluster): Iterable<Violation> {
  for (const item of cluster.all('VerticalPodAutoscaler.autoscaling.k8s.io')) {
    const { kind, name } = record(item.spec.targetRef);
    const { updateMode = 'Recreate', minReplicas } = record(item.spec.updatePolicy);
    const policies = list(record(item.spec.resourcePolicy).containerPolicies);
    // Auto is the former name of it. What is resized in place may need no eviction.
    if (!/^(Recreate|Auto)$/.test(String(updateMode)) || minReplicas !== undefined || (policies.length > 0 && policies.every(({ mode }) => mode === 'Off'))) continue;
    const target = cluster.find(String(kind), item.namespace, String(name));
    if (!target || cluster.count(target)?.most !== 1) continue;
    yield { item, at: 'spec.updatePolicy.minReplicas', must: `should be 1, for ${target.toString()} has one replica: its pod is not evicted, and keeps the size that it has`, value: 'none' };
  }
}

/** Whether the updater is told so for all: by its flag, in the values of a chart, or by the operator of OpenShift. */
function isLowered(cluster: Cluster): boolean {
  return isSaid(cluster, /min-replicas[\\"']*\s*[=:\s]\s*[\\"']*1(?!\d)/) || cluster.all('VerticalPodAutoscalerController.autoscaling.openshift.io').some(({ spec }) => spec.minReplicas === 1);
}
