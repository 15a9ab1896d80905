import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, ofContainer, ofPod, service } from '../_objects';

const asking = (key: string) => deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'login', key } } }] }));
const fetching = (template: object, spec: object = {}) => ({
  apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'login' }, spec: { data: [{ secretKey: 'password', remoteRef: { key: 'a' } }], target: { template }, ...spec },
});
const URL = { url: 'postgres://shop:{{ .password }}@db/shop' };

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'tokens', key: 'api' } } }] }))], platform: { external: [External.secret('tokens', { keys: ['API'] })] } },
    { objects: [deployment(ofPod({ volumes: [{ name: 'login', secret: { secretName: 'login', items: [{ key: 'user', path: 'a' }] } }] })), { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'login' }, spec: { data: [{ secretKey: 'password', remoteRef: { key: 'a' } }] } }] },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'login', key: 'user' } } }] })), { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'login' }, spec: { encryptedData: { password: 'Ag==' } } }] },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'web-tls' }] } })], platform: { external: [External.secret('web-tls', { keys: ['cert', 'key'] })] } },
    { objects: [asking('password'), fetching({ data: URL })] },
    { objects: [asking('user'), fetching({ data: URL, mergePolicy: 'Merge' })] },
    { objects: [asking('password'), fetching({ data: { url: 'postgres://db/shop' } }, { dataFrom: [{ extract: { key: 'a' } }] })] },
  ],
  sound: [
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'web-tls' }] } })], platform: { external: [External.secret('web-tls', { keys: ['tls.crt', 'tls.key'] })] } },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'tokens', key: 'API' } } }] }))], platform: { external: [External.secret('tokens', { keys: ['API'] })] } },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'tokens', key: 'any' } } }] }))], platform: { external: [External.secret('tokens')] } },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'login', key: 'any' } } }] })), { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'login' }, spec: { dataFrom: [{ extract: { key: 'a' } }] } }] },
    { objects: [asking('url'), fetching({ data: URL })] },
    { objects: [asking('password'), fetching({ data: URL, mergePolicy: 'Merge' })] },
    { objects: [asking('password'), fetching({ type: 'Opaque', metadata: { labels: { app: 'web' } } })] },
    { objects: [asking('password'), fetching({ data: URL, templateFrom: [{ target: 'Data', literal: 'password: "{{ .password }}"' }] })] },
    { objects: [asking('any'), fetching({ data: URL, mergePolicy: 'Merge' }, { dataFrom: [{ extract: { key: 'a' } }] })] },
    { objects: [asking('any'), fetching({ data: URL }, { target: { creationPolicy: 'Merge', template: { data: URL } } })], platform: { external: [External.secret('login')] } },
    { objects: [asking('any'), fetching({ data: URL }, { target: { creationPolicy: 'CreateOrMerge', template: { data: URL } } })] },
  ],
};
