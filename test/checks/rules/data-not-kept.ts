import { Cases } from '../_cases';
import { claim, configMap, DATA, deployment, headless, keeping, ofContainer, ofPod, statefulSet } from '../_objects';

const PASSWORDS = [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: 'trust' }, { name: 'MYSQL_ALLOW_EMPTY_PASSWORD', value: 'yes' }];
const database = (image: string, mountPath?: string, volume: object = { emptyDir: {} }, more: object = {}) => deployment(ofPod({
  containers: [{ name: 'web', image, env: PASSWORDS, ...mountPath === undefined ? {} : { volumeMounts: [{ name: 'data', mountPath }] }, ...more }],
  ...mountPath === undefined ? {} : { volumes: [{ name: 'data', ...volume }] },
}));
const claimed = { persistentVolumeClaim: { claimName: 'data' } };
const alone = (object: ReturnType<typeof deployment>) => ({ ...object, spec: { ...object.spec, replicas: 1, strategy: { type: 'Recreate' } } });

const redisFile = (text: string) => configMap({ data: { 'app.conf': null, 'redis.conf': text } });
const redis = (mountPath: string, change: object = {}, more: readonly object[] = []) => alone(deployment(ofPod({
  volumes: [DATA, { name: 'settings', configMap: { name: 'app' } }],
  containers: [{ name: 'web', image: 'docker.io/library/redis:7.4.1', args: ['redis-server', '/etc/redis/redis.conf'], volumeMounts: [{ name: 'data', mountPath }, { name: 'settings', mountPath: '/etc/redis', readOnly: true }, ...more], ...change }],
})));
const KEPT = redisFile('dir /data\nappendonly yes\n');

const minio = (mountPath: string, volume: object = claimed, args = ['server', '--console-address', ':9001', '/data']) => database('quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z', mountPath, volume, { args });

const file = (name: string, text: string) => configMap({ data: { 'app.conf': null, [name]: text } });
const reading = (image: string, mountPath: string, args: string[]) => alone(deployment(ofPod({
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }, { name: 'settings', configMap: { name: 'app' } }],
  containers: [{ name: 'web', image, args, volumeMounts: [{ name: 'data', mountPath }, { name: 'settings', mountPath: '/etc/app', readOnly: true }] }],
})));
const lokiFile = (prefix: string) => `common:
  path_prefix: ${prefix}
  storage:
    filesystem: { chunks_directory: ${prefix}/chunks }
schema_config:
  configs: [{ from: "2024-04-01", store: tsdb, object_store: filesystem, schema: v13 }]
`;
const vaultFile = (path: string, storage = 'file') => `listener "tcp" {\n  address = "0.0.0.0:8200"\n}\nstorage "${storage}" {\n  node_id = "a"\n  path = "${path}"\n}\n`;

/** A Traefik that is given certificates by a CA. */
const traefik = (pod: object, mountPath?: string, storage = '/data/acme.json') => alone(deployment(ofPod({
  ...pod,
  containers: [{
    name: 'web',
    image: 'traefik:v3.6.12',
    args: ['--certificatesResolvers.le.acme.email=ops@example.org', '--certificatesResolvers.le.acme.tlsChallenge=true', `--certificatesResolvers.le.acme.storage=${storage}`],
    ...mountPath === undefined ? {} : { volumeMounts: [{ name: 'data', mountPath }] },
  }],
})));

