import { Cases } from '../_cases';
import { claim, daemonSet, deployment, job, ofPod, pod } from '../_objects';

const MOUNTED = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] };
const BESIDE = { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } }] } };
const onNode = (...values: string[]) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'disk' },
  spec: {
    storageClassName: '',
    capacity: { storage: '1Gi' },
    accessModes: ['ReadWriteOnce'],
    local: { path: '/srv' },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values }] }] } },
  },
});

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { strategy: { type: 'Recreate' }, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [daemonSet(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim()] },
    { objects: [pod({ spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }), job(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim()] },
    { objects: [pod({ spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }), job(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim({ spec: { accessModes: null } })].map(each => each.kind === 'PersistentVolumeClaim' ? { ...each, spec: { ...each.spec, accessModes: ['ReadWriteOncePod'], resources: { requests: { storage: '1Gi' } } } } : each) },
    { objects: [deployment({ spec: { strategy: { type: 'Recreate' }, ...ofPod(MOUNTED).spec } }), claim({ spec: { volumeName: 'disk', storageClassName: '' } }), onNode('node-1', 'node-2')] },
  ],
  sound: [
    { objects: [deployment(ofPod({ ...MOUNTED, nodeSelector: { 'kubernetes.io/hostname': 'node-1' } })), claim()] },
    { objects: [deployment(ofPod(MOUNTED)), claim({ spec: { volumeName: 'disk', storageClassName: '' } }), onNode('node-1')] },
    { objects: [pod({ spec: MOUNTED }), job(ofPod({ ...MOUNTED, affinity: BESIDE })), claim()] },
    { objects: [deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim({ spec: { accessModes: ['ReadWriteMany'] } })] },
  ],
};
