import { Credentials, GeneratedSecret, StatefulDatabase } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { job } from '../_objects';

const secret = (more: object = {}): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, stringData: { user: 'shop' }, ...more });
const external = (name: string, target: object = {}): Manifest => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name },
  spec: { secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' }, data: [{ secretKey: 'password', remoteRef: { key: 'shop' } }], target: { name: 'login', ...target } },
});
const sealed = (annotations?: object): Manifest => ({
  apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'login' }, spec: { encryptedData: { password: 'Ag==' }, template: { metadata: { name: 'login', annotations } } },
});

export const cases: Cases = {
  broken: [
    { objects: [sealed(), external('login')] },
    { objects: [external('login'), external('other')] },
    { objects: [secret(), sealed()] },
    { objects: [sealed()], build: tenant => new GeneratedSecret(tenant, 'login') },
    { objects: [secret()], build: tenant => new GeneratedSecret(tenant, 'login') },
  ],
  sound: [
    { objects: [external('login'), external('other', { creationPolicy: 'Merge' })] },
    { objects: [external('login'), external('other', { name: 'other' })] },
    { objects: [secret({ stringData: undefined }), external('login')] },
    { objects: [secret({ metadata: { name: 'login', annotations: { 'sealedsecrets.bitnami.com/managed': 'true' } } }), sealed()] },
    { objects: [sealed({ 'sealedsecrets.bitnami.com/patch': 'true' }), external('login')] },
    { objects: [secret({ metadata: { name: 'login', annotations: { 'helm.sh/hook': 'pre-install' } } }), external('login')] },
    { objects: [job({}, 'one'), job({}, 'other')] },
    { objects: [{ ...sealed(), metadata: { name: 'login', namespace: 'default' } }, external('login')] },
    { build: tenant => new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('login') }) },
  ],
};
