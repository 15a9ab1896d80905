import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'scaling-range',
  severity: 'error',
  title: 'What an autoscaler is asked for is not more than the most.',
  why: 'The API server refuses an autoscaler whose fewest replicas are more than the most; KEDA never has more than its most, whatever a trigger asks for, and refuses to scale to none by what only pods that run have.',
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
      yield* neverWoken(item);
      yield* refused(item);
      const { maxReplicaCount = 100, triggers } = item.spec;
      for (const [index, { type, metadata }] of list(triggers).entries()) {
        const { desiredReplicas } = record(metadata);
        if (type !== 'cron' || !(Number(desiredReplicas) > Number(maxReplicaCount))) continue;
        yield { item, at: `spec.triggers[${index}]`, must: `must not ask for more than 'maxReplicaCount', ${String(maxReplicaCount)}: there are never more`, value: desiredReplicas };
      }
    }
  },
};

/** What would be scaled to zero, though no trigger but those of pods that run can tell when to start one. */
function* neverWoken(item: Item): Iterable<Violation> {
  const { minReplicaCount = 0, scaleTargetRef, triggers } = item.spec;
  const { kind = 'Deployment' } = record(scaleTargetRef);
  const types = list(triggers).map(({ type }) => String(type));
  if (minReplicaCount !== 0 || types.length === 0 || !COUNTED.includes(String(kind)) || !types.every(isOfPods)) return;
  const must = 'must be 1 or more where all triggers are cpu or memory, which only pods that run have: KEDA refuses it';
  yield { item, at: 'spec.minReplicaCount', must, value: item.spec.minReplicaCount ?? 'none', remedy: 'set 1, or add a trigger of what is there without pods', source: OF_ZERO };
}

/** What the webhook of KEDA refuses. */
function* refused(item: Item): Iterable<Violation> {
  const { minReplicaCount, maxReplicaCount = 100, idleReplicaCount, fallback, triggers } = item.spec;
  // Where a fewest is said, it is one at least.
  const fewest = minReplicaCount === undefined ? 0 : Math.max(1, Number(minReplicaCount));
  if (fewest > Number(maxReplicaCount)) {
    yield { item, at: 'spec.minReplicaCount', must: `must not be more than 'maxReplicaCount', ${String(maxReplicaCount)}: KEDA refuses it`, value: minReplicaCount, source: OF_OBJECT };
  }
  if (typeof idleReplicaCount === 'number' && idleReplicaCount >= fewest) {
    yield { item, at: 'spec.idleReplicaCount', must: `must be less than 'minReplicaCount', ${String(minReplicaCount ?? 'which is not set')}: KEDA refuses it`, value: idleReplicaCount, remedy: 'set \'minReplicaCount\' above it', source: OF_OBJECT };
  }
  const types = list(triggers).map(({ type }) => String(type));
  if (fallback !== undefined && types.length > 0 && types.every(isOfPods)) {
    yield { item, at: 'spec.fallback', must: 'must be beside a trigger that is not cpu or memory, for which there is none: KEDA refuses it', value: fallback, remedy: 'remove it', source: OF_OBJECT };
  }
}

function isOfPods(type: string): boolean {
  return type === 'cpu' || type === 'memory';
}

const OF_OBJECT = 'https://keda.sh/docs/latest/reference/scaledobject-spec/';
const COUNTED = ['Deployment', 'StatefulSet'];
const OF_ZERO = 'https://github.com/kedacore/keda/pull/4346';
