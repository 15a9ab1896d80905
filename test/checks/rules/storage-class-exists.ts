import { External, StatefulDatabase, Tenant } from '../../../src';
import { Cases } from '../_cases';
import { claim } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [claim({ spec: { storageClassName: 'fst' } })], platform: { external: [External.storageClass('fast')] } },
    { build: tenant => new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '7', storage: '1Gi', storageClassName: 'fast' }) },
  ],
  sound: [
    { objects: [claim({ spec: { storageClassName: 'manual' } }), { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { storageClassName: 'manual', capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/srv' } } }] },
    { build: (_, platform) => new StatefulDatabase(new Tenant(platform, 'other', { external: [External.storageClass('fast')] }), 'orders', { engine: 'redis', version: '7', storage: '1Gi', storageClassName: 'fast' }) },
    { objects: [claim({ spec: { storageClassName: 'fast' } })], platform: { external: [External.storageClass('fast')] } },
    { objects: [claim()] },
    { objects: [claim({ spec: { storageClassName: 'manual', volumeName: 'nfs' } })] },
    { objects: [claim({ spec: { storageClassName: '' } })] },
  ],
  proof: { appears: 'storageclass.storage.k8s.io "fst" not found' },
};
