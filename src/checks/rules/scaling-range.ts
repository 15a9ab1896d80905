import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'scaling-range',
  severity: 'error',
  title: 'The fewest replicas of an autoscaler are not more than the most.',
  why: 'The API server refuses it.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/#HorizontalPodAutoscalerSpec',
  remedy: 'swap or change them',
  * check(cluster) {
    for (const item of cluster.all('HorizontalPodAutoscaler')) {
      const { minReplicas = 1, maxReplicas } = item.spec;
      if (Number(minReplicas) > Number(maxReplicas)) {
        yield { item, at: 'spec.minReplicas', must: `must not be more than 'maxReplicas', ${String(maxReplicas)}: the API server refuses it`, value: minReplicas };
      }
    }
  },
};
