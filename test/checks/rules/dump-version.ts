import { Credentials, CronTask, Peer, StatefulDatabase, Tenant } from '../../../src';
import { Cases } from '../_cases';

/** A database of version 17, and a task that dumps it. */
function dumped(tenant: Tenant, image: string, more: { readonly command: string[]; readonly env?: Record<string, string> }, connected = true): void {
  const orders = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders') });
  const task = new CronTask(tenant, 'backup', { image, schedule: '15 2 * * *', security: { user: 999 }, egress: [Peer.internet()], ...more });
  if (connected) task.connectTo(orders);
}

const DUMP = ['sh', '-c', 'pg_dump -Fc | upload'];

/** Two databases, of which one is dumped into the other. */
function dumpedOf(tenant: Tenant, ...versions: string[]): void {
  const task = new CronTask(tenant, 'move', { image: 'postgres:16.4', schedule: '15 2 * * *', security: { user: 999 }, command: ['sh', '-c', 'pg_dump -h $A_HOST app | psql -h $B_HOST app'] });
  for (const [index, version] of versions.entries()) {
    const database = new StatefulDatabase(tenant, `orders-${index}`, { engine: 'postgres', version, storage: '1Gi', credentials: Credentials.generated(`orders-${index}`) });
    task.connectTo(database, { prefix: `V${index}_` });
  }
}

export const cases: Cases = {
  broken: [
    { build: tenant => dumped(tenant, 'postgres:16.4', { command: DUMP }) },
    { build: tenant => dumped(tenant, 'docker.io/library/postgres:15', { command: ['pg_dumpall'] }) },
  ],
  sound: [
    { build: tenant => dumpedOf(tenant, '16', '17') },
    { build: tenant => dumped(tenant, 'postgres:17.2', { command: DUMP }) },
    { build: tenant => dumped(tenant, 'postgres:18.1', { command: DUMP }) },
    { build: tenant => dumped(tenant, 'postgres:16.4', { command: ['psql', '-c', 'select 1'] }) },
    { build: tenant => dumped(tenant, 'postgres:16.4', { command: DUMP }, false) },
    { build: tenant => dumped(tenant, 'example/backup:16.4', { command: DUMP }) },
  ],
};
