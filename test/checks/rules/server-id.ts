import { External } from '../../../src';
import { Case, Cases } from '../_cases';
import { configMap, headless, ofPod, statefulSet } from '../_objects';

const BINLOG = 'log_bin=binlog\ngtid_mode=ON\n';

/** Pods of a MySQL with a file of settings. */
const mysql = (text: string, container: object = {}, pod: object = {}, replicas = 3): Case => ({
  objects: [
    headless(),
    { ...configMap(), data: { 'replication.cnf': text } },
    statefulSet({
      spec: {
        replicas,
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
        ...ofPod({
          volumes: [{ name: 'settings', configMap: { name: 'app' } }],
          containers: [{
            name: 'store',
            image: 'mysql:8.4.5',
            env: [{ name: 'MYSQL_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }],
            volumeMounts: [{ name: 'settings', mountPath: '/etc/mysql/conf.d' }, { name: 'data', mountPath: '/var/lib/mysql' }],
            ...container,
          }],
          ...pod,
        }).spec,
      },
    }),
  ],
  platform: { external: [External.secret('db', { namespace: 'shop' })] },
});
/** Servers of a ZooKeeper. */
const zookeeper = (container: object = {}, pod: object = {}, replicas = 3): Case => ({
  objects: [headless(), statefulSet({
    spec: {
      replicas,
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
      ...ofPod({ containers: [{ name: 'store', image: 'zookeeper:3.9.3', env: [SERVERS, { name: 'ZOO_MY_ID', value: '1' }], volumeMounts: [{ name: 'data', mountPath: '/data' }], ...container }], ...pod }).spec,
    },
  })],
});
const SERVERS = { name: 'ZOO_SERVERS', value: [0, 1, 2].map(each => `server.${each + 1}=store-${each}.store:2888:3888;2181`).join(' ') };
const computed = 'exec docker-entrypoint.sh mysqld --server-id=$((100 + ${HOSTNAME##*-}))';

export const cases: Cases = {
  broken: [
    mysql(`[mysqld]\nserver-id=1\n${BINLOG}`),
    mysql(`[client]\nport = 3306\n[mysqld]\nserver_id = 7 # of all\n${BINLOG}`),
    mysql(`[mysqld]\n${BINLOG}`, { args: ['--server-id=1', '--read-only=ON'] }),
    zookeeper(),
    zookeeper({ env: [SERVERS] }),
  ],
  sound: [
    mysql(`[mysqld]\n# server-id is made of the number of the pod\n${BINLOG}`, { command: ['bash', '-c', computed] }),
    mysql(`[mysqld]\nserver-id=1\n${BINLOG}`, {}, {}, 1),
    zookeeper({ env: [{ ...SERVERS, value: 'server.1=store-0.store:2888:3888;2181' }] }, {}, 1),
    zookeeper({ env: [SERVERS, { name: 'ZOO_MY_ID', valueFrom: { fieldRef: { fieldPath: 'metadata.labels[\'apps.kubernetes.io/pod-index\']' } } }] }),
    zookeeper({ env: [SERVERS], command: ['bash', '-c', 'export ZOO_MY_ID=$((${HOSTNAME##*-} + 1)); exec /docker-entrypoint.sh zkServer.sh start-foreground'] }),
    zookeeper({ env: [{ ...SERVERS, value: 'server.1=store-0.store:2888:3888;2181' }] }),
    zookeeper({}, { initContainers: [{ name: 'id', image: 'busybox:1.36.1', command: ['sh', '-c', 'echo $((${HOSTNAME##*-} + 1)) > /data/myid'], volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }),
    mysql('[mysqld]\nserver-id=1\nmax_connections=400\n'),
    mysql(`[mysqld]\nserver-id=1\n${BINLOG}`, { command: ['bash', '-c', computed] }),
    mysql(`[mysqld]\nserver-id=1\n${BINLOG}`, {}, { initContainers: [{ name: 'number', image: 'busybox:1.36.1', command: ['sh', '-c', 'echo "server-id=1${HOSTNAME##*-}" > /var/lib/mysql/id.cnf'], volumeMounts: [{ name: 'data', mountPath: '/var/lib/mysql' }] }] }),
    mysql(`[mysqld]\nserver-id=1\n${BINLOG}[galera]\nwsrep_on=ON\n`, { image: 'mariadb:11.4.4', env: [{ name: 'MARIADB_RANDOM_ROOT_PASSWORD', value: 'yes' }] }),
    mysql(`[mysqld]\nserver-id=1\n${BINLOG}`, { volumeMounts: [{ name: 'settings', mountPath: '/mnt/settings' }, { name: 'data', mountPath: '/var/lib/mysql' }] }),
    mysql(`[mysqld]\nserver-id=1\n${BINLOG}`, { volumeMounts: [{ name: 'settings', mountPath: '/etc/mysql/conf.d' }, { name: 'data', mountPath: '/var/lib/mysql' }, { name: 'more', mountPath: '/etc/mysql/mysql.conf.d' }] }, { volumes: [{ name: 'settings', configMap: { name: 'app' } }, { name: 'more', emptyDir: {} }] }),
  ],
};
