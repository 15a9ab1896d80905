import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

const pulling = deployment(ofPod({ imagePullSecrets: [{ name: 'registry' }] }));
const external = (template?: object) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'registry' },
  spec: { secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' }, target: { template }, data: [{ secretKey: '.dockerconfigjson', remoteRef: { key: 'registry' } }] },
});
const sealed = (type?: string) => ({ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'registry' }, spec: { encryptedData: { '.dockerconfigjson': 'AgBy' }, template: { type } } });
const vault = (kind: string, type: string) => ({ apiVersion: 'secrets.hashicorp.com/v1beta1', kind, metadata: { name: 'registry' }, spec: { mount: 'registry', path: 'login', type: 'kv-v2', destination: { name: 'registry', create: true, type } } });
const STORE = { external: [External.object('ClusterSecretStore.external-secrets.io', 'vault')] };

export const cases: Cases = {
  broken: [
    { objects: [pulling, external()], platform: STORE },
    { objects: [pulling, external({ type: 'Opaque' })], platform: STORE },
    { objects: [pulling, sealed()] },
    { objects: [pulling, deployment(ofPod({ imagePullSecrets: [{ name: 'registry' }] }), 'other'), sealed('kubernetes.io/tls')] },
    { objects: [pulling, vault('VaultStaticSecret', 'kubernetes.io/basic-auth')] },
    { objects: [pulling, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'registry' }, type: 'dockerconfigjson' }] },
    { objects: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' }, imagePullSecrets: [{ name: 'registry' }] }, sealed()] },
  ],
  sound: [
    { objects: [pulling, { ...external(), spec: { ...external().spec, target: { creationPolicy: 'Merge' } } }], platform: { external: [...STORE.external, External.secret('registry')] } },
    { objects: [pulling, external({ type: 'kubernetes.io/dockerconfigjson' })], platform: STORE },
    { objects: [pulling, sealed('kubernetes.io/dockercfg')] },
    { objects: [pulling], platform: { external: [External.secret('registry')] } },
    { objects: [pulling, vault('VaultStaticSecret', 'kubernetes.io/dockerconfigjson')] },
    // What a program reads is of whatever type.
    { objects: [deployment(ofContainer({ envFrom: [{ secretRef: { name: 'registry' } }] })), sealed()] },
  ],
};
