import { StatefulDatabase, StatefulDatabaseProps } from '../../../src';
import { Cases } from '../_cases';
import { claim, configMap, DATA, daemonSet, headless, ofPod, statefulSet } from '../_objects';

const POSTGRES: StatefulDatabaseProps = { engine: 'postgres', version: '17', storage: '1Gi' };
const shared = claim({ spec: { accessModes: ['ReadWriteMany'] } });
const AUTH = { name: 'POSTGRES_HOST_AUTH_METHOD', value: 'scram-sha-256' };
const pod = (name: string, container: object = {}, volumes: object[] = []) => ({
  containers: [{ name, image: 'postgres:17.6', env: [AUTH], volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }], ...container }],
  volumes: [DATA, ...volumes],
});
const server = (name: string, container: object = {}, spec: object = {}, volumes: object[] = []) => statefulSet({
  spec: { ...spec, ...ofPod(pod(name, container, volumes)).spec },
}, name);
const both = (...servers: object[]) => ({ objects: [shared, headless({}, 'a'), headless({}, 'b'), ...servers] as ReturnType<typeof server>[] });
const at = (subPath: string) => ({ volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data', subPath }] });

/** Two servers that differ in nothing but their names. */
const twice = (container: object) => both(server('a', container), server('b', container));

/** Where other databases have their files, and what they are to be told. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'postgres:18.1': ['/var/lib/postgresql/18/docker'],
  'mysql:8.4.6': ['/var/lib/mysql', 'MYSQL_ALLOW_EMPTY_PASSWORD'],
  'mariadb:11.8.3': ['/var/lib/mysql', 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD'],
  'mongo:8.0.12': ['/data/db'],
  'valkey/valkey:8.1.3': ['/data'],
};

/** A server whose directory is in a claim of its own, beside the shared one. */
const inside = (name: string, mounts: object[]) => server(name, { volumeMounts: mounts }, {}, [{ name: 'own', persistentVolumeClaim: { claimName: name } }]);
const OUTER = { name: 'data', mountPath: '/var/lib/postgresql' };
const INNER = { name: 'own', mountPath: '/var/lib/postgresql/data' };

export const cases: Cases = {
  broken: [
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'orders', { ...POSTGRES, existingClaim: 'data' });
        new StatefulDatabase(tenant, 'billing', { ...POSTGRES, existingClaim: 'data' });
      },
    },
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'orders', POSTGRES);
        new StatefulDatabase(tenant, 'billing', { ...POSTGRES, existingClaim: 'postgres-17-orders-0' });
      },
    },
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'cache', { engine: 'redis', version: '7', storage: '1Gi', existingClaim: 'data' });
        new StatefulDatabase(tenant, 'sessions', { engine: 'redis', version: '8', storage: '1Gi', existingClaim: 'data' });
      },
    },
    both(server('a'), server('b')),
    ...Object.entries(OTHERS).map(([image, [mountPath, ...env]]) => twice({ image, volumeMounts: [{ name: 'data', mountPath }], env: env.map(name => ({ name, value: 'yes' })) })),
    twice({ image: 'registry.example.org:5000/postgres:17.6' }),
    twice({ args: ['-c', 'cluster_name=shop-DE'] }),
    twice({ command: ['postgres'] }),
    twice({ image: 'mongo:8.0.12', args: ['--directoryperdb'], volumeMounts: [{ name: 'data', mountPath: '/data/db/' }] }),
    { objects: [shared, headless({}, 'a'), server('a'), daemonSet(ofPod(pod('agent')), 'agent')] },
  ],
  sound: [
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'orders', { ...POSTGRES, existingClaim: 'one' });
        new StatefulDatabase(tenant, 'billing', { ...POSTGRES, existingClaim: 'other' });
      },
    },
    {
      build: tenant => {
        new StatefulDatabase(tenant, 'orders', { ...POSTGRES, existingClaim: 'data', dataDirectory: 'orders' });
        new StatefulDatabase(tenant, 'billing', { ...POSTGRES, existingClaim: 'data', dataDirectory: 'billing' });
      },
    },
    both(server('a'), server('b', {}, { replicas: 0 })),
    both(server('a', at('a')), server('b', at('b'))),
    both(server('a'), server('b', { command: ['sleep', 'infinity'] })),
    ...[['-c', 'config_file=/etc/postgresql.conf'], ['-D', '/srv'], ['-cdata_directory=/srv'], ['--config_file=/srv/a'], ['postgres', '-D/srv'], ['pg_dumpall']].map(args => both(server('a'), server('b', { args }))),
    ...[['--dir', '/srv'], ['--dir=/srv'], ['/etc/redis.conf']].map(args => twice({ image: 'redis:8.2.1', args, volumeMounts: [{ name: 'data', mountPath: '/data' }] })),
    twice({ image: 'redis:8.2.1', volumeMounts: [{ name: 'data', mountPath: '/backup' }] }),
    twice({ image: `postgres@sha256:${'42'.repeat(32)}` }),
    twice({ env: [AUTH, { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }], volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data', subPathExpr: '$(POD_NAME)' }] }),
    { objects: [...both(server('a'), server('b', { envFrom: [{ configMapRef: { name: 'app' } }] })).objects, { ...configMap(), data: { PGDATA: '/var/lib/postgresql/data/b' } }] },
    { objects: [...both(server('a'), server('b', { env: [AUTH, { name: 'PGDATA', valueFrom: { configMapKeyRef: { name: 'app', key: 'directory' } } }] })).objects, { ...configMap(), data: { directory: '/var/lib/postgresql/data/b' } }] },
    ...[[OUTER, INNER], [INNER, OUTER]].map(mounts => ({ objects: [...both(inside('a', mounts), inside('b', mounts)).objects, claim({}, 'a'), claim({}, 'b')] })),
  ],
};
