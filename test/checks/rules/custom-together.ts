import { External } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, ofContainer, service } from '../_objects';

const object = (apiVersion: string, kind: string, name: string, spec: object, metadata: object = {}): Manifest =>
  ({ apiVersion, kind, metadata: { name, ...metadata }, spec });
const storageClass = (provisioner: string, parameters: Record<string, string>): Manifest => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'disks' }, provisioner, parameters });
const longhorn = (parameters: Record<string, string>) => storageClass('driver.longhorn.io', { dataLocality: 'strict-local', ...parameters });
const ofNfs = (image: string, value = 'k8s-sigs.io/nfs-subdir-external-provisioner') => deployment(ofContainer({ image, env: [{ name: 'PROVISIONER_NAME', value }] }));
const NFS = 'registry.k8s.io/sig-storage/nfs-subdir-external-provisioner:v4.0.2';
const CNPG = 'postgresql.cnpg.io/v1';
const database = (more: object = {}) => object(CNPG, 'Cluster', 'orders', { instances: 1, storage: { size: '1Gi' }, ...more });
const pooler = (name: string) => object(CNPG, 'Pooler', name, { cluster: { name: 'orders' }, type: 'rw', pgbouncer: { poolMode: 'session' } });
const buffers = (shared_buffers: string, memory: string) =>
  database({ postgresql: { parameters: { shared_buffers } }, resources: { requests: { memory } } });
const owned = (owner?: string) => database({ bootstrap: { initdb: { database: 'orders', owner, secret: { name: 'login' } } } });
const managed = (name: string) => database({ managed: { roles: [{ name, login: true, passwordSecret: { name: 'login' } }] } });
const sealed = (username: string) => object('bitnami.com/v1alpha1', 'SealedSecret', 'login', { encryptedData: { password: 'Ag==' }, template: { type: 'kubernetes.io/basic-auth', data: { username } } });
const external = (username: string, target: object = {}) => object('external-secrets.io/v1', 'ExternalSecret', 'login', {
  secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' }, data: [{ secretKey: 'password', remoteRef: { key: 'orders' } }], target: { template: { data: { username, password: '{{ .password }}' } }, ...target },
});
const OF = { labels: { 'strimzi.io/cluster': 'events' } };
const KAFKA = 'kafka.strimzi.io/v1beta2';
const kafka = (more: object = {}) => object(KAFKA, 'Kafka', 'events', { kafka: { listeners: [{ name: 'plain', port: 9092, type: 'internal', tls: false }], ...more }, entityOperator: { topicOperator: {}, userOperator: {} } });
const pool = (replicas: number, ...roles: string[]) => object(KAFKA, 'KafkaNodePool', roles.join('-'), { replicas, roles, storage: { type: 'ephemeral' } }, OF);
const others = (metadata: object): Manifest => ({ ...pool(5, 'broker'), metadata: { name: 'others', ...metadata } });
const topic = (replicas: number, config?: object) => object(KAFKA, 'KafkaTopic', 'clicks', { partitions: 1, replicas, config }, OF);
const user = object(KAFKA, 'KafkaUser', 'app', { authentication: { type: 'scram-sha-512' }, authorization: { type: 'simple', acls: [{ resource: { type: 'topic', name: 'clicks' }, operations: ['Read'] }] } }, OF);
const certificate = (namespace: string) => object('cert-manager.io/v1', 'Certificate', 'forum', { secretName: 'forum', dnsNames: ['forum.example.org'], issuerRef: { name: 'self', kind: 'ClusterIssuer' } }, { namespace });
const gateway = (app: string) => object('networking.istio.io/v1', 'Gateway', 'forum', { selector: { app }, servers: [{ port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: ['forum.example.org'], tls: { mode: 'SIMPLE', credentialName: 'forum' } }] });
const SELF = { external: [External.object('ClusterIssuer.cert-manager.io', 'self')] };

const routed = (...http: object[]) => object('networking.istio.io/v1', 'VirtualService', 'web', { hosts: ['web.example.org'], http: http.map(each => ({ route: [{ destination: { host: 'web.example.org' } }], ...each })) });

const alertmanager = (more: object = {}) => object('monitoring.coreos.com/v1', 'Alertmanager', 'main', { replicas: 2, ...more });
const routing = (route: object): Manifest => object('monitoring.coreos.com/v1alpha1', 'AlertmanagerConfig', 'web', { route: { receiver: 'team', ...route }, receivers: [{ name: 'team' }] });
const of = (value: string, more: object = {}) => ({ matchers: [{ name: 'severity', value: 'page' }, { name: 'namespace', value, ...more }] });

