import { Cases } from '../_cases';
import { claim, daemonSet, deployment, job, ofPod, pod } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { strategy: { type: 'Recreate' }, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [daemonSet(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim()] },
    { objects: [pod({ spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }), job(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim()] },
    { objects: [pod({ spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }), job(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim({ spec: { accessModes: null } })].map(each => each.kind === 'PersistentVolumeClaim' ? { ...each, spec: { ...each.spec, accessModes: ['ReadWriteOncePod'], resources: { requests: { storage: '1Gi' } } } } : each) },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim({ spec: { accessModes: ['ReadWriteMany'] } })] },
  ],
};
