import { Rule } from '../internal/rule';
import { scaledBy } from '../internal/scaling';

export const rule: Rule = {
  id: 'autoscaler-replicas',
  severity: 'error',
  title: 'What an autoscaler scales has no number of replicas of its own.',
  why: 'Every apply, and every sync of a GitOps tool, sets the number back to what is written: the app shrinks in the middle of its load.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  remedy: 'remove \'replicas\' from the workload',
  * check(cluster) {
    for (const item of cluster.all('HorizontalPodAutoscaler')) {
      const target = scaledBy(cluster, item);
      if (target?.spec.replicas === undefined) continue;
      yield { item: target, at: 'spec.replicas', must: `must not be set beside ${item.toString()}: every apply sets the number back`, value: target.spec.replicas };
    }
  },
};
