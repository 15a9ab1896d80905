import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'scale-target-exists',
  severity: 'error',
  title: 'Every autoscaler has something to scale.',
  why: 'An autoscaler whose target is missing does nothing, and says so only in its status.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  remedy: 'correct kind and name of \'scaleTargetRef\'',
  * check(cluster) {
    for (const item of cluster.all('HorizontalPodAutoscaler')) {
      const { apiVersion, kind, name } = record(item.spec.scaleTargetRef);
      const workload = cluster.find(String(kind), item.namespace, String(name));
      if (workload?.kind === 'DaemonSet' || (workload && workload.apiVersion !== apiVersion)) {
        const must = 'must be what can be scaled, in the version that it has: a Deployment, a StatefulSet or a ReplicaSet of apps/v1; it scales nothing';
        yield { item, at: 'spec.scaleTargetRef', must, value: `${String(apiVersion)} ${String(kind)}` };
        continue;
      }
      if (!SCALABLE.has(String(kind)) || cluster.exists(String(kind), item.namespace, String(name))) continue;
      yield { item, at: 'spec.scaleTargetRef', must: 'must name what the program makes: it scales nothing', value: `${String(kind)} ${String(name)}` };
    }
  },
};

const SCALABLE = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);
