import { External } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const object = (kind: string, name: string, spec: object, namespace?: string): Manifest => ({ apiVersion: 'cert-manager.io/v1', kind, metadata: { name, namespace }, spec });
const issuer = object('ClusterIssuer', 'ca', { ca: { secretName: 'root' } });
const own = object('Issuer', 'ca', { ca: { secretName: 'root' } });
const root = (namespace: string, more: object = { isCA: true }) =>
  object('Certificate', 'root', { secretName: 'root', commonName: 'root', issuerRef: { name: 'self', kind: 'ClusterIssuer' }, ...more }, namespace);
const token = (namespace: string): Manifest =>
  ({ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'dns', namespace }, spec: { encryptedData: { token: 'AgB' } } });
const solver = { dns01: { cloudflare: { apiTokenSecretRef: { name: 'dns', key: 'token' } } } };
const acme = object('ClusterIssuer', 'acme', { acme: { email: 'a@example.org', server: 'https://acme.example.org', privateKeySecretRef: { name: 'account' }, solvers: [{ http01: { ingress: {} } }, solver] } });
const vault = object('ClusterIssuer', 'vault', { vault: { server: 'https://vault.example.org', path: 'pki', auth: { appRole: { path: 'a', roleId: 'b', secretRef: { name: 'dns', key: 'token' } } } } });
const webhook = object('ClusterIssuer', 'acme', {
  acme: { email: 'a@example.org', server: 'https://acme.example.org', privateKeySecretRef: { name: 'account' }, solvers: [{ dns01: { webhook: { groupName: 'a', solverName: 'b', config: { tokenSecretRef: { name: 'dns', namespace: 'shop' } } } } }] },
});
const there = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'cert-manager' } };
const SELF = { external: [External.object('ClusterIssuer.cert-manager.io', 'self'), External.object('ClusterIssuer.issuers.example.org', 'self')] };

const controller = (namespace: string, told = '$(POD_NAMESPACE)'): Manifest => ({
  ...deployment(ofContainer({
    image: 'quay.io/jetstack/cert-manager-controller:v1.19.1',
    args: [`--cluster-resource-namespace=${told}`],
    env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
  }, 'cert-manager'), 'cert-manager'),
  metadata: { name: 'cert-manager', namespace },
});

export const cases: Cases = {
  broken: [
    { objects: [issuer, root('default')], platform: SELF },
    { objects: [controller('shop'), issuer, root('default')], platform: SELF },
    { objects: [acme, token('shop')] },
    { objects: [controller('default'), vault, token('shop')] },
    { objects: [own, root('shop', {})], platform: SELF },
    { objects: [there, issuer, root('cert-manager', { isCA: false })], platform: SELF },
    { objects: [controller('shop'), issuer, root('shop', {})], platform: SELF },
  ],
  sound: [
    { objects: [controller('default'), issuer, root('default')], platform: SELF },
    { objects: [issuer, there, root('cert-manager')], platform: SELF },
    { objects: [there, acme, token('cert-manager')] },
    { objects: [acme] },
    { objects: [object('Issuer', 'self', { selfSigned: {} }), object('Certificate', 'web', { dnsNames: ['web.example.org'], issuerRef: { name: 'self' } })] },
    { objects: [controller('default'), webhook, token('shop')] },
    { objects: [issuer], platform: { external: [External.secret('root', { namespace: 'cert-manager' })] } },
    { objects: [controller('shop', 'default'), issuer, root('default')], platform: SELF },
    { objects: [own, root('shop')], platform: SELF },
    // What another issuer makes of it, only that one knows.
    { objects: [own, root('shop', { issuerRef: { name: 'self', kind: 'ClusterIssuer', group: 'issuers.example.org' } })], platform: SELF },
    { objects: [own, root('default', {})], platform: { external: [...SELF.external, External.secret('root', { namespace: 'shop' })] } },
  ],
};
