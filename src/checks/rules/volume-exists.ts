import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Rule } from '../internal/rule';
import { claimsOf, classOf } from '../internal/storage';

export const rule: Rule = {
  id: 'volume-exists',
  severity: 'warning',
  title: 'A claim of a class that makes no volumes finds one.',
  why: 'The provisioner kubernetes.io/no-provisioner makes nothing: without a PersistentVolume of the class the claim stays Pending, and so do its pods.',
  source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#local',
  remedy: 'make PersistentVolumes of the class, or say that they are there: External.object(\'PersistentVolume\', …) in \'external\' of the Platform',
  * check(cluster) {
    for (const { item, spec, at } of claimsOf(cluster)) {
      const class_ = classOf(cluster, spec);
      if (class_?.json.provisioner !== 'kubernetes.io/no-provisioner' || hasVolumes(cluster, class_.name)) continue;
      yield { item, at: `${at}.storageClassName`, must: `should be a class that has volumes: nothing makes any for ${class_.toString()}`, value: class_.name };
    }
  },
};

/** Whether there are volumes of a class, or somebody may make them: who does for local disks has its classes in a ConfigMap. */
function hasVolumes(cluster: Cluster, name: string): boolean {
  return cluster.all('PersistentVolume').some(({ spec }) => spec.storageClassName === name)
    || cluster.setting.declared.some(({ kind }) => kind === 'PersistentVolume')
    || cluster.all('ConfigMap').some(({ json }) => Object.values(record(json.data)).some(text => String(text).includes(name)));
}
