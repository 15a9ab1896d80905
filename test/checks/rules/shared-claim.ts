import { Cases } from '../_cases';
import { claim, daemonSet, deployment, headless, job, ofPod, pod, statefulSet } from '../_objects';

const MOUNTED = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] };
const BESIDE = { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'store'] }] } }] } };
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

const STORE = statefulSet({
  spec: {
    template: { metadata: { labels: { app: 'store' } }, spec: { containers: [{ name: 'store', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] } },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
  },
});
const OF_STORE = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-store-0' } }] };

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { strategy: { type: 'Recreate' }, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [daemonSet(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim()] },
    { objects: [pod({ spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }), job(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim()] },
    { objects: [pod({ spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }), job(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim({ spec: { accessModes: null } })].map(each => each.kind === 'PersistentVolumeClaim' ? { ...each, spec: { ...each.spec, accessModes: ['ReadWriteOncePod'], resources: { requests: { storage: '1Gi' } } } } : each) },
    { objects: [deployment({ spec: { strategy: { type: 'Recreate' }, ...ofPod(MOUNTED).spec } }), claim({ spec: { volumeName: 'disk', storageClassName: '' } }), onNode('node-1', 'node-2')] },
    { objects: [STORE, headless(), job(ofPod(OF_STORE))] },
  ],
  sound: [
    { objects: [STORE, headless(), job(ofPod({ ...OF_STORE, affinity: BESIDE }))] },
    { objects: [{ ...STORE, spec: { ...STORE.spec, volumeClaimTemplates: STORE.spec.volumeClaimTemplates.map((each: { spec: object }) => ({ ...each, spec: { ...each.spec, accessModes: ['ReadWriteMany'] } })) } }, headless(), job(ofPod(OF_STORE))] },
    { objects: [deployment(ofPod({ ...MOUNTED, nodeSelector: { 'kubernetes.io/hostname': 'node-1' } })), claim()] },
    { objects: [deployment(ofPod(MOUNTED)), claim({ spec: { volumeName: 'disk', storageClassName: '' } }), onNode('node-1')] },
    { objects: [pod({ spec: MOUNTED }), job(ofPod({ ...MOUNTED, affinity: BESIDE })), claim()] },
    { objects: [deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim({ spec: { accessModes: ['ReadWriteMany'] } })] },
  ],
};
