import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'storage-class-exists',
  severity: 'error',
  title: 'Every StorageClass that a claim asks for is made or declared.',
  why: 'A claim of a class that is missing stays Pending, and so do its pods.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1',
  remedy: 'make it, or say that it is there: External.storageClass in \'external\' of the Platform',
  * check(cluster) {
    // A volume that is there is bound by the name of its class alone.
    const ofVolumes = new Set(cluster.all('PersistentVolume').map(({ spec }) => spec.storageClassName));
    yield* missing(cluster, 'StorageClass', 'the claim stays Pending', rule.remedy, { except: ({ name }) => ofVolumes.has(name) });
  },
};
