import { Cases } from '../_cases';
import { claim, daemonSet, deployment, headless, ofPod, rollout, statefulSet } from '../_objects';

const OF_NODE = ofPod({ containers: [{ name: 'agent', ports: [{ containerPort: 8080, hostPort: 5170 }] }] }).spec;

const bound = (spec: object, pod: object = {}) => deployment({
  spec: { ...spec, ...ofPod({ nodeSelector: { 'kubernetes.io/hostname': 'node-1' }, containers: [{ name: 'web', ports: [{ containerPort: 8080, ...'hostNetwork' in pod ? {} : { hostPort: 80 } }] }], ...pod }).spec },
});

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '0%' } } } })] },
    { objects: [deployment({ spec: { replicas: 1, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [headless(), statefulSet({ spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 3 } } } })] },
    { objects: [daemonSet({ spec: { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, ...OF_NODE } })] },
    { objects: [bound({ replicas: 1 })] },
    { objects: [bound({ replicas: 1 }, { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' })] },
    { objects: [deployment({ spec: { paused: true } })] },
    { objects: [rollout({ spec: { strategy: { canary: { maxSurge: 0, maxUnavailable: '0%' } } } })] },
  ],
  sound: [
    { objects: [rollout({ spec: { strategy: { canary: { maxSurge: 0 } } } })] },
    { objects: [deployment({ spec: { paused: false } })] },
    { objects: [bound({ replicas: 1, strategy: { type: 'Recreate' } })] },
    { objects: [bound({ replicas: 1, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } })] },
    { objects: [bound({ replicas: 1 }, { nodeSelector: { 'kubernetes.io/hostname': null, 'disk': 'ssd' } })] },
    { objects: [headless(), statefulSet({ spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } } })] },
    { objects: [daemonSet({ spec: { updateStrategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }, ...OF_NODE } })] },
    { objects: [daemonSet({ spec: { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } } })] },
    { objects: [deployment({ spec: { replicas: 1, ...ofPod({ nodeSelector: { 'kubernetes.io/hostname': 'node-1' }, volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [deployment({ spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } } })] },
    { objects: [deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }).spec } }), claim()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })), claim({ spec: { accessModes: ['ReadWriteMany'] } })] },
  ],
  proof: { refused: 'may not be 0 when `maxSurge` is 0' },
};
