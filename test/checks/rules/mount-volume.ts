import { Cases } from '../_cases';
import { container, deployment, headless, ofContainer, ofPod, pod, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ volumeMounts: [{ name: 'dta', mountPath: '/data' }] }))] },
    { objects: [{ ...pod(), spec: { volumes: [{ name: 'a', emptyDir: {} }, { name: 'b', emptyDir: {} }], containers: [{ ...container('web'), volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/a' }] }] } }] },
    { objects: [{ ...pod(), spec: { ...pod().spec, volumes: [{ name: 'a', emptyDir: {} }, { name: 'a', emptyDir: {} }] } }] },
    { objects: [{ ...pod(), spec: { ...pod().spec, volumes: [{ name: 'a', emptyDir: {} }, { name: 'b', emptyDir: {} }], containers: [{ ...container('web'), volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/a/' }] }] } }] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data' }], containers: [{ name: 'web', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }))] },
    {
      objects: [
        statefulSet({ spec: { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }] } }),
        headless(),
      ],
    },
  ],
  sound: [
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', emptyDir: {} }], containers: [{ name: 'web', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }))] },
    {
      objects: [
        statefulSet({
          spec: {
            volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
            template: { spec: { containers: [{ name: 'store', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] } },
          },
        }),
        headless(),
      ],
    },
  ],
  proof: { refused: 'volumeMounts\\[0\\].name: Not found: "dta"' },
};
