import { External } from '../../../src';
import { Cases } from '../_cases';
import { middleware } from '../_objects';

const login = (secret: string, field = 'basicAuth') => middleware({ spec: { rateLimit: null, [field]: { secret } } });
const external = (keys: string[], type?: string) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'users' },
  spec: { secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' }, target: type ? { template: { type } } : {}, data: keys.map(secretKey => ({ secretKey, remoteRef: { key: 'users' } })) },
});
const sealed = (type?: string) => ({ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'users' }, spec: { encryptedData: { username: 'AgBy', password: 'AgBy' }, template: { type } } });
const STORE = { external: [External.object('ClusterSecretStore.external-secrets.io', 'vault')] };

export const cases: Cases = {
  broken: [
    { objects: [login('users'), external(['user', 'pass'])], platform: STORE },
    { objects: [login('users', 'digestAuth'), external(['a', 'b'])], platform: STORE },
    { objects: [login('users'), sealed()] },
  ],
  sound: [
    { objects: [login('users'), external(['users'])], platform: STORE },
    { objects: [login('users'), external(['username', 'password'], 'kubernetes.io/basic-auth')], platform: STORE },
    { objects: [login('users')], platform: { external: [External.secret('users')] } },
    { objects: [login('users'), sealed('kubernetes.io/basic-auth')] },
  ],
};
