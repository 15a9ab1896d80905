import { list, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'scaling-range',
  severity: 'error',
  title: 'What an autoscaler is asked for is not more than the most.',
  why: 'The API server refuses an autoscaler whose fewest replicas are more than the most; KEDA never has more than its most, whatever a trigger asks for.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/#HorizontalPodAutoscalerSpec',
  remedy: 'raise the most, or ask for less',
  * check(cluster) {
    for (const item of cluster.all('HorizontalPodAutoscaler')) {
      const { minReplicas = 1, maxReplicas } = item.spec;
      if (Number(minReplicas) > Number(maxReplicas)) {
        yield { item, at: 'spec.minReplicas', must: `must not be more than 'maxReplicas', ${String(maxReplicas)}: the API server refuses it`, value: minReplicas };
      }
    }
    for (const item of cluster.all('ScaledObject.keda.sh')) {
      const { maxReplicaCount = 100, triggers } = item.spec;
      for (const [index, { type, metadata }] of list(triggers).entries()) {
        const { desiredReplicas } = record(metadata);
        if (type !== 'cron' || !(Number(desiredReplicas) > Number(maxReplicaCount))) continue;
        yield { item, at: `spec.triggers[${index}]`, must: `must not ask for more than 'maxReplicaCount', ${String(maxReplicaCount)}: there are never more`, value: desiredReplicas };
      }
    }
  },
};
