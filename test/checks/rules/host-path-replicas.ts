import { Cases } from '../_cases';
import { autoscaler, daemonSet, deployment, ofPod } from '../_objects';

const pod = (hostPath: object, more: object = {}, mount: object = {}) => ofPod({
  volumes: [{ name: 'uploads', hostPath }],
  containers: [{ name: 'web', securityContext: { runAsUser: 0, runAsNonRoot: false }, volumeMounts: [{ name: 'uploads', mountPath: '/uploads', ...mount }] }],
  ...more,
});
const UPLOADS = { path: '/srv/uploads', type: 'DirectoryOrCreate' };

export const cases: Cases = {
  broken: [
    { objects: [deployment(pod(UPLOADS))] },
    { objects: [deployment({ spec: { replicas: null, ...pod({ path: '/srv/uploads' }).spec } }), autoscaler()] },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: 1, ...pod(UPLOADS).spec } })] },
    { objects: [deployment(pod(UPLOADS, {}, { readOnly: true }))] },
    { objects: [deployment(pod(UPLOADS, { nodeSelector: { 'kubernetes.io/hostname': 'node-1' } }))] },
    { objects: [deployment(pod({ path: '/var/log' }))] },
    { objects: [deployment(pod({ path: '/run/app.sock', type: 'Socket' }))] },
    { objects: [daemonSet({ spec: { template: { spec: { volumes: [{ name: 'uploads', hostPath: UPLOADS }], containers: [{ name: 'agent', securityContext: { runAsUser: 0, runAsNonRoot: false }, volumeMounts: [{ name: 'uploads', mountPath: '/uploads' }] }] } } } })] },
  ],
};
