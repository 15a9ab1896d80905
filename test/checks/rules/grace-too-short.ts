import { Hook, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { claim, deployment, headless, ofContainer, ofPod, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ ...ofContainer({ lifecycle: { preStop: { exec: { command: ['sh', '-c', 'nginx -s quit; sleep 30'] } } } }), spec: { template: { spec: { terminationGracePeriodSeconds: null, containers: [{ name: 'web', lifecycle: { preStop: { exec: { command: ['sh', '-c', 'nginx -s quit; sleep 30'] } } } }] } } } })] },
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 15, containers: [{ name: 'web', lifecycle: { preStop: { sleep: { seconds: 15 } } } }] }))] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, preStop: Hook.exec(['sleep', '60']) }) },
    { objects: [headless(), statefulSet({ spec: { ...ofPod({ terminationGracePeriodSeconds: 0, containers: [{ name: 'store', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }).spec, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim().spec }] } })] },
  ],
  sound: [
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 0 })), headless(), statefulSet(ofPod({ terminationGracePeriodSeconds: 0 }))] },
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 16, containers: [{ name: 'web', lifecycle: { preStop: { sleep: { seconds: 15 } } } }] }))] },
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 5, containers: [{ name: 'web', lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } } }] }))] },
  ],
};
