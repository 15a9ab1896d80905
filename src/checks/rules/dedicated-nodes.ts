import { Json, list, record } from '../../core/internal/json';
import { isOfAll } from '../../core/internal/pods/placement';
import { DedicatedNodesProps } from '../../core/placement';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'dedicated-nodes',
  severity: 'error',
  title: 'All pods of a Tenant run on the nodes that are dedicated to it.',
  why: 'A taint keeps others off those nodes, and nothing keeps its own pods on them but a selector: without it they take what is another team\'s; with it, and without the toleration, they stay Pending.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#example-use-cases',
  remedy: 'add both to the pod; what a blueprint makes has them by itself',
  * check(cluster) {
    for (const { namespace, dedicatedNodes: nodes } of cluster.setting.bounds) {
      for (const pods of nodes ? cluster.podsIn(namespace) : []) {
        const missing = nodes && missingOf(pods, nodes);
        if (missing !== undefined) yield { item: pods.item, at: 'nodeSelector', must: `must have ${missing}: these nodes are the Tenant's`, value: pods.spec.nodeSelector ?? 'none' };
      }
    }
  },
};

/** What keeps pods from their nodes, or lets them run on others; undefined where they are on them, on all, or on other nodes that they name themselves. */
function missingOf({ spec }: Pods, { key = 'dedicated', value }: DedicatedNodesProps): string | undefined {
  const tolerations = list(spec.tolerations);
  if (tolerations.some(isOfAll)) return undefined;
  const { [key]: selected } = record(spec.nodeSelector);
  if (selected !== undefined && selected !== value) return undefined;
  if (selected === undefined && !affinityTerms(spec).some(each => each.key === key)) return `the selector '${key}: ${value}'`;
  const tolerated = tolerations.some(each => each.key === key && (each.operator === 'Exists' || each.value === value));
  return tolerated ? undefined : `a toleration of '${key}=${value}'`;
}

function affinityTerms({ affinity }: Json): Json[] {
  const { nodeSelectorTerms } = record(record(record(affinity).nodeAffinity).requiredDuringSchedulingIgnoredDuringExecution);
  return list(nodeSelectorTerms).flatMap(({ matchExpressions }) => list(matchExpressions));
}
