import { record } from '../../core/internal/json';
import { singleNodeClaims } from '../internal/claims';
import { isNothing } from '../internal/resources';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'rollout-stuck',
  severity: 'error',
  title: 'A rollout can end.',
  why: 'The API server refuses a rollout that may have neither a pod more nor one less. On a ReadWriteOnce claim, the new pod waits for the volume that the old one has, and the old one is not stopped before the new one is ready.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  remedy: 'raise \'maxSurge\' or \'maxUnavailable\'; with a claim of one node, use the strategy Recreate',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('Deployment')) {
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
    }
  },
};