export const cases: Cases = {
  broken: [
    { objects: [alone(database('postgres:17.2'))] },
    { objects: [alone(database('docker.io/library/mysql:8.4.3', '/var/lib/mysql'))] },
    { objects: [alone(database('mongo:8.0.4', '/data/config', claimed)), claim()] },
    { objects: [alone(database('influxdb:1.8', '/var/lib/influxdb2', claimed)), claim()] },
    { objects: [alone(database('postgres:17.2', '/var/lib/postgresql', claimed)), claim()] },
    { objects: [alone(database('postgres:16-alpine', '/var/lib/postgresql', claimed, { env: [...PASSWORDS, { name: 'PGDATA', value: '/var/lib/postgresql/data/pg' }] })), claim()] },
    { objects: [alone(database('mysql:8.4.3', '/var/lib/', claimed)), claim()] },
    { objects: [alone(database('mongo:8.0.4', '/data', claimed)), claim()] },
    { objects: [claim(), KEPT, redis('/var/lib/redis')] },
    { objects: [claim(), redisFile('save 900 1\n'), redis('/var/lib/redis', { args: ['/etc/redis/redis.conf'] })] },
    { objects: [claim(), redisFile(''), redis('/var/lib/redis', { image: 'valkey/valkey:8.1', args: ['--appendonly', 'yes'] })] },
    { objects: [claim(), KEPT, redis('/data', { args: ['redis-server', '/etc/redis/redis.conf', '--dir', '/var/lib/redis'] })] },
    { objects: [alone(minio('/export')), claim()] },
    { objects: [alone(minio('/data', { emptyDir: {} }))] },
    { objects: [claim(), file('loki.yaml', lokiFile('/tmp/loki')), reading('grafana/loki:3.1.1', '/loki', ['-config.file=/etc/app/loki.yaml'])] },
    { objects: [claim(), file('vault.hcl', vaultFile('/vault/data')), reading('hashicorp/vault:1.17.5', '/vault/file', ['server', '-config=/etc/app/vault.hcl'])] },
    { objects: [claim(), file('vault.hcl', vaultFile('/vault/data', 'raft')), reading('docker.io/hashicorp/vault:1.17.5', '/vault/file', ['server', '-config', '/etc/app/'])] },
    { objects: [claim(), deployment(keeping('/data', { image: 'docker.gitea.com/gitea:1.22.2-rootless' }))] },
    { objects: [claim(), deployment(keeping('/var/lib/gitea', { image: 'gitea/gitea:1.22.2' }))] },
    { objects: [claim(), deployment(keeping('/data', { image: 'prom/prometheus:v2.54.1', args: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus', '--storage.tsdb.retention.time=30d'] }))] },
    { objects: [alone(database('timescale/timescaledb-ha:pg16.8-ts2.19.1', '/var/lib/postgresql/data', claimed)), claim()] },
    { objects: [claim(), file('nats.conf', 'jetstream {\n  max_mem: 256M\n}\n'), reading('nats:2.10.26', '/data', ['--config', '/etc/app/nats.conf'])] },
    { objects: [claim(), file('nats.conf', 'jetstream: enabled\n'), reading('nats:2.10.26-alpine', '/data', ['-c', '/etc/app/nats.conf'])] },
    { objects: [claim(), file('nats.conf', 'jetstream {\n  # store_dir: /data\n  store_dir: "/var/lib/nats"\n}\n'), reading('nats:2.10.26', '/data', ['-c', '/etc/app/nats.conf'])] },
    { objects: [alone(deployment(keeping('/data', { image: 'docker.io/library/nats:2.10.26', args: ['-js'] }))), claim()] },
    { objects: [claim(), redisFile('save 900 1\nsave ""\n'), redis('/data')] },
    { objects: [claim(), redisFile(''), redis('/data', { args: ['--save', '', '--appendonly', 'no'] })] },
    { objects: [traefik({})] },
    { objects: [traefik({ volumes: [{ name: 'data', emptyDir: { sizeLimit: '64Mi' } }] }, '/data')] },
  ],
  sound: [
    { objects: [claim(), redisFile('save ""\nappendonly yes\n'), redis('/data')] },
    { objects: [claim(), redisFile('save ""\ncluster-enabled yes\n'), redis('/data')] },
    { objects: [claim(), redisFile(''), redis('/data')] },
    { objects: [claim(), alone(traefik({ volumes: [DATA] }, '/data'))] },
    { objects: [traefik({}, undefined, 'acme.json')] },
    { objects: [alone(database('timescale/timescaledb-ha:pg16.8-ts2.19.1', '/home/postgres/pgdata', claimed)), claim()] },
    { objects: [alone(database('timescale/timescaledb-ha:pg16.8-ts2.19.1', '/var/lib/postgresql', claimed, { env: [...PASSWORDS, { name: 'PGDATA', value: '/var/lib/postgresql/data' }] })), claim()] },
    { objects: [claim(), file('nats.conf', 'jetstream {\n  store_dir: /data\n}\n'), reading('nats:2.10.26', '/data', ['-c', '/etc/app/nats.conf'])] },
    { objects: [claim(), file('nats.conf', 'jetstream { store_dir=/data/js, max_mem: 1G }\n'), reading('nats:2.10.26', '/data', ['-c', '/etc/app/nats.conf'])] },
    { objects: [claim(), file('nats.conf', 'jetstream: enabled\ninclude ./more.conf\n'), reading('nats:2.10.26', '/data', ['-c', '/etc/app/nats.conf'])] },
    { objects: [claim(), file('nats.conf', 'jetstream {\n  max_file: 0\n}\n'), reading('nats:2.10.26', '/data', ['-c', '/etc/app/nats.conf'])] },
    { objects: [claim(), file('nats.conf', 'jetstream {\n  store_dir: $STORE\n}\n'), reading('nats:2.10.26', '/data', ['-c', '/etc/app/nats.conf'])] },
    { objects: [claim(), file('nats.conf', 'port: 4222\n'), reading('nats:2.10.26', '/data', ['-c', '/etc/app/nats.conf'])] },
    { objects: [alone(deployment(keeping('/data', { image: 'nats:2.10.26', args: ['-js', '-sd', '/data'] }))), claim()] },
    { objects: [alone(deployment(keeping('/data', { image: 'nats:2.10.26', args: ['-js', '--store_dir=/data'] }))), claim()] },
    { objects: [alone(minio('/data')), claim()] },
    { objects: [claim(), file('loki.yaml', lokiFile('/loki')), reading('grafana/loki:3.1.1', '/loki', ['-config.file=/etc/app/loki.yaml'])] },
    { objects: [claim(), file('loki.yaml', lokiFile('/tmp/loki').replace('object_store: filesystem', 'object_store: s3')), reading('grafana/loki:3.1.1', '/loki', ['-config.file=/etc/app/loki.yaml'])] },
    { objects: [claim(), file('loki.yaml', lokiFile('${DATA}')), reading('grafana/loki:3.1.1', '/loki', ['-config.file=/etc/app/loki.yaml', '-config.expand-env=true'])] },
    { objects: [claim(), file('vault.hcl', vaultFile('/vault/file/store')), reading('hashicorp/vault:1.17.5', '/vault/file', ['server', '-config=/etc/app/vault.hcl'])] },
    { objects: [claim(), file('vault.hcl', 'storage "postgresql" {\n  connection_url = "postgres://db"\n}\n'), reading('hashicorp/vault:1.17.5', '/vault/logs', ['server', '-config=/etc/app/vault.hcl'])] },
    { objects: [claim(), file('other.hcl', vaultFile('/vault/data')), reading('hashicorp/vault:1.17.5', '/vault/file', ['server', '-config=/etc/vault'])] },
    { objects: [claim(), deployment(keeping('/var/lib/gitea', { image: 'gitea/gitea:1.22.2-rootless' }))] },
    { objects: [claim(), deployment(keeping('/data', { image: 'gitea/gitea:1.22.2-rootless', env: [{ name: 'GITEA_WORK_DIR', value: '/data' }] }))] },
    { objects: [claim(), deployment(keeping('/data/git', { image: 'gitea/gitea:1.22.2' }))] },
    { objects: [claim(), deployment(keeping('/prometheus', { image: 'prom/prometheus:v2.54.1', args: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus', '--storage.tsdb.retention.time=30d'] }))] },
    { objects: [alone(minio('/export', claimed, ['server', '--certs-dir', '/certs', 'https://minio-{0...3}.minio.shop.svc/data', '/data{1...4}'])), claim()] },
    { objects: [alone(minio('/export', claimed, ['gateway', '/data'])), claim()] },
    { objects: [alone(database('postgres:17.2', '/var/lib/postgresql/data', claimed)), claim()] },
    { objects: [alone(database('postgres:17.2', '/pgdata', claimed, { env: [...PASSWORDS, { name: 'PGDATA', value: '/pgdata/17' }] })), claim()] },
    { objects: [alone(database('influxdb:2.7.12-alpine', '/var/lib/influxdb2', claimed)), claim()] },
    { objects: [alone(database('influxdb:3.2-core', '/var/lib/influxdb3', claimed)), claim()] },
    { objects: [alone(database('postgres:18.1', '/var/lib/postgresql', claimed)), claim()] },
    { objects: [alone(database('postgres:17.2', '/var/lib/postgresql', claimed, { env: [...PASSWORDS, { name: 'PGDATA', value: '/var/lib/postgresql/17' }] })), claim()] },
    { objects: [alone(database('postgres:17.2', '/var/lib/postgresql/data/pg', claimed, { env: [...PASSWORDS, { name: 'PGDATA', value: '/var/lib/postgresql/data/pg' }] })), claim()] },
    { objects: [alone(database('mongo:8.0.4', '/data', claimed, { args: ['--dbpath', '/data/mine'] })), claim()] },
    // What only makes the root writable.
    {
      objects: [alone(deployment(ofPod({
        containers: [{ name: 'web', image: 'postgres:17.2', env: PASSWORDS, volumeMounts: [{ name: 'home', mountPath: '/var/lib/postgresql' }, { name: 'data', mountPath: '/var/lib/postgresql/data' }] }],
        volumes: [{ name: 'home', emptyDir: {} }, { name: 'data', ...claimed }],
      }))), claim()],
    },
    { objects: [alone(database('postgres:17.2', undefined, undefined, { command: ['psql'] }))] },
    {
      objects: [headless(), statefulSet({
        spec: {
          template: { spec: { containers: [{ name: 'store', image: 'registry.example.org/bitnami/mysql:9.1.0', volumeMounts: [{ name: 'data', mountPath: '/bitnami/mysql' }] }] } },
          volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
        },
      })],
    },
    { objects: [deployment(ofContainer({ image: 'redis:7.4.1' }))] },
    { objects: [claim(), KEPT, redis('/data')] },
    { objects: [claim(), KEPT, redis('/data/appendonlydir')] },
    { objects: [claim(), redisFile('dir /var/lib/redis\nappendonly yes\n'), redis('/var/lib')] },
    { objects: [claim(), KEPT, redis('/var/lib/redis', { args: ['redis-server', '/etc/redis/redis.conf', '--dir', '/var/lib/redis'] })] },
    { objects: [claim(), redisFile('appendonly yes\n'), redis('/var/lib/redis', { workingDir: '/var/lib/redis' })] },
    // It keeps nothing, or what it keeps is not known.
    { objects: [claim(), redisFile('dir /data\nsave ""\n'), redis('/var/lib/redis')] },
    { objects: [claim(), redisFile('include /etc/redis/more.conf\nappendonly yes\n'), redis('/var/lib/redis')] },
    { objects: [claim(), KEPT, redis('/var/lib/redis', { command: ['sh', '-c', 'cd /var/lib/redis && exec redis-server /etc/redis/redis.conf'], args: null })] },
  ],
};
