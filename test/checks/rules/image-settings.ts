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
const etcd = (words: string[], change: object = {}) => deployment({ spec: { template: { spec: { containers: [{ name: 'web', image: 'quay.io/coreos/etcd:v3.5.21', command: ['etcd', '--data-dir=/tmp/etcd', ...words], ...change }] } } } });
const LISTENS = '--listen-client-urls=http://0.0.0.0:2379';
const cockroach = (change: object) => deployment({ spec: { template: { spec: { containers: [{ name: 'web', image: 'cockroachdb/cockroach:v24.3.5', ...change }] } } } });
const cockroachBy = (...options: string[]) => cockroach({ command: ['/bin/bash', '-ec', `exec /cockroach/cockroach start --insecure --advertise-host $(hostname -f) ${options.join(' ')}`] });
const oauthProxy = (change: object) => deployment({ spec: { template: { spec: { containers: [{ name: 'web', image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.8.2', ...change }] } } } });
const cookie = (secret: string) => [written({ OAUTH2_PROXY_COOKIE_SECRET: secret }), oauthProxy({ envFrom })];
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
    { objects: [etcd([LISTENS])] },
    { objects: [etcd([], { command: null, env: [{ name: 'ETCD_LISTEN_CLIENT_URLS', value: 'http://0.0.0.0:2379' }] })] },
    { objects: [cockroachBy('--http-addr 0.0.0.0:8080')] },
    { objects: [cockroach({ args: ['start', '--insecure'] })] },
    { objects: cookie('my-very-secret-cookie'), platform: plain },
    // Of base64, + and / are not read: it is taken as it is written.
    { objects: cookie('Zm9v+mJhcmJhemZvb2JhcmJhemZvb2JhcmJhemZvbz0='), platform: plain },
    { objects: [oauthProxy({ args: ['--cookie-secret=secret'] })], platform: plain },
    { objects: [oauthProxy({ args: ['--cookie-secret', 'secret'] })], platform: plain },
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
    { objects: [etcd([LISTENS, '--advertise-client-urls=http://192.0.2.10:2379'])] },
    { objects: [etcd([LISTENS], { env: [{ name: 'ETCD_ADVERTISE_CLIENT_URLS', value: 'http://192.0.2.10:2379' }] })] },
    { objects: [etcd([LISTENS, '--config-file=/etc/etcd/etcd.yaml'])] },
    { objects: [etcd([LISTENS], { envFrom: [{ configMapRef: { name: 'etcd', optional: true } }] })] },
    { objects: [etcd([LISTENS], { command: ['sh', '-c', `exec etcd ${LISTENS} $ADVERTISE`] })] },
    { objects: [etcd([])] },
    { objects: [etcd([LISTENS], { image: 'bitnamilegacy/etcd:3.5.21' })] },
    { objects: [cockroachBy('--join web-0.web,web-1.web')] },
    { objects: [cockroachBy('${OPTIONS}')] },
    { objects: [cockroach({ args: ['start-single-node', '--insecure'] })] },
    { objects: [cockroach({ args: ['start', '--insecure'], env: [{ name: 'COCKROACH_JOIN', value: 'web-0.web' }] })] },
    { objects: cookie('8mQ2xT5vK1pR7wZ4nB9cF3hJ6sL0dG8y'), platform: plain },
    { objects: cookie('Zm9v_mJhcmJhemZvb2JhcmJhemZvb2JhcmJhemZvb28='), platform: plain },
    { objects: cookie('${COOKIE_SECRET}'), platform: plain },
    { objects: [oauthProxy({ args: ['--cookie-secret=$(COOKIE)'], env: [{ name: 'COOKIE', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }] })], platform },
    { objects: [oauthProxy({ env: [{ name: 'OAUTH2_PROXY_COOKIE_SECRET', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }] })], platform },
    { objects: [oauthProxy({ args: ['--cookie-secret-file=/run/secrets/cookie'], envFrom }), written({ OAUTH2_PROXY_COOKIE_SECRET: 'old' })], platform: plain },
    { objects: [keycloak({ env: [proxied, { name: 'KC_PROXY_HEADERS', value: 'xforwarded' }] })] },
    { objects: [keycloak({ env: [{ ...proxied, value: 'passthrough' }] })] },
    { objects: [keycloak({ image: 'quay.io/keycloak/keycloak:25.0.6', env: [proxied], args: ['start', '--proxy', 'edge'] })] },
  ],
};
