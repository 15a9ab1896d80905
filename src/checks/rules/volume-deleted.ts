import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';
import { claimsOf, classOf } from '../internal/workloads/storage';

export const rule: Rule = {
  id: 'volume-deleted',
  severity: 'warning',
  title: 'The disk of a claim that is to be kept is kept with it.',
  why: 'A StorageClass deletes the disk with its claim unless its reclaimPolicy is Retain: who deletes the claim, or its namespace, deletes the data of a StatefulSet that says that it keeps its claims.',
  source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy',
  remedy: 'set \'reclaimPolicy: Retain\' in the StorageClass, or name another; where backups suffice, silence this with the reason',
  * check(cluster) {
    if (cluster.all('StorageClass').length === 0) return;
    for (const { item, className, at } of claimsOf(cluster)) {
      // Said, and not by default: somebody wants the data to outlive what uses it.
      if (item.kind !== 'StatefulSet' || record(item.spec.persistentVolumeClaimRetentionPolicy).whenDeleted !== 'Retain' || !at.startsWith('volumeClaimTemplates')) continue;
      const storage = typeof className === 'string' ? classOf(cluster, className) : undefined;
      if (!storage) continue;
      const { reclaimPolicy = 'Delete' } = storage.json;
      if (reclaimPolicy === 'Delete') yield { item, at, must: `should be of a class that keeps disks: ${storage.toString()} deletes the disk with the claim`, value: className };
    }
  },
};
