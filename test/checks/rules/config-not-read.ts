import { Cases } from '../_cases';
import { claim, configMap, deployment, ofPod } from '../_objects';

const settings = configMap({ data: { 'app.conf': null, 'redis.conf': 'appendonly yes\nmaxmemory 512mb\n' } });
const redis = (change: object = {}, mountPath = '/usr/local/etc/redis') => deployment(ofPod({
  volumes: [{ name: 'settings', configMap: { name: 'app' } }],
  containers: [{ name: 'web', image: 'docker.io/library/redis:7.4.2', volumeMounts: [{ name: 'settings', mountPath, readOnly: true }], ...change }],
}));
const FILE = '/usr/local/etc/redis/redis.conf';

const PG = 'listen_addresses = \'*\'\nmax_connections = 20\n';
const MY = '[mysqld]\ninnodb_buffer_pool_size = 16M\n';
const PASSWORD = [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: 'trust' }, { name: 'MYSQL_ALLOW_EMPTY_PASSWORD', value: 'yes' }];
const file = (name: string, text: string, more: object = {}) => configMap({ data: { 'app.conf': null, [name]: text, ...more } });
const database = (image: string, mountPath: string, change: object = {}, pod: object = {}) => deployment({
  spec: {
    replicas: 1,
    strategy: { type: 'Recreate' },
    ...ofPod({
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }, { name: 'shm', emptyDir: { medium: 'Memory' } }, { name: 'settings', configMap: { name: 'app' } }],
      containers: [{
        name: 'web',
        image,
        env: PASSWORD,
        volumeMounts: [{ name: 'data', mountPath: /mysql|mariadb/.test(image) ? '/var/lib/mysql' : '/var/lib/postgresql/data' }, { name: 'shm', mountPath: '/dev/shm' }, { name: 'settings', mountPath }],
        ...change,
      }],
      ...pod,
    }).spec,
  },
});

export const cases: Cases = {
  broken: [
    { objects: [settings, redis()] },
    { objects: [settings, redis({ image: 'valkey/valkey:8.1-alpine', command: ['/usr/local/bin/valkey-server'] })] },
    { objects: [settings, redis({ args: ['--port', '6380'] }, '/etc/redis')] },
    { objects: [claim(), file('postgresql.conf', PG), database('postgres:16.4', '/etc/postgresql')] },
    { objects: [claim(), file('my-postgres.conf', PG), database('postgis/postgis:16-3.4', '/etc/postgresql', { args: ['-c', 'log_statement=all'] })] },
    { objects: [claim(), file('custom.conf', MY), database('mariadb:11.4.3', '/etc/mysql/conf.d')] },
    { objects: [claim(), file('server', MY), database('mysql:8.4.2', '/etc/mysql/conf.d')] },
  ],
  sound: [
    { objects: [settings, redis({ args: ['redis-server', FILE] })] },
    { objects: [claim(), file('postgresql.conf', PG), database('postgres:16.4', '/etc/postgresql', { args: ['-c', 'config_file=/etc/postgresql/postgresql.conf'] })] },
    { objects: [claim(), file('postgresql.conf', PG), database('postgres:16.4', '/conf', { env: [...PASSWORD, { name: 'PGDATA', value: '/conf' }] })] },
    { objects: [claim(), file('postgresql.conf', PG), database('postgres:16.4', '/etc/postgresql', {}, { initContainers: [{ name: 'copy', image: 'busybox:1.36.1', command: ['cp', '/c/postgresql.conf', '/d/'], volumeMounts: [{ name: 'settings', mountPath: '/c' }] }] })] },
    { objects: [claim(), file('postgresql.conf', PG, { 'init.sh': 'cp /docker-entrypoint-initdb.d/postgresql.conf $PGDATA\n' }), database('postgres:16.4', '/docker-entrypoint-initdb.d')] },
    { objects: [claim(), file('pg_hba.conf', 'host all all all scram-sha-256\n'), database('postgres:16.4', '/etc/postgresql')] },
    { objects: [claim(), file('postgresql.conf', PG), database('example/app:1', '/etc/postgresql')] },
    { objects: [claim(), file('custom.cnf', MY), database('mariadb:11.4.3', '/etc/mysql/conf.d')] },
    { objects: [claim(), file('custom.conf', MY), database('mariadb:11.4.3', '/etc/app')] },
    { objects: [claim(), file('custom.conf', MY), database('mariadb:11.4.3', '/etc/mysql/conf.d', { args: ['--defaults-extra-file=/etc/mysql/conf.d/custom.conf'] })] },
    { objects: [claim(), file('readme.txt', 'what is here\n'), database('mysql:8.4.2', '/etc/mysql/conf.d')] },
    { objects: [settings, redis({ args: [FILE] })] },
    { objects: [settings, redis({ command: ['redis-server', FILE, '--port', '6380'] })] },
    { objects: [settings, redis({ args: ['--include', FILE] })] },
    { objects: [settings, redis({ command: ['sh', '-c', 'exec redis-server /usr/local/etc/redis/*'] })] },
    { objects: [settings, redis({ args: ['redis-server', '$(FILE)'], env: [{ name: 'FILE', value: FILE }] })] },
    { objects: [settings, redis({ args: ['redis-sentinel', '/tmp/sentinel'] })] },
    { objects: [settings, redis({ lifecycle: { postStart: { exec: { command: ['sh', '-c', `apply ${FILE}`] } } } })] },
    // Images of others have files that they read by themselves.
    { objects: [settings, redis({ image: 'redis/redis-stack-server:7.4.0-v1' })] },
    { objects: [settings, redis({ image: 'registry.example.org/redis:7.4.2' })] },
    // It is the file of something else.
    { objects: [configMap({ data: { 'app.conf': 'scrape: true\n' } }), redis()] },
  ],
};