const S3 = { destinationPath: 's3://backups/orders', s3Credentials: { inheritFromIAMRole: true } };
const recovered = (own: object, from: object, annotations?: object) => object(CNPG, 'Cluster', 'orders', {
  instances: 1, storage: { size: '1Gi' }, bootstrap: { recovery: { source: 'orders' } }, externalClusters: [{ name: 'orders', ...from }], ...own,
}, { annotations });
const archives = (more: object = {}) => ({ backup: { barmanObjectStore: { ...S3, ...more } } });
const archived = (more: object = {}) => ({ barmanObjectStore: { ...S3, ...more } });
const plugin = (parameters: object, more: object = {}) => ({ name: 'barman-cloud.cloudnative-pg.io', ...more, parameters });
const store = (name: string, configuration: object = S3) => object('barmancloud.cnpg.io/v1', 'ObjectStore', name, { configuration });

const search = (claims: string[], containers: object[] = [{ name: 'elasticsearch' }], budget?: object) => object('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', 'logs', {
  version: '8.17.0',
  podDisruptionBudget: budget && { spec: { selector: { matchLabels: { 'elasticsearch.k8s.elastic.co/cluster-name': 'logs' } }, ...budget } },
  nodeSets: [{ name: 'default', count: 3, podTemplate: { spec: { containers } }, volumeClaimTemplates: claims.map(name => ({ metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } })) }],
});

const ARGO = 'argoproj.io/v1alpha1';
const analysis = (metric: object, kind = 'AnalysisTemplate') => object(ARGO, kind, 'success', { metrics: [{ name: 'rate', provider: { web: { url: 'https://example.org' } }, ...metric }] });
const rollout = (strategy: object) => object(ARGO, 'Rollout', 'web', { selector: { matchLabels: { app: 'web' } }, template: deployment().spec.template, strategy });
const step = (templateName: string, more: object = {}) =>
  ({ canary: { steps: [{ setWeight: 20 }, { analysis: { templates: [{ templateName, ...more }] } }] } });
const outer = object(ARGO, 'AnalysisTemplate', 'outer', { templates: [{ templateName: 'outer' }, { templateName: 'success' }] });

const deployed = (destination: object, source: object = {}, name = 'web') => object('argoproj.io/v1alpha1', 'Application', name, { project: 'default', source: { repoURL: 'https://git.example.org/a', path: '.', ...source }, destination: { namespace: 'shop', ...destination } });
const again = (destination: object, source: object = {}) => deployed(destination, source, 'web-again');
const unsealed = (metadata: object) => object('bitnami.com/v1alpha1', 'SealedSecret', 'login', { encryptedData: { password: 'Ag==' }, template: { metadata } });

