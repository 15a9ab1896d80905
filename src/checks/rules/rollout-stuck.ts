import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { isNothing } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';
import { singleNodeClaims } from '../internal/workloads/claims';
import { nodeOf, nodePortsOf } from '../internal/workloads/node-ports';

export const rule: Rule = {
  id: 'rollout-stuck',
  severity: 'error',
  title: 'A rollout can end.',
  why: 'The API server refuses a rollout that may have neither a pod more nor one less. On a ReadWriteOnce claim, the new pod waits for the volume that the old one has, and the old one is not stopped before the new one is ready. So does one for a port of the node that it is bound to.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  remedy: 'raise \'maxSurge\' or \'maxUnavailable\'; with a claim of one node, use the strategy Recreate',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('DaemonSet')) yield* besideItself(cluster, item);
    for (const item of cluster.all('StatefulSet')) {
      const { partition } = record(record(item.spec.updateStrategy).rollingUpdate);
      const most = cluster.count(item)?.most ?? 1;
      if (Number(partition) >= most && most > 0) yield { item, at: 'spec.updateStrategy.rollingUpdate.partition', must: `should be less than the replicas, ${most}: no pod ever gets what is changed`, value: partition, remedy: 'set 0 when the trial is over', severity: 'warning', source: OF_PARTITIONS };
    }
    for (const item of cluster.all('Rollout.argoproj.io')) {
      const { canary } = record(item.spec.strategy);
      const { maxSurge = '25%', maxUnavailable = '25%' } = record(canary);
      if (canary === undefined || !isNothing(maxSurge) || !isNothing(maxUnavailable)) continue;
      yield { item, at: 'spec.strategy.canary', must: 'must allow a pod more, or one less: its controller finds it invalid, and rolls nothing out', value: { maxSurge, maxUnavailable }, remedy: 'raise \'maxSurge\' or \'maxUnavailable\'', source: OF_ROLLOUTS };
    }
    for (const item of cluster.all('Deployment')) {
      if (item.spec.paused === true) yield { item, at: 'spec.paused', must: 'should be left out: no pod ever gets what is changed', value: true, remedy: 'remove it when what it was for is over', severity: 'warning', source: OF_PAUSES };
      const { type = 'RollingUpdate', rollingUpdate } = record(item.spec.strategy);
      const { maxSurge = '25%', maxUnavailable = '25%' } = record(rollingUpdate);
      if (type !== 'RollingUpdate') continue;
      if (isNothing(maxSurge) && isNothing(maxUnavailable)) {
        yield { item, at: 'spec.strategy', must: 'must allow a pod more, or one less: the API server refuses it', value: { maxSurge, maxUnavailable } };
      }
      const pods = cluster.podsOf(item);
      const [single] = pods ? singleNodeClaims(cluster, pods) : [];
      if (single && !isNothing(maxSurge)) {
        const must = `should be Recreate with the ${single.mode} claim '${single.claim.name}': a new pod on another node waits for the old one for ever`;
        yield { item, at: 'spec.strategy', must, value: type, remedy: 'use the strategy Recreate', severity: 'warning' };
      }
      if (pods && cluster.count(item)?.most === 1 && isNoneOfOne(maxUnavailable)) yield* besideOnItsNode(pods, type);
    }
  },
};

/** Whether a share of one pod, rounded down, is none. */
function isNoneOfOne(maxUnavailable: unknown): boolean {
  return isNothing(maxUnavailable) || /^\d{1,2}%$/.test(String(maxUnavailable));
}

/** A pod that is bound to a node, and takes a port of it, which the old one has until the new one is ready. */
function* besideOnItsNode(pods: Pods, type: unknown): Iterable<Violation> {
  const [node, [port]] = [nodeOf(pods), nodePortsOf(pods)];
  if (node === undefined || port === undefined) return;
  const must = `must be Recreate with ${port} of the node '${node}': the new pod waits for the old one for ever`;
  yield { item: pods.item, at: 'spec.strategy', must, value: type, remedy: 'use the strategy Recreate, or \'maxSurge: 0\' with \'maxUnavailable: 1\'' };
}

const OF_PARTITIONS = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions';
const OF_ROLLOUTS = 'https://github.com/argoproj/argo-rollouts/blob/v1.8.3/pkg/apis/rollouts/validation/validation.go';
const OF_PAUSES = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment';
const OF_DAEMONS = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/#DaemonSetSpec';

/** A DaemonSet that has its new pod start beside the old one, where both want the same port of the node. */
function* besideItself(cluster: Cluster, item: Item): Iterable<Violation> {
  const { maxSurge } = record(record(item.spec.updateStrategy).rollingUpdate);
  const ports = cluster.podsOf(item)?.containers.flatMap(({ json }) => list(json.ports)) ?? [];
  const port = ports.find(({ hostPort }) => typeof hostPort === 'number' && hostPort > 0)?.hostPort;
  if (maxSurge === undefined || isNothing(maxSurge) || port === undefined) return;
  yield { item, at: 'spec.updateStrategy.rollingUpdate.maxSurge', must: `must be 0 with the port ${String(port)} of the node: the new pod waits for the old one for ever`, value: maxSurge, remedy: 'use \'maxUnavailable\'', source: OF_DAEMONS };
}
