import { Credentials, EnvVar, External, StatefulDatabase, Tenant, Tls, Volume, WebApp, Worker } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, ofContainer, ofPod, service } from '../_objects';

const made = (apiVersion: string, kind: string, spec: object, metadata: object = {}): Manifest => ({ apiVersion, kind, metadata: { name: 'redis', ...metadata }, spec });
const FLUX = 'helm.toolkit.fluxcd.io/v2';
const CHART = { chart: { spec: { chart: 'redis', version: '1.2.3', sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'other' } } } };
const ARGO = { destination: { namespace: 'shop', server: 'https://kubernetes.default.svc' }, project: 'default' };
const away = { namespace: 'default' };

/** What makes a Secret of a name, or has an operator make it. */
const OPERATED: ReadonlyArray<readonly [string, Manifest]> = [
  ['shop-redis', made(FLUX, 'HelmRelease', { targetNamespace: 'shop', ...CHART }, away)],
  ['cache-auth', made(FLUX, 'HelmRelease', { targetNamespace: 'shop', releaseName: 'cache', ...CHART }, away)],
  ['redis-auth', made('helm.cattle.io/v1', 'HelmChart', { targetNamespace: 'shop' }, away)],
  ['redis-auth', made('argoproj.io/v1alpha1', 'Application', { ...ARGO, source: { chart: 'redis', targetRevision: '1.2.3', repoURL: 'https://charts.example.org' } }, away)],
  ['cache', made('argoproj.io/v1alpha1', 'Application', { ...ARGO, sources: [{ chart: 'redis', targetRevision: '1.2.3', repoURL: 'https://charts.example.org', helm: { releaseName: 'cache' } }] }, away)],
  ['login', made('external-secrets.io/v1', 'ClusterExternalSecret', { externalSecretName: 'login', externalSecretSpec: {} })],
  ['pull', made('external-secrets.io/v1', 'ClusterExternalSecret', { externalSecretSpec: { target: { name: 'pull' } } })],
  ['b', made('isindir.github.com/v1alpha3', 'SopsSecret', { secretTemplates: [{ name: 'a' }, { name: 'b' }] })],
  ['managed', made('secrets.infisical.com/v1alpha1', 'InfisicalSecret', { managedSecretReference: { secretName: 'managed', secretNamespace: 'shop' } }, away)],
  ['app.redis.credentials.postgresql.acid.zalan.do', made('acid.zalan.do/v1', 'postgresql', {})],
  ['vmsingle-redis', made('operator.victoriametrics.com/v1beta1', 'VMSingle', {})],
  ['served', service({ metadata: { annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'served' } } })],
  ['wild', made('cert-manager.io/v1', 'Certificate', { secretName: 'wild', dnsNames: ['*.example.org'], issuerRef: { name: 'ca', kind: 'ClusterIssuer' }, secretTemplate: { annotations: { 'reflector.v1.k8s.emberstack.com/reflection-auto-enabled': 'true' } } }, away)],
];

/** What does not. */
const STRANGERS: ReadonlyArray<readonly [string, Manifest]> = [
  ['redis-auth', made(FLUX, 'HelmRelease', { targetNamespace: 'other', ...CHART }, away)],
  ['redis', made('argoproj.io/v1alpha1', 'Application', { ...ARGO, source: { path: 'shop', repoURL: 'https://git.example.org/shop' } }, away)],
  ['rediss', made('operator.victoriametrics.com/v1beta1', 'VMSingle', {})],
  ['wild', made('cert-manager.io/v1', 'Certificate', { secretName: 'wild', dnsNames: ['*.example.org'], issuerRef: { name: 'ca', kind: 'ClusterIssuer' } }, away)],
];

const account = (...names: string[]): Manifest => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' }, imagePullSecrets: names.map(name => ({ name })) });
const fetched = (name: string, target: object): Manifest => ({ apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name }, spec: { target, dataFrom: [{ extract: { key: 'a' } }] } });
const MERGED = fetched('more', { name: 'redis-auth', creationPolicy: 'Merge' });

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'tokns', key: 'a' } } }] }))], platform: { external: [External.secret('tokens')] } },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }] } })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, volumes: { '/etc/tls': Volume.secret('certificate') } }) },
    { objects: [account('regcred'), deployment(ofPod({ serviceAccountName: 'web' }))], platform: { external: [External.secret('registry')] } },
    ...STRANGERS.map(([name, maker]) => ({ objects: [deployment(ofPod({ volumes: [{ name: 'secret', secret: { secretName: name } }] })), maker] })),
    { objects: [MERGED] },
    { objects: [fetched('tokens', { creationPolicy: 'Merge' })] },
  ],
  sound: [
    { objects: [MERGED], platform: { external: [External.secret('redis-auth')] } },
    { objects: [MERGED, fetched('redis-auth', {})] },
    { objects: [MERGED, OPERATED[0][1], made(FLUX, 'HelmRelease', { targetNamespace: 'shop', releaseName: 'redis', ...CHART }, { ...away, name: 'other' })] },
    { build: (_, platform) => new WebApp(new Tenant(platform, 'other', { external: [External.secret('tokens')] }), 'web', { image: 'a:1', port: 8080, env: { A: EnvVar.secret('tokens', 'a') } }) },
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } }, spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }] } })] },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }] } })], platform: { tls: Tls.secret('shop-tls') } },
    { objects: [deployment(ofPod({ imagePullSecrets: [{ name: 'registry' }] }))], platform: { imagePullSecrets: ['registry'] } },
    { objects: [account('registry', 'web-dockercfg-x7k2p'), deployment(ofPod({ serviceAccountName: 'web' }))], platform: { external: [External.secret('registry')] } },
    { objects: [deployment(ofContainer({ envFrom: [{ secretRef: { name: 'maybe', optional: true } }] }))] },
    { objects: [deployment(ofContainer({ envFrom: [{ secretRef: { name: 'tokens' } }] })), { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'tokens' }, spec: { dataFrom: [{ extract: { key: 'a' } }] } }] },
    {
      build: tenant => {
        const database = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.existing('orders-login') });
        new Worker(tenant, 'worker', { image: 'example/worker:1' }).connectTo(database);
      },
    },
    ...OPERATED.map(([name, maker]) => ({ objects: [deployment(ofPod({ volumes: [{ name: 'secret', secret: { secretName: name } }] })), maker] })),
  ],
  proof: { appears: 'secret "tokns" not found' },
};
