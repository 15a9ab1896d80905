import { External } from '../../../src';
import { Cases } from '../_cases';
import { claim, configMap } from '../_objects';

const local = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'local' }, provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer' };
const volume = { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { storageClassName: 'local', capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/srv' } } };
const asked = claim({ spec: { storageClassName: 'local' } });

export const cases: Cases = {
  broken: [{ objects: [local, asked] }, { objects: [local, asked, { ...volume, spec: { ...volume.spec, storageClassName: 'other' } }] }],
  sound: [
    { objects: [local, asked, volume] },
    { objects: [local, asked], platform: { external: [External.object('PersistentVolume', 'disk')] } },
    { objects: [local, asked, configMap({ data: { storageClassMap: 'local:\n  hostDir: /mnt/disks\n' } }, 'provisioner')] },
    { objects: [{ ...local, provisioner: 'driver.longhorn.io' }, asked] },
  ],
};
