import { Cases } from '../_cases';
import { claim, deployment, headless, limitRange, ofContainer, ofPod, statefulSet } from '../_objects';

const PAIR = (memory: string) => ofPod({ containers: [{ name: 'web', resources: { limits: { memory } } }, { name: 'more', image: 'busybox:1.36.1', command: ['sleep', '600'], resources: { limits: { memory } } }] });
const ofClaims = (bounds: object) => limitRange({ spec: { limits: [{ type: 'PersistentVolumeClaim', ...bounds }] } });
const store = () => statefulSet({ spec: { template: { spec: { containers: [{ name: 'store', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] } }, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } } } }] } });
const mounted = () => deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }], containers: [{ name: 'web', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }).spec } });

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ resources: { limits: { memory: '2Gi' } } })), limitRange({ spec: { limits: [{ type: 'Container', max: { memory: '1Gi' } }] } })] },
    { objects: [deployment(ofContainer({ resources: { requests: { cpu: '5m' } } })), limitRange({ spec: { limits: [{ type: 'Container', min: { cpu: '10m' } }] } })] },
    { objects: [deployment(PAIR('600Mi')), limitRange({ spec: { limits: [{ type: 'Pod', max: { memory: '1Gi' } }] } })] },
    { objects: [deployment(), limitRange({ spec: { limits: [{ type: 'Pod', max: { memory: '1Gi' } }] } })] },
    { objects: [deployment(ofContainer({ resources: { limits: { memory: '128Mi' } } })), limitRange({ spec: { limits: [{ type: 'Container', maxLimitRequestRatio: { memory: '2' } }] } })] },
    { objects: [store(), headless(), ofClaims({ max: { storage: '1Gi' } })] },
    { objects: [mounted(), claim(), ofClaims({ min: { storage: '2Gi' } })] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ resources: { limits: { memory: '1Gi' } } })), limitRange({ spec: { limits: [{ type: 'Container', max: { memory: '1Gi' }, min: { cpu: '10m' } }] } })] },
    { objects: [deployment(ofContainer({ resources: { limits: { memory: '2Gi' } } })), limitRange({ spec: { limits: [{ type: 'Pod', max: { memory: '4Gi' } }] } })] },
    { objects: [deployment(PAIR('512Mi')), limitRange({ spec: { limits: [{ type: 'Pod', max: { memory: '1Gi' } }] } })] },
    { objects: [deployment(), limitRange({ spec: { limits: [{ type: 'Pod', max: { memory: '1Gi' } }, { type: 'Container', default: { memory: '64Mi' } }] } })] },
    { objects: [deployment(ofContainer({ resources: { limits: { memory: '64Mi' } } })), limitRange({ spec: { limits: [{ type: 'Container', maxLimitRequestRatio: { memory: '2' } }] } })] },
    { objects: [store(), headless(), mounted(), claim(), ofClaims({ min: { storage: '1Gi' }, max: { storage: '2Gi' } })] },
  ],
  proof: { appears: 'maximum memory usage per Container is 1Gi' },
};
