import { Credentials, StatefulDatabase, Tenant } from '../../../src';
import { Cases } from '../_cases';
import { headless, ofContainer, statefulSet } from '../_objects';

const storageClass = (more: object = {}) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' }, provisioner: 'csi.example.org', volumeBindingMode: 'WaitForFirstConsumer', ...more });
const database = (tenant: Tenant) => void new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', storageClassName: 'fast', credentials: Credentials.generated('orders') });
const TEMPLATE = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } } };
const keeping = (more: object) => statefulSet({
  spec: { ...ofContainer({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }, 'store').spec, volumeClaimTemplates: [TEMPLATE], ...more },
});

export const cases: Cases = {
  broken: [
    { objects: [storageClass({ reclaimPolicy: 'Delete' })], build: database },
    { objects: [storageClass()], build: database },
    { objects: [storageClass(), headless(), keeping({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain' } })] },
  ],
  sound: [
    { objects: [storageClass({ reclaimPolicy: 'Retain' })], build: database },
    // It may be a cache.
    { objects: [storageClass(), headless(), keeping({})] },
  ],
};
