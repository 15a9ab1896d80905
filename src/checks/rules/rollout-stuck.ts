import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
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
      const claim = claimOfOneNode(cluster, item);
      if (claim !== undefined && !isNothing(maxSurge)) {
        yield { item, at: 'spec.strategy', must: `should be Recreate with the ReadWriteOnce claim '${claim}': a new pod on another node waits for the old one for ever`, value: type, severity: 'warning' };
      }
    }
  },
};

function isNothing(value: unknown): boolean {
  return value === 0 || value === '0' || value === '0%';
}

function claimOfOneNode(cluster: Cluster, item: Item): string | undefined {
  const names = list(cluster.podsOf(item)?.spec.volumes).map(({ persistentVolumeClaim }) => record(persistentVolumeClaim).claimName);
  return names.filter(name => typeof name === 'string').find(name => {
    const modes = cluster.find('PersistentVolumeClaim', item.namespace, name)?.spec.accessModes;
    return Array.isArray(modes) && modes.length > 0 && modes.every(mode => String(mode).startsWith('ReadWriteOnce'));
  });
}
