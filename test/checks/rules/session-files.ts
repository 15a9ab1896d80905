import { Cases } from '../_cases';
import { claim, configMap, deployment, ingress, ingressClass, ofContainer, ofPod, service } from '../_objects';

const IMAGE = 'example/portal:5.1.0';
const laravel = (driver: string, replicas = 3, more: object = {}) => deployment({ spec: { replicas, ...ofContainer({ image: IMAGE, env: [{ name: 'SESSION_DRIVER', value: driver }], ...more }).spec } });
const kept = (mountPath: string, source: object = { persistentVolumeClaim: { claimName: 'data' } }) => ofPod({
  volumes: [{ name: 'data', ...source }],
  containers: [{ name: 'web', image: IMAGE, env: [{ name: 'SESSION_DRIVER', value: 'file' }], volumeMounts: [{ name: 'data', mountPath }] }],
});

export const cases: Cases = {
  broken: [
    { objects: [laravel('file'), service()] },
    { objects: [deployment(ofContainer({ image: IMAGE, envFrom: [{ configMapRef: { name: 'app' } }] })), service(), configMap({ data: { 'app.conf': null, 'SESSION_DRIVER': 'file' } })] },
    { objects: [deployment(kept('/var/www/html/storage', { emptyDir: {} })), service()] },
    { objects: [deployment(kept('/mnt/app')), service(), claim({ spec: { accessModes: ['ReadWriteMany'] } })] },
  ],
  sound: [
    { objects: [laravel('redis'), service()] },
    { objects: [laravel('file', 1), service()] },
    { objects: [deployment(ofPod({ initContainers: [{ name: 'migrate', image: IMAGE, env: [{ name: 'SESSION_DRIVER', value: 'file' }] }] })), service()] },
    { objects: [laravel('file')] },
    { objects: [laravel('file'), service({ spec: { sessionAffinity: 'ClientIP' } })] },
    { objects: [laravel('file'), service(), service({ spec: { selector: { app: 'web' }, sessionAffinity: 'ClientIP' } }, 'web-for-users')] },
    { objects: [laravel('file'), service(), ingressClass(), ingress({ metadata: { annotations: { 'nginx.ingress.kubernetes.io/affinity': 'cookie' } } })] },
    { objects: [deployment(kept('/var/www/html/storage')), service(), claim({ spec: { accessModes: ['ReadWriteMany'] } })] },
  ],
};
