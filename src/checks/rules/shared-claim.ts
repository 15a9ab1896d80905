import { idOf } from '../../core/internal/references/references';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';
import { singleNodeClaims } from '../internal/workloads/claims';
import { haveClaims, podsThat } from '../internal/workloads/pods-that';

const TOGETHER = 'hold it on the node of the other by a required podAffinity of the topology kubernetes.io/hostname, or use a ReadWriteMany claim';

export const rule: Rule = {
  id: 'shared-claim',
  severity: 'error',
  title: 'A claim that one node has to itself is mounted by one pod.',
  why: 'A ReadWriteOnce volume is of one node at a time: a pod that is put on another stays in ContainerCreating with a Multi-Attach error. With ReadWriteOncePod the second pod stays Pending anywhere.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  remedy: 'use a ReadWriteMany claim, one replica, or a StatefulSet with a claim for each of its pods',
  * check(cluster) {
    const first = new Map<string, Item>();
    for (const pods of podsThat(cluster, haveClaims)) {
      for (const { claim, owner, mode, at } of singleNodeClaims(cluster, pods)) {
        const { item } = pods;
        const most = item.kind === 'DaemonSet' ? Infinity : cluster.count(item)?.most ?? 1;
        const id = idOf('PersistentVolumeClaim', claim.namespace, claim.name);
        const other = owner ?? first.get(id);
        if (most > 1) {
          yield { item, at, must: `must be of one replica with the ${mode} claim '${claim.name}': the others stay in ContainerCreating`, value: most === Infinity ? 'one on every node' : most };
        } else if (other && other !== item) {
          const severity = mode === 'ReadWriteOnce' ? 'warning' as const : undefined;
          yield { item, at, must: `${severity ? 'should' : 'must'} not mount the ${mode} claim of ${other.toString()}: on another node it stays in ContainerCreating`, value: claim.name, severity, remedy: severity && TOGETHER };
        }
        first.set(id, other ?? item);
      }
    }
  },
};
