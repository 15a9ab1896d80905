import { External } from '../../../src';
import { Cases } from '../_cases';
import { claim, deployment, headless, ofPod, statefulSet } from '../_objects';

const volume = (more: object = {}) => ({
  apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { storageClassName: '', capacity: { storage: '10Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/srv' }, ...more },
});
const asked = (more: object = {}) => claim({ spec: { storageClassName: '', volumeName: 'disk', ...more } });
const kept = (namespace: string, name: string) => ({ claimRef: { namespace, name } });
const HOST = 'kubernetes.io/hostname';
const onNodes = (...terms: object[][]) => ({
  nodeAffinity: { required: { nodeSelectorTerms: terms.map(matchExpressions => ({ matchExpressions })) } },
});
const among = (...values: string[]) => ({ key: HOST, operator: 'In', values });
const onNode = (...values: string[]) => onNodes([among(...values)]);
const mounting = (node: string) => deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ nodeSelector: { [HOST]: node }, volumes: [{ name: 'scratch', emptyDir: { sizeLimit: '1Mi' } }, { name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } });
const ZONE = 'topology.kubernetes.io/zone';
const inZone = (operator: string, ...values: string[]) => ({ key: ZONE, operator, values });
/** Pods that mount the claim, and are to be on nodes of one of some terms. */
const wanting = (...terms: object[][]) => deployment({
  spec: {
    replicas: 1,
    strategy: { type: 'Recreate' },
    ...ofPod({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms.map(matchExpressions => ({ matchExpressions })) },
        },
      },
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
    }).spec,
  },
});
const IN_B = volume(onNodes([inZone('In', 'b')]));

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

const templated = statefulSet({
  spec: {
    template: { spec: { containers: [{ name: 'store', volumeMounts: [{ name: 'disk', mountPath: '/data' }] }] } },
    volumeClaimTemplates: [{ metadata: { name: 'disk' }, spec: { volumeMode: 'Block', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
  },
});

const late = (more: object = {}) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'late' }, provisioner: 'disks.example.org', volumeBindingMode: 'WaitForFirstConsumer', ...more });
const onName = (spec: object = {}, name = 'web') => deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ nodeName: 'a', volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }], ...spec }).spec } }, name);
const ofLate = (more: object = {}) => claim({ spec: { storageClassName: 'late', ...more } });
const IN_CLASS = ofLate({ storageClassName: 'zone-b' });
const zoned = (...values: string[]) => late({ metadata: { name: 'zone-b' }, allowedTopologies: [{ matchLabelExpressions: [{ key: ZONE, values }] }] });

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
    { objects: [volume(onNodes([among('node-1'), { key: 'disk', operator: 'In', values: ['ssd'] }])), asked(), mounting('node-2')] },
    { objects: [headless(), templated] },
    { objects: [IN_B, asked(), wanting([inZone('In', 'a')])] },
    { objects: [zoned('b'), IN_CLASS, wanting([inZone('In', 'a')])] },
    { objects: [IN_B, asked(), wanting([inZone('In', 'a', 'c')], [inZone('NotIn', 'b')])] },
    { objects: [late(), ofLate(), onName()] },
  ],
  sound: [
    { objects: [zoned('a', 'b'), IN_CLASS, wanting([inZone('In', 'a')])] },
    { objects: [zoned('b'), IN_CLASS, wanting([{ key: 'disk', operator: 'In', values: ['ssd'] }])] },
    { objects: [IN_B, asked(), wanting([inZone('In', 'a', 'b')])] },
    { objects: [IN_B, asked(), wanting([inZone('In', 'a')], [{ key: 'disk', operator: 'In', values: ['ssd'] }])] },
    { objects: [IN_B, asked(), wanting([inZone('NotIn', 'a')])] },
    { objects: [volume(onNodes([inZone('In', 'b')], [inZone('In', 'a')])), asked(), wanting([inZone('In', 'a')])] },
    { objects: [late(), ofLate(), onName({ nodeName: null, nodeSelector: { [HOST]: 'a' } })] },
    { objects: [late({ volumeBindingMode: 'Immediate' }), ofLate(), onName()] },
    { objects: [late(), ofLate({ volumeName: 'disk' }), onName()] },
    { objects: [ofLate(), onName()], platform: { external: [External.storageClass('late')] } },
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
    { objects: [volume(), asked(), mounting('node-2')] },
    { objects: [volume(onNode('node-1')), asked(), deployment(ofPod({ nodeSelector: { [HOST]: 'node-2' }, volumes: [{ name: 'scratch', emptyDir: { sizeLimit: '1Mi' } }] }))] },
    { objects: [volume(onNodes([among('node-1')], [among('node-2')])), asked(), mounting('node-2')] },
    { objects: [volume(onNodes([{ key: HOST, operator: 'NotIn', values: ['node-1'] }, { key: 'disk', operator: 'Exists' }])), asked(), mounting('node-2')] },
    { objects: [volume(onNodes([{ key: 'disk', operator: 'In', values: ['ssd'] }])), asked(), mounting('node-2')] },
    { objects: [volume(onNodes([{ key: HOST, operator: 'Exists' }])), asked(), mounting('node-2')] },
  ],
  proof: { appears: 'requested PV is too small' },
};
