import { External } from '../../../src';
import { Cases } from '../_cases';
import { claim, deployment, ofPod } from '../_objects';

const volume = (more: object = {}) => ({
  apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { storageClassName: '', capacity: { storage: '10Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/srv' }, ...more },
});
const asked = (more: object = {}) => claim({ spec: { storageClassName: '', volumeName: 'disk', ...more } });
const kept = (namespace: string, name: string) => ({ claimRef: { namespace, name } });
const onNode = (...values: string[]) => ({ nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values }] }] } } });
const mounting = (node: string) => deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ nodeSelector: { 'kubernetes.io/hostname': node }, volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } });

const fast = (isDefault = 'true') =>
  ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': isDefault } }, provisioner: 'disks.example.org' });

const disk = (field: 'volumeMounts' | 'volumeDevices') => deployment({
  spec: {
    replicas: 1,
    strategy: { type: 'Recreate' },
    ...ofPod({
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
      containers: [{ name: 'web', [field]: [{ name: 'data', [field === 'volumeMounts' ? 'mountPath' : 'devicePath']: '/dev/data' }] }],
    }).spec,
  },
});

export const cases: Cases = {
  broken: [
    { objects: [volume(), asked({ resources: { requests: { storage: '20Gi' } } })] },
    { objects: [volume(), asked({ accessModes: ['ReadWriteMany'] })] },
    { objects: [volume({ storageClassName: 'manual' }), asked()] },
    { objects: [fast(), volume(), asked({ storageClassName: null })] },
    { objects: [volume({ volumeMode: 'Block' }), asked()] },
    { objects: [volume(kept('old', 'data')), asked()] },
    { objects: [volume(kept('shop', 'uploads')), asked()] },
    { objects: [volume(kept('shop', 'data')), asked({ volumeName: null, resources: { requests: { storage: '20Gi' } } })] },
    { objects: [volume(onNode('node-1', 'node-3')), asked(), mounting('node-2')] },
    { objects: [claim({ spec: { volumeMode: 'Block' } }), disk('volumeMounts')] },
    { objects: [claim(), disk('volumeDevices')] },
  ],
  sound: [
    { objects: [volume(kept('shop', 'data')), claim({ spec: { storageClassName: 'manual' } })], platform: { external: [External.storageClass('manual')] } },
    { objects: [{ ...volume(), metadata: { name: 'disk', annotations: { 'volume.beta.kubernetes.io/storage-class': 'manual' } }, spec: { ...volume().spec, storageClassName: undefined } }, asked({ storageClassName: 'manual' })] },
    { objects: [claim({ spec: { volumeMode: 'Block' } }), disk('volumeDevices')] },
    { objects: [claim(), disk('volumeMounts')] },
    { objects: [volume(kept('shop', 'data')), asked({ resources: { requests: { storage: '10Gi' } } })] },
    { objects: [volume({ storageClassName: 'manual' }), asked({ storageClassName: null })] },
    { objects: [volume({ accessModes: ['ReadWriteOnce', 'ReadOnlyMany'] }), asked()] },
    { objects: [volume(onNode('node-1', 'node-2')), asked(), mounting('node-2')] },
    { objects: [asked({ volumeName: 'pvc-2c5ea4' })] },
    { objects: [fast(), volume(kept('shop', 'data')), asked({ storageClassName: null })] },
    { objects: [fast(), volume({ storageClassName: 'fast' }), asked({ storageClassName: null })] },
    { objects: [fast('false'), volume(), asked({ storageClassName: null })] },
  ],
  proof: { appears: 'requested PV is too small' },
};
