import { record } from '../../core/internal/json';
import { SELECTOR_LABEL } from '../../core/internal/labels';
import { Item } from '../internal/item';
import { scaledBy } from '../internal/quotas/scaling';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'autoscaler-replicas',
  severity: 'error',
  title: 'What an autoscaler scales has no number of replicas of its own.',
  why: 'Every apply, and every sync of a GitOps tool, sets the number back to what is written: the app shrinks in the middle of its load.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  remedy: 'remove \'replicas\' from the workload',
  * check(cluster) {
    for (const item of cluster.all('HorizontalPodAutoscaler', 'ScaledObject.keda.sh')) {
      const target = scaledBy(cluster, item);
      if (target?.spec.replicas === undefined) continue;
      yield { item: target, at: 'spec.replicas', remedy: isOfBlueprint(target) ? OF_BLUEPRINT : undefined, must: `must not be set beside ${item.toString()}: every apply sets the number back`, value: target.spec.replicas };
    }
  },
};

const OF_BLUEPRINT = 'give \'scaling\' in place of that autoscaler, or leave the number out by override(\'Deployment\', { spec: { replicas: null } })';

/** Whether a blueprint made it, which writes a number unless it makes the autoscaler itself. */
function isOfBlueprint({ kind, own, metadata }: Item): boolean {
  return kind === 'Deployment' && (own || SELECTOR_LABEL in record(metadata.labels));
}
