import { Credentials, CronTask, Peer, StatefulDatabase, Tenant } from '../../../src';
import { Cases } from '../_cases';
import { claim, cronJob, deployment, headless, service, statefulSet } from '../_objects';

/** A database of version 17, and a task that dumps it. */
function dumped(tenant: Tenant, image: string, more: { readonly command: string[]; readonly env?: Record<string, string> }, connected = true): void {
  const orders = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders') });
  const task = new CronTask(tenant, 'backup', { image, schedule: '15 2 * * *', security: { user: 999 }, egress: [Peer.internet()], ...more });
  if (connected) task.connectTo(orders);
}

const DUMP = ['bash', '-o', 'pipefail', '-c', 'pg_dump -Fc | upload'];

/** Two databases, of which one is dumped into the other. */
function dumpedOf(tenant: Tenant, ...versions: string[]): void {
  const task = new CronTask(tenant, 'move', { image: 'postgres:16.4', schedule: '15 2 * * *', security: { user: 999 }, command: ['bash', '-o', 'pipefail', '-c', 'pg_dump -h $A_HOST app | psql -h $B_HOST app'] });
  for (const [index, version] of versions.entries()) {
    const database = new StatefulDatabase(tenant, `orders-${index}`, { engine: 'postgres', version, storage: '1Gi', credentials: Credentials.generated(`orders-${index}`) });
    task.connectTo(database, { prefix: `V${index}_` });
  }
}

const env = [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: 'scram-sha-256' }];
const volumeMounts = [{ name: 'data', mountPath: '/var/lib/postgresql/data', subPath: 'data' }];

/** A server that others wrote, with containers beside it, and before it. */
const server = (image: string, beside: object[] = [], initContainers: object[] = []) => statefulSet({
  spec: {
    template: { spec: { initContainers, containers: [{ name: 'store', image, env, volumeMounts }, ...beside] } },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
  },
});
const task = (image: string, ...command: string[]) => cronJob({ spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: 'task', image, command }] } } } } } });
const DUMP_STORE = ['pg_dump', '-h', 'store', 'app'];
const DIGEST = `sha256:8${'c0ffee'.repeat(10)}123`;

export const cases: Cases = {
  broken: [
    { build: tenant => dumped(tenant, 'postgres:16.4', { command: DUMP }) },
    { build: tenant => dumped(tenant, 'docker.io/library/postgres:15', { command: ['pg_dumpall'] }) },
    { objects: [server('postgres:17.2'), headless(), task('postgres:16.4', ...DUMP_STORE)] },
    { objects: [server('postgres:17.2'), headless(), task('postgres:16.4', 'sh', '-c', 'pg_dump postgresql://app@store:8080/app | upload')] },
    // One that is a Deployment is a server all the same.
    { objects: [deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, template: { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }], containers: [{ name: 'web', image: 'postgres:17.2', env, volumeMounts }] } } } }), claim(), service(), task('postgres:16.4', 'pg_dump', '-h', 'web', 'app')] },
    {
      build: tenant => {
        const task_ = new CronTask(tenant, 'backup', { image: 'postgres:16.4', schedule: '15 2 * * *', security: { user: 999 }, command: DUMP });
        task_.connectTo(new StatefulDatabase(tenant, 'cache', { engine: 'redis', version: '8', storage: '1Gi' }));
        task_.connectTo(new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders') }));
      },
    },
  ],
  sound: [
    { build: tenant => dumpedOf(tenant, '16', '17') },
    { build: tenant => dumped(tenant, 'postgres:17.2', { command: DUMP }) },
    { build: tenant => dumped(tenant, 'postgres:18.1', { command: DUMP }) },
    { build: tenant => dumped(tenant, 'postgres:16.4', { command: ['psql', '-c', 'select 1'] }) },
    { build: tenant => dumped(tenant, 'postgres:16.4', { command: DUMP }, false) },
    { build: tenant => dumped(tenant, 'example/backup:16.4', { command: DUMP }) },
    // What a digest is of, it does not say.
    { objects: [server('postgres:17.2'), headless(), task(`postgres@${DIGEST}`, ...DUMP_STORE)] },
    // Those beside the server are none.
    { objects: [server('postgres:16.4', [{ name: 'shell', image: 'postgres:17.2', command: ['sleep', 'infinity'] }], [{ name: 'wait', image: 'postgres:17.2', args: ['pg_isready', '-h', 'primary'] }]), headless(), task('postgres:16.4', ...DUMP_STORE)] },
  ],
};
