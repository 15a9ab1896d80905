import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const pulling = deployment(ofPod({ imagePullSecrets: [{ name: 'registry' }] }));
const external = (template?: object) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'registry' },
  spec: { secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' }, target: { template }, data: [{ secretKey: '.dockerconfigjson', remoteRef: { key: 'registry' } }] },
});
const sealed = (type?: string) => ({ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'registry' }, spec: { encryptedData: { '.dockerconfigjson': 'AgBy' }, template: { type } } });
const STORE = { external: [External.object('ClusterSecretStore.external-secrets.io', 'vault')] };

export const cases: Cases = {
  broken: [
    { objects: [pulling, external()], platform: STORE },
    { objects: [pulling, external({ type: 'Opaque' })], platform: STORE },
    { objects: [pulling, sealed()] },
    { objects: [pulling, deployment(ofPod({ imagePullSecrets: [{ name: 'registry' }] }), 'other'), sealed('kubernetes.io/tls')] },
  ],
  sound: [
    { objects: [pulling, { ...external(), spec: { ...external().spec, target: { creationPolicy: 'Merge' } } }], platform: STORE },
    { objects: [pulling, external({ type: 'kubernetes.io/dockerconfigjson' })], platform: STORE },
    { objects: [pulling, sealed('kubernetes.io/dockercfg')] },
    { objects: [pulling], platform: { external: [External.secret('registry')] } },
  ],
};
