import { Cases } from '../_cases';
import { claim, deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '0%' } } } })] },
    { objects: [deployment({ spec: { replicas: 1, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: 1, ...ofPod({ nodeSelector: { 'kubernetes.io/hostname': 'node-1' }, volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [deployment({ spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } } })] },
    { objects: [deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim({ spec: { accessModes: ['ReadWriteMany'] } })] },
  ],
  proof: { refused: 'may not be 0 when `maxSurge` is 0' },
};
