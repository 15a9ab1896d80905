import { Cases } from '../_cases';
import { configMap, deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'app' } }], containers: [{ name: 'web', volumeMounts: [{ name: 'config', mountPath: '/etc/app.conf', subPath: 'app.cfg' }] }] })), configMap()] }],
  sound: [
    { objects: [deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'app' } }], containers: [{ name: 'web', volumeMounts: [{ name: 'config', mountPath: '/etc/app.conf', subPath: 'app.conf' }] }] })), configMap()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'app', items: [{ key: 'app.conf', path: 'a/b' }] } }], containers: [{ name: 'web', volumeMounts: [{ name: 'config', mountPath: '/etc/a', subPath: 'a' }] }] })), configMap()] },
  ],
};
