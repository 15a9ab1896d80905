import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'scale-target-exists',
  severity: 'error',
  title: 'Every autoscaler has something to scale.',
  why: 'An autoscaler whose target is missing does nothing, and says so only in its status.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  remedy: 'correct its kind and its name',
  * check(cluster) {
    for (const [of, field] of Object.entries(SCALERS)) for (const item of cluster.all(of)) yield* wrong(cluster, item, field);
  },
};

// KEDA's and the vertical one: https://keda.sh/docs/latest/reference/scaledobject-spec/, https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler
const SCALERS = { 'HorizontalPodAutoscaler': 'scaleTargetRef', 'ScaledObject.keda.sh': 'scaleTargetRef', 'VerticalPodAutoscaler.autoscaling.k8s.io': 'targetRef' };

function* wrong(cluster: Cluster, item: Item, field: string): Iterable<Violation> {
  const vertical = field === 'targetRef';
  const { kind = 'Deployment', name, apiVersion = item.kind === 'ScaledObject' ? 'apps/v1' : undefined } = record(item.spec[field]);
  const workload = cluster.find(String(kind), item.namespace, String(name));
  if ((workload?.kind === 'DaemonSet' && !vertical) || (workload && workload.apiVersion !== apiVersion)) {
    const must = 'must be what can be scaled, in the version that it has: a Deployment, a StatefulSet or a ReplicaSet of apps/v1; it scales nothing';
    yield { item, at: `spec.${field}`, must, value: `${String(apiVersion)} ${String(kind)}` };
    return;
  }
  if (apiVersion === 'apps/v1' && !OF_APPS.has(String(kind))) {
    yield { item, at: `spec.${field}.apiVersion`, must: `must be that of ${String(kind)}: apps/v1 has no such kind, and nothing is scaled`, value: apiVersion, remedy: 'write the group and the version that the object has' };
    return;
  }
  // An operator calls what it makes after what asks it.
  const isMade = cluster.exists(String(kind), item.namespace, String(name)) || cluster.operatorOf(item.namespace, String(name)) !== undefined;
  if (isMade || !(vertical ? RESIZABLE : SCALABLE).has(String(kind))) return;
  yield { item, at: `spec.${field}`, must: 'must name what the program makes: it scales nothing', value: `${String(kind)} ${String(name)}` };
}

const OF_APPS = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'DaemonSet']);
const SCALABLE = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);
const RESIZABLE = new Set([...SCALABLE, 'DaemonSet', 'CronJob', 'Job']);
