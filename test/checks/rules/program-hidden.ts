import { Worker } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, ofPod } from '../_objects';

const program = (mountPath: string, more: object = {}, volume: object = { emptyDir: {} }) => {
  const containers = [{ name: 'web', command: ['/app/bin/server'], volumeMounts: [{ name: 'app', mountPath }] }];
  return { objects: [deployment(ofPod({ volumes: [{ name: 'app', ...volume }], containers, ...more }))] };
};
const copy = { name: 'copy', image: 'busybox:1.36.1', command: ['cp', '/server', '/app/bin/server'], volumeMounts: [{ name: 'app', mountPath: '/app' }] };

export const cases: Cases = {
  broken: [
    program('/app'),
    { build: tenant => new Worker(tenant, 'worker', { image: 'example/worker:1', command: ['/app/server'], writablePaths: ['/app'] }) },
  ],
  sound: [
    { objects: [configMap(), deployment(ofPod({ volumes: [{ name: 'app', emptyDir: {} }, { name: 'bin', configMap: { name: 'app', defaultMode: 0o755 } }], containers: [{ name: 'web', command: ['/app/bin/server'], volumeMounts: [{ name: 'app', mountPath: '/app' }, { name: 'bin', mountPath: '/app/bin' }] }] }))] },
    program('/app/data'),
    program('/app', { initContainers: [copy] }),
    program('/app', {}, { hostPath: { path: '/usr/app' } }),
  ],
  proof: { appears: 'no such file or directory' },
};
