import { External } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, ofPod } from '../_objects';

const certificate = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'web' }, spec: { secretName: 'web-tls', dnsNames: ['web.example.org'], issuerRef: { name: 'ca', kind: 'ClusterIssuer' } } };
const secured = (mount: object) => deployment(ofPod({ volumes: [{ name: 'tls', secret: { secretName: 'web-tls' } }], containers: [{ name: 'web', volumeMounts: [{ name: 'tls', ...mount }] }] }));
const platform = { external: [External.object('ClusterIssuer.cert-manager.io', 'ca')] };

export const cases: Cases = {
  broken: [{ objects: [deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'app' } }], containers: [{ name: 'web', volumeMounts: [{ name: 'config', mountPath: '/etc/app.conf', subPath: 'app.cfg' }] }] })), configMap()] }, { objects: [certificate, secured({ mountPath: '/etc/web/tls.crt', subPath: 'tls.crt' })], platform }],
  sound: [
    { objects: [certificate, secured({ mountPath: '/etc/web/tls' })], platform },
    { objects: [deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'app' } }], containers: [{ name: 'web', volumeMounts: [{ name: 'config', mountPath: '/etc/app.conf', subPath: 'app.conf' }] }] })), configMap()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'app', items: [{ key: 'app.conf', path: 'a/b' }] } }], containers: [{ name: 'web', volumeMounts: [{ name: 'config', mountPath: '/etc/a', subPath: 'a' }] }] })), configMap()] },
  ],
};