export const cases: Cases = {
  broken: [
    { objects: [database(), pooler('orders')] },
    { objects: [buffers('4GB', '2Gi')] },
    { objects: [buffers('300000', '2Gi')] },
    { objects: [owned('app'), sealed('orders')] },
    { objects: [managed('reader'), external('orders')] },
    { objects: [kafka(), pool(3, 'broker'), pool(3, 'controller'), topic(5)] },
    { objects: [kafka(), pool(3, 'broker', 'controller'), user] },
    { objects: [deployment({}, 'edge'), gateway('edge'), certificate('default')], platform: SELF },
    { objects: [alertmanager(), routing(of('forum'))] },
    { objects: [routing({ routes: [{ receiver: 'team', ...of('forum', { matchType: '=' }) }] })] },
    { objects: [routed({ name: 'all' }, { match: [{ uri: { prefix: '/beta' } }] })] },
    { objects: [kafka(), topic(3, { 'min.insync.replicas': 3 })] },
    { objects: [kafka({ config: { 'default.replication.factor': 3, 'min.insync.replicas': 3 } })] },
    { objects: [database({ instances: 2, minSyncReplicas: 2, maxSyncReplicas: 2 })] },
    { objects: [database(archives()), object(CNPG, 'Cluster', 'users', { instances: 1, storage: { size: '1Gi' }, ...archives({ serverName: 'orders' }) })] },
    { objects: [deployed({ name: 'in-cluster' }), again({ name: 'in-cluster' })] },
    { objects: [database({ instances: 3, minSyncReplicas: 2, maxSyncReplicas: 1 })] },
    { objects: [database({ instances: 2, postgresql: { synchronous: { method: 'any', number: 2 } } })] },
    { objects: [database({ instances: 2, postgresql: { synchronous: { method: 'any', number: 3, standbyNamesPost: ['elsewhere'] } } })] },
    { objects: [search(['elasticsearch-data'], undefined, { minAvailable: 3 })] },
    { objects: [search(['elasticsearch-data'], undefined, { maxUnavailable: 0 })] },
    { objects: [rollout({ canary: { stableService: 'web', canaryService: 'web' } }), service()] },
    { objects: [rollout({ blueGreen: { activeService: 'web', previewService: 'web' } }), service()] },
    { objects: [kafka(), pool(3, 'broker'), others({ namespace: 'default', ...OF }), others({ labels: { 'strimzi.io/cluster': 'metrics' } }), topic(5)], platform: { external: [External.object('Kafka.kafka.strimzi.io', 'metrics', { namespace: 'shop' }), External.object('Kafka.kafka.strimzi.io', 'events', { namespace: 'default' })] } },
    { objects: [deployment({}, 'edge'), { ...deployment({}, 'web'), metadata: { name: 'web', namespace: 'default' } }, gateway('edge'), certificate('default')], platform: SELF },
    { objects: [routed({ match: [{ uri: { prefix: '/beta' } }] }, { name: 'all' }, { match: [{ uri: { prefix: '/old' } }] }, { match: [{ uri: { prefix: '/new' } }] })] },
    { objects: [recovered(archives(), archived())] },
    { objects: [recovered(archives({ destinationPath: 's3://backups/orders/', serverName: 'first' }), archived({ serverName: 'first' }))] },
    { objects: [store('s3'), recovered({ plugins: [plugin({ barmanObjectName: 's3' })] }, { plugin: plugin({ barmanObjectName: 's3', serverName: 'orders' }) })] },
    { objects: [store('s3'), store('old'), recovered({ plugins: [plugin({ barmanObjectName: 's3' }, { isWALArchiver: true })] }, { plugin: plugin({ barmanObjectName: 'old' }) })] },
    { objects: [search(['data'])] },
    { objects: [analysis({ interval: '1m' }), rollout(step('success'))] },
    { objects: [analysis({ interval: '1m', count: 0 }, 'ClusterAnalysisTemplate'), service(), rollout({ blueGreen: { activeService: 'web', prePromotionAnalysis: { templates: [{ templateName: 'success', clusterScope: true }] } } })] },
    { objects: [analysis({ interval: '1m' }), outer, rollout(step('outer'))] },
    { objects: [unsealed({ name: 'orders-login' })] },
    { objects: [deployed({ name: 'in-cluster', server: 'https://kubernetes.default.svc' })] },
    { objects: [unsealed({ name: 'login', namespace: 'default' })] },
    { objects: [longhorn({ numberOfReplicas: '3' })] },
    { objects: [storageClass('fuseim.pri/ifs', {}), ofNfs(NFS)] },
    { objects: [storageClass('example.org/nfs', { archiveOnDelete: 'false' }), ofNfs(NFS)] },
  ],
  sound: [
    { objects: [longhorn({ numberOfReplicas: '1' })] },
    { objects: [longhorn({})] },
    { objects: [longhorn({ dataLocality: 'best-effort', numberOfReplicas: '3' })] },
    { objects: [storageClass('k8s-sigs.io/nfs-subdir-external-provisioner', { archiveOnDelete: 'false' }), ofNfs(NFS)] },
    { objects: [storageClass('fuseim.pri/ifs', {})] },
    { objects: [storageClass('nfs.csi.k8s.io', { server: 'nfs.example.org', share: '/', onDelete: 'archive' }), ofNfs(NFS)] },
    { objects: [owned(), sealed('orders')] },
    { objects: [owned('app'), sealed('{{ .user }}')] },
    { objects: [owned('app'), external('orders', { creationPolicy: 'Merge' })], platform: { external: [External.secret('login')] } },
    { objects: [managed('reader'), external('reader')] },
    { objects: [alertmanager(), routing(of('shop'))] },
    { objects: [alertmanager(), routing(of('forum|shop', { matchType: '=~' }))] },
    { objects: [alertmanager({ alertmanagerConfigMatcherStrategy: { type: 'None' } }), routing(of('forum'))] },
    { objects: [database(), { ...pooler('orders'), spec: { cluster: { name: 'other' }, type: 'rw', pgbouncer: { poolMode: 'session' } } }], platform: { external: [External.object('Cluster.postgresql.cnpg.io', 'other', { namespace: 'shop' })] } },
    { objects: [kafka(), pool(1, 'broker'), { ...topic(3), metadata: { name: 'clicks', ...OF, annotations: { 'strimzi.io/managed': 'false' } } }] },
    { objects: [deployment({}, 'edge'), { ...gateway('edge'), spec: { servers: [{ port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: ['*'], tls: { mode: 'SIMPLE', credentialName: 'forum' } }] } }, certificate('default')], platform: SELF },
    { objects: [routed({ match: [{ uri: { prefix: '/beta' } }] }, {})] },
    { objects: [recovered(archives({ serverName: 'orders-2' }), archived())] },
    { objects: [recovered(archives(), archived({ destinationPath: 's3://backups/old' }))] },
    { objects: [recovered(archives({ endpointURL: 'https://s3.example.org' }), archived())] },
    { objects: [recovered({}, archived())] },
    { objects: [recovered(archives(), archived(), { 'cnpg.io/skipEmptyWalArchiveCheck': 'enabled' })] },
    { objects: [store('s3'), recovered({ plugins: [plugin({ barmanObjectName: 's3', serverName: 'orders-2' })] }, { plugin: plugin({ barmanObjectName: 's3' }) })] },
    { objects: [store('s3'), recovered({ plugins: [plugin({ barmanObjectName: 's3' }, { enabled: false })] }, { plugin: plugin({ barmanObjectName: 's3' }) })] },
    { objects: [store('s3'), store('old', { ...S3, destinationPath: 's3://backups/old' }), recovered({ plugins: [plugin({ barmanObjectName: 's3' })] }, { plugin: plugin({ barmanObjectName: 'old' }) })] },
    { objects: [search(['elasticsearch-data', 'more'])] },
    { objects: [search([])] },
    { objects: [search(['data'], [{ name: 'elasticsearch', volumeMounts: [{ name: 'data', mountPath: '/usr/share/elasticsearch/data' }] }])] },
    { objects: [analysis({ interval: '1m', count: 5 }), rollout(step('success'))] },
    { objects: [analysis({ interval: '1m', count: '{{args.count}}' }), rollout(step('success'))] },
    { objects: [analysis({}), rollout(step('success'))] },
    { objects: [analysis({ interval: '1m' }), rollout({ canary: { analysis: { templates: [{ templateName: 'success' }] }, steps: [{ setWeight: 20 }] } })] },
    { objects: [analysis({ interval: '1m' }), rollout(step('success', { clusterScope: true }))] },
    { objects: [kafka(), topic(3, { 'min.insync.replicas': 2 })] },
    { objects: [kafka({ config: { 'default.replication.factor': 3, 'min.insync.replicas': 2 } })] },
    { objects: [kafka({ config: { 'default.replication.factor': 1, 'min.insync.replicas': 1 } })] },
    { objects: [database({ instances: 3, minSyncReplicas: 1, maxSyncReplicas: 2 })] },
    { objects: [database(archives()), object(CNPG, 'Cluster', 'users', { instances: 1, storage: { size: '1Gi' }, ...archives() })] },
    { objects: [deployed({ name: 'in-cluster' }), again({ name: 'in-cluster', namespace: 'other' })] },
    { objects: [deployed({ name: 'in-cluster' }, { helm: {} }), again({ name: 'in-cluster' }, { helm: {} })] },
    { objects: [database({ instances: 2, postgresql: { synchronous: { method: 'any', number: 2, standbyNamesPost: ['elsewhere'] } } })] },
    { objects: [search(['elasticsearch-data'], undefined, { minAvailable: 2 })] },
    { objects: [search(['elasticsearch-data'], undefined, { maxUnavailable: 1 })] },
    { objects: [rollout({ canary: { stableService: 'web', canaryService: 'next' } }), service(), { ...service(), metadata: { name: 'next' } }] },
    { objects: [rollout({ blueGreen: { activeService: 'web' } }), service()] },
    { objects: [database(), pooler('orders-pooler-rw')] },
    { objects: [buffers('512MB', '2Gi')] },
    { objects: [database({ postgresql: { parameters: { shared_buffers: '4GB' } } })] },
    { objects: [kafka(), pool(3, 'broker'), topic(3)] },
    { objects: [kafka(), topic(3)] },
    { objects: [kafka({ authorization: { type: 'simple' } }), pool(3, 'broker', 'controller'), user] },
    { objects: [deployment({}, 'edge'), gateway('edge'), certificate('shop')], platform: SELF },
    { objects: [gateway('elsewhere'), certificate('default')], platform: SELF },
    { objects: [buffers('2GB', '2Gi')] },
    // Other units are not read here.
    { objects: [buffers('1.5GB', '2Gi')] },
    { objects: [buffers('1073741824B', '2Gi')] },
    { objects: [kafka(), topic(1, { 'min.insync.replicas': 1 })] },
    { objects: [kafka(), { ...user, spec: { authentication: { type: 'scram-sha-512' } } }] },
    { objects: [user], platform: { external: [External.object('Kafka.kafka.strimzi.io', 'events', { namespace: 'shop' })] } },
    { objects: [deployment({}, 'edge'), { ...deployment({}, 'edge'), metadata: { name: 'edge', namespace: 'default' } }, gateway('edge'), certificate('default')], platform: SELF },
    { objects: [routed({ match: [{ uri: { prefix: '/beta' } }] }, { match: [{ uri: { prefix: '/old' } }] })] },
    { objects: [unsealed({ name: 'login', namespace: 'shop' })] },
    { objects: [unsealed({ labels: { app: 'web' } })] },
    { objects: [deployed({ name: 'in-cluster' })] },
    { objects: [deployed({ name: '', server: 'https://kubernetes.default.svc' })] },
  ],
};
