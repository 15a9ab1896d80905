import { External } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const object = (apiVersion: string, kind: string, name: string, spec: object, metadata: object = {}): Manifest =>
  ({ apiVersion, kind, metadata: { name, ...metadata }, spec });
const CNPG = 'postgresql.cnpg.io/v1';
const database = (more: object = {}) => object(CNPG, 'Cluster', 'orders', { instances: 1, storage: { size: '1Gi' }, ...more });
const pooler = (name: string) => object(CNPG, 'Pooler', name, { cluster: { name: 'orders' }, type: 'rw', pgbouncer: { poolMode: 'session' } });
const buffers = (shared_buffers: string, memory: string) =>
  database({ postgresql: { parameters: { shared_buffers } }, resources: { requests: { memory } } });
const OF = { labels: { 'strimzi.io/cluster': 'events' } };
const KAFKA = 'kafka.strimzi.io/v1beta2';
const kafka = (more: object = {}) => object(KAFKA, 'Kafka', 'events', { kafka: { listeners: [{ name: 'plain', port: 9092, type: 'internal', tls: false }], ...more }, entityOperator: { topicOperator: {}, userOperator: {} } });
const pool = (replicas: number, ...roles: string[]) => object(KAFKA, 'KafkaNodePool', roles.join('-'), { replicas, roles, storage: { type: 'ephemeral' } }, OF);
const topic = (replicas: number) => object(KAFKA, 'KafkaTopic', 'clicks', { partitions: 1, replicas }, OF);
const user = object(KAFKA, 'KafkaUser', 'app', { authentication: { type: 'scram-sha-512' }, authorization: { type: 'simple', acls: [{ resource: { type: 'topic', name: 'clicks' }, operations: ['Read'] }] } }, OF);
const issuer = object('cert-manager.io/v1', 'ClusterIssuer', 'ca', { ca: { secretName: 'root' } });
const root = (namespace: string) => object('cert-manager.io/v1', 'Certificate', 'root', { secretName: 'root', isCA: true, commonName: 'root', issuerRef: { name: 'self', kind: 'ClusterIssuer' } }, { namespace });
const certificate = (namespace: string) => object('cert-manager.io/v1', 'Certificate', 'forum', { secretName: 'forum', dnsNames: ['forum.example.org'], issuerRef: { name: 'self', kind: 'ClusterIssuer' } }, { namespace });
const gateway = (app: string) => object('networking.istio.io/v1', 'Gateway', 'forum', { selector: { app }, servers: [{ port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: ['forum.example.org'], tls: { mode: 'SIMPLE', credentialName: 'forum' } }] });
const SELF = { external: [External.object('ClusterIssuer.cert-manager.io', 'self')] };

const routed = (...http: object[]) => object('networking.istio.io/v1', 'VirtualService', 'web', { hosts: ['web.example.org'], http: http.map(each => ({ route: [{ destination: { host: 'web.example.org' } }], ...each })) });

const controller = (namespace: string): Manifest => ({
  ...deployment(ofContainer({
    image: 'quay.io/jetstack/cert-manager-controller:v1.19.1',
    args: ['--cluster-resource-namespace=$(POD_NAMESPACE)'],
    env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
  }, 'cert-manager'), 'cert-manager'),
  metadata: { name: 'cert-manager', namespace },
});

export const cases: Cases = {
  broken: [
    { objects: [database(), pooler('orders')] },
    { objects: [buffers('4GB', '2Gi')] },
    { objects: [buffers('300000', '2Gi')] },
    { objects: [kafka(), pool(3, 'broker'), pool(3, 'controller'), topic(5)] },
    { objects: [kafka(), pool(3, 'broker', 'controller'), user] },
    { objects: [issuer, root('default')], platform: SELF },
    { objects: [deployment({}, 'edge'), gateway('edge'), certificate('default')], platform: SELF },
    { objects: [routed({ name: 'all' }, { match: [{ uri: { prefix: '/beta' } }] })] },
    { objects: [kafka(), { ...topic(3), spec: { partitions: 1, replicas: 3, config: { 'min.insync.replicas': 3 } } }] },
    { objects: [controller('shop'), issuer, root('default')], platform: SELF },
  ],
  sound: [
    { objects: [database(), { ...pooler('orders'), spec: { cluster: { name: 'other' }, type: 'rw', pgbouncer: { poolMode: 'session' } } }], platform: { external: [External.object('Cluster.postgresql.cnpg.io', 'other', { namespace: 'shop' })] } },
    { objects: [kafka(), pool(1, 'broker'), { ...topic(3), metadata: { name: 'clicks', ...OF, annotations: { 'strimzi.io/managed': 'false' } } }] },
    { objects: [controller('default'), issuer, root('default')], platform: SELF },
    { objects: [deployment({}, 'edge'), { ...gateway('edge'), spec: { servers: [{ port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: ['*'], tls: { mode: 'SIMPLE', credentialName: 'forum' } }] } }, certificate('default')], platform: SELF },
    { objects: [routed({ match: [{ uri: { prefix: '/beta' } }] }, {})] },
    { objects: [kafka(), { ...topic(3), spec: { partitions: 1, replicas: 3, config: { 'min.insync.replicas': 2 } } }] },
    { objects: [database(), pooler('orders-pooler-rw')] },
    { objects: [buffers('512MB', '2Gi')] },
    { objects: [database({ postgresql: { parameters: { shared_buffers: '4GB' } } })] },
    { objects: [kafka(), pool(3, 'broker'), topic(3)] },
    { objects: [kafka(), topic(3)] },
    { objects: [kafka({ authorization: { type: 'simple' } }), pool(3, 'broker', 'controller'), user] },
    { objects: [issuer, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'cert-manager' } }, root('cert-manager')], platform: SELF },
    { objects: [deployment({}, 'edge'), gateway('edge'), certificate('shop')], platform: SELF },
    { objects: [gateway('elsewhere'), certificate('default')], platform: SELF },
  ],
};
