import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'tokens', key: 'api' } } }] }))], platform: { external: [External.secret('tokens', { keys: ['API'] })] } },
    { objects: [deployment(ofPod({ volumes: [{ name: 'login', secret: { secretName: 'login', items: [{ key: 'user', path: 'a' }] } }] })), { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'login' }, spec: { data: [{ secretKey: 'password', remoteRef: { key: 'a' } }] } }] },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'login', key: 'user' } } }] })), { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'login' }, spec: { encryptedData: { password: 'Ag==' } } }] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'tokens', key: 'API' } } }] }))], platform: { external: [External.secret('tokens', { keys: ['API'] })] } },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'tokens', key: 'any' } } }] }))], platform: { external: [External.secret('tokens')] } },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'login', key: 'any' } } }] })), { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'login' }, spec: { dataFrom: [{ extract: { key: 'a' } }] } }] },
  ],
};
