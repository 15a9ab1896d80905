import { External } from '../../../src';
import { Cases } from '../_cases';
import { claim, configMap, deployment, keeping } from '../_objects';

const database = (image: string, change: object = {}) => deployment(keeping(image.startsWith('postgres') ? '/var/lib/postgresql/data' : '/var/lib/mysql', { image, ...change }));
const password = (name: string) => ({ env: [{ name, valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }] });
const platform = { external: [External.secret('db', { namespace: 'shop' })] };

const NODE = { name: 'RABBITMQ_NODENAME', value: 'rabbit@localhost' };
const broker = (env: object[], change: object = {}) => database('rabbitmq:4.1.4-management', { env: [NODE, ...env], volumeMounts: [{ name: 'data', mountPath: '/var/lib/rabbitmq' }], ...change });
const WATERMARK = { name: 'RABBITMQ_VM_MEMORY_HIGH_WATERMARK', value: '0.6' };
const root = (image: string) => database(image, { env: [{ name: 'MYSQL_USER', value: 'root' }, ...password('MYSQL_ROOT_PASSWORD').env] });

/** A Secret in plain text, which another rule is about. */
const written = (data: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, stringData: data });
const plain = { rules: { 'secret-in-plain-sight': 'off' } } as const;
const envFrom = [{ secretRef: { name: 'login' } }];
const mongo = (change: object) => database('mongo:7.0.14', { args: ['--replSet', 'rs0'], env: ROOT, volumeMounts: [{ name: 'data', mountPath: '/data/db' }], ...change });
const ROOT = [{ name: 'MONGO_INITDB_ROOT_USERNAME', value: 'root' }, { name: 'MONGO_INITDB_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }];
const minio = (change: object) => database('quay.io/minio/minio:RELEASE.2024-08-29T01-40-52Z', { args: ['server', '/data'], volumeMounts: [{ name: 'data', mountPath: '/data' }], ...change });
const opensearch = (change: object = {}) => database('opensearchproject/opensearch:2.17.0', { volumeMounts: [{ name: 'data', mountPath: '/usr/share/opensearch/data' }], env: [{ name: 'discovery.type', value: 'single-node' }], ...change });
const keycloak = (change: object) => deployment({ spec: { template: { spec: { containers: [{ name: 'web', image: 'quay.io/keycloak/keycloak:26.0.5', args: ['start'], ...change }] } } } });
const proxied = { name: 'KC_PROXY', value: 'edge' };

export const cases: Cases = {
  broken: [
    { objects: [claim(), database('postgres:17.2')] },
    { objects: [claim(), database('mysql:8.4.3', password('MYSQL_PASSWORD'))], platform },
    { objects: [claim(), broker([WATERMARK])] },
    { objects: [claim(), broker([{ name: 'RABBITMQ_DEFAULT_PASS_FILE', valueFrom: { secretKeyRef: { name: 'db', key: 'file' } } }, { name: 'RABBITMQ_SSL_VERIFY', value: 'verify_none' }])], platform },
    { objects: [claim(), root('mysql:8.4.3')], platform },
    { objects: [claim(), broker([], { envFrom: [{ configMapRef: { name: 'app' } }] }), configMap({ data: { 'app.conf': null, [WATERMARK.name]: '0.6' } })] },
    { objects: [claim(), written({ MYSQL_USER: 'root', MYSQL_PASSWORD: 'k3-Lumber', MYSQL_ROOT_PASSWORD: 'k3-Lumber' }), database('mysql:8.4.3', { envFrom })], platform: plain },
    { objects: [claim(), mongo({})], platform },
    { objects: [claim(), mongo({ command: ['mongod'], args: ['--auth', '--replSet=rs0', '--bind_ip_all'], env: [] })] },
    { objects: [claim(), written({ user: 'admin', password: 's3cret' }), minio({ env: [{ name: 'MINIO_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: 'login', key: 'password' } } }] })], platform: plain },
    { objects: [claim(), written({ MINIO_ROOT_USER: 'me', MINIO_ROOT_PASSWORD: 's3cret-Lumber' }), minio({ envFrom })], platform: plain },
    { objects: [claim(), opensearch()] },
    { objects: [keycloak({ env: [proxied] })] },
    { objects: [keycloak({ args: ['start', '--proxy=edge', '--http-enabled=true'] })] },
  ],
  sound: [
    { objects: [claim(), database('postgres:17.2', password('POSTGRES_PASSWORD'))], platform },
    { objects: [claim(), database('mariadb:11.4.4', password('MARIADB_ROOT_PASSWORD'))], platform },
    { objects: [claim(), database('postgres:17.2', { envFrom: [{ secretRef: { name: 'db' } }] })], platform },
    { objects: [claim(), database('postgres:17.2', { command: ['postgres'] })] },
    { objects: [claim(), broker([{ name: 'RABBITMQ_DEFAULT_USER', value: 'shop' }, { name: 'RABBITMQ_DEFAULT_VHOST', value: '/' }, { ...WATERMARK, value: '' }])] },
    { objects: [claim(), broker([WATERMARK], { image: 'rabbitmq:3.8.34' })] },
    { objects: [claim(), broker([WATERMARK], { image: 'example/rabbitmq:4.1.4' })] },
    { objects: [claim(), broker([WATERMARK], { command: ['rabbitmq-server'] })] },
    { objects: [claim(), root('mysql:8.0.22')], platform },
    { objects: [claim(), database('mysql:8.4.3', { env: [{ name: 'MYSQL_USER', value: 'shop' }, ...password('MYSQL_ROOT_PASSWORD').env] })], platform },
    { objects: [claim(), mongo({ args: ['--replSet', 'rs0', '--keyFile', '/etc/mongo/key'] })], platform },
    { objects: [claim(), mongo({ args: ['--replSet', 'rs0', '--config', '/etc/mongo/mongod.conf'] })], platform },
    { objects: [claim(), mongo({ env: [] })] },
    { objects: [claim(), mongo({ args: ['--bind_ip_all'] })], platform },
    // What starts the image is passed by.
    { objects: [claim(), mongo({ command: ['mongod', '--replSet', 'rs0'], args: null })], platform },
    { objects: [claim(), mongo({ image: 'mongo:4.4' })], platform },
    { objects: [claim(), written({ MINIO_ROOT_USER: 'root', MINIO_ROOT_PASSWORD: 's3cret-Lumber' }), minio({ envFrom })], platform: plain },
    { objects: [claim(), minio({ env: [{ name: 'MINIO_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }, { name: 'NAME', value: 'x' }, { name: 'MINIO_ROOT_USER', value: '$(NAME)' }] })], platform },
    { objects: [claim(), minio({ env: [{ name: 'MINIO_ROOT_PASSWORD', value: '${PW}' }] })] },
    { objects: [claim(), opensearch({ image: 'opensearchproject/opensearch:2.11.1' })] },
    { objects: [claim(), opensearch({ env: [{ name: 'DISABLE_SECURITY_PLUGIN', value: 'true' }] })] },
    { objects: [claim(), opensearch({ envFrom: [{ secretRef: { name: 'db' } }] })], platform },
    { objects: [claim(), opensearch({ env: [{ name: 'OPENSEARCH_INITIAL_ADMIN_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }] })], platform },
    { objects: [keycloak({ env: [proxied, { name: 'KC_PROXY_HEADERS', value: 'xforwarded' }] })] },
    { objects: [keycloak({ env: [{ ...proxied, value: 'passthrough' }] })] },
    { objects: [keycloak({ image: 'quay.io/keycloak/keycloak:25.0.6', env: [proxied], args: ['start', '--proxy', 'edge'] })] },
  ],
};
