import { External, ExternalSecret } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofPod, service } from '../_objects';

const object = (apiVersion: string, kind: string, spec: object, metadata: object = {}) => ({ apiVersion, kind, metadata: { name: 'web', ...metadata }, spec });
const store = (kind: string, name: string) => object('external-secrets.io/v1', kind, { provider: { fake: {} } }, { name });
const secret = (secretStoreRef: object) => object('external-secrets.io/v1', 'ExternalSecret', { secretStoreRef, data: [{ secretKey: 'a', remoteRef: { key: 'a' } }] });
const scaled = (authenticationRef: object) => [
  deployment({ spec: { replicas: null } }),
  object('keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef: { name: 'web' }, triggers: [{ type: 'rabbitmq', metadata: {}, authenticationRef }] }),
];
const authentication = (kind: string) => object('keda.sh/v1alpha1', kind, { podIdentity: { provider: 'aws' } }, { name: 'rabbit' });
const gateway = object('gateway.networking.k8s.io/v1', 'Gateway', { gatewayClassName: 'public', listeners: [{ name: 'web', protocol: 'HTTP', port: 80 }] }, { name: 'public' });
const route = (name: string) => [deployment(), service(), object('gateway.networking.k8s.io/v1', 'HTTPRoute', { parentRefs: [{ name }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] })];
const postgres = object('postgresql.cnpg.io/v1', 'Cluster', { instances: 3, storage: { size: '1Gi' } }, { name: 'orders' });
const backup = (name: string) => object('postgresql.cnpg.io/v1', 'ScheduledBackup', { schedule: '0 0 3 * * *', cluster: { name } }, { name: 'daily' });
const topic = (cluster: string) => object('kafka.strimzi.io/v1beta2', 'KafkaTopic', { partitions: 3 }, { labels: { 'strimzi.io/cluster': cluster } });
const kafka = object('kafka.strimzi.io/v1beta2', 'Kafka', { kafka: {} }, { name: 'events' });
const application = (name: string) => object('argoproj.io/v1alpha1', 'Application', { project: name, destination: { namespace: 'shop', server: 'https://kubernetes.default.svc' }, source: { repoURL: 'https://git.example.org/a', path: '.' } });
const vaultFiles = (name: string) => object('secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass', { provider: 'vault' }, { name });
const mounting = (secretProviderClass: string) => deployment(ofPod({ volumes: [{ name: 'secrets', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes: { secretProviderClass } } }] }));
const project = object('argoproj.io/v1alpha1', 'AppProject', { sourceRepos: ['*'], destinations: [{ server: '*', namespace: '*' }] }, { name: 'shop' });
const flux = (sourceRef: object) => object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { interval: '10m', path: './', prune: true, sourceRef });
const kept = object('velero.io/v1', 'BackupStorageLocation', { provider: 'aws', objectStorage: { bucket: 'backups' } }, { name: 'offsite' });
const daily = (storageLocation?: string) => object('velero.io/v1', 'Schedule', { schedule: '0 3 * * *', template: { storageLocation, ttl: '720h' } });

export const cases: Cases = {
  broken: [
    { objects: [kept, daily('ofsite')] },
    { objects: [postgres, backup('order')] },
    { objects: [backup('orders')] },
    { objects: [store('SecretStore', 'vault'), secret({ name: 'valut' })] },
    { objects: [store('ClusterSecretStore', 'vault'), secret({ name: 'vault' })] },
    { objects: [store('SecretStore', 'vault'), secret({ name: 'vault', kind: 'ClusterSecretStore' })] },
    { objects: [store('ClusterSecretStore', 'vault'), secret({ name: 'valt', kind: 'ClusterSecretStore' })] },
    { objects: scaled({ name: 'rabbit' }) },
    { objects: [authentication('ClusterTriggerAuthentication'), ...scaled({ name: 'rabbit' })] },
    { objects: [gateway, ...route('pubic')] },
    { objects: [kafka, topic('event')] },
    { objects: [vaultFiles('vault'), mounting('vautl')] },
    { objects: [project, application('shops')] },
    { objects: [object('source.toolkit.fluxcd.io/v1', 'GitRepository', { url: 'https://git.example.org/a', interval: '1m' }, { name: 'apps' }), flux({ kind: 'GitRepository', name: 'app' })] },
  ],
  sound: [
    { objects: [kept, daily('offsite')] },
    { objects: [kept, daily('default')] },
    { objects: [kept, daily()] },
    { objects: [{ ...project, metadata: { name: 'shop', namespace: 'argocd' } }, application('shop')], platform: { external: [External.namespace('argocd')] } },
    { objects: [{ ...kafka, metadata: { name: 'events', namespace: 'kafka' } }, topic('events')], platform: { external: [External.namespace('kafka')] } },
    { objects: [postgres, backup('orders'), kafka, topic('events'), project, application('shop')] },
    { objects: [application('default'), flux({ kind: 'GitRepository', name: 'flux-system' }), flux({ kind: 'GitRepository', name: 'apps', namespace: 'flux-system' })].slice(0, 2) },
    { objects: [flux({ kind: 'GitRepository', name: 'apps', namespace: 'flux-system' })] },
    { objects: [store('SecretStore', 'vault'), secret({ name: 'vault' })] },
    { objects: [secret({ name: 'vault', kind: 'ClusterSecretStore' })] },
    { objects: [secret({ name: 'vault' })], platform: { external: [External.object('SecretStore.external-secrets.io', 'vault')] } },
    { build: tenant => new ExternalSecret(tenant, 'tokens', { store: 'vault', data: { a: { key: 'shop/a' } } }) },
    { objects: [authentication('ClusterTriggerAuthentication'), ...scaled({ name: 'rabbit', kind: 'ClusterTriggerAuthentication' })] },
    { objects: [gateway, ...route('public')] },
    { objects: [vaultFiles('vault'), mounting('vault')] },
    // Of another group, or kind, it is somebody else's.
    { objects: [deployment(), service(), object('gateway.networking.k8s.io/v1', 'HTTPRoute', { parentRefs: [{ group: '', kind: 'Service', name: 'web' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] })] },
  ],
};
