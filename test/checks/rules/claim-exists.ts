import { External, Volume, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { claim, deployment, headless, job, ofContainer, ofPod, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ ...ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'dta' } }] }), spec: { replicas: 1, strategy: { type: 'Recreate' }, template: { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'dta' } }] } } } }), claim()] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, volumes: { '/data': Volume.claim('uploads', { accessMode: 'ReadWriteMany' }) } }) },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, template: { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } } } }), claim()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'given' } }] }))], platform: { external: [External.claim('given')] } },
    {
      objects: [
        statefulSet({ spec: { replicas: 2, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } } }], ...ofContainer({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }, 'store').spec } }),
        headless(),
        job(ofPod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-store-1' } }] })),
      ],
    },
  ],
  proof: { appears: 'persistentvolumeclaim "dta" not found' },
};
