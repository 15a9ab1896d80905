import { Credentials, CronTask, Peer, StatefulDatabase, Tenant } from '../../../src';
import { Cases } from '../_cases';

/** A database of version 17, and a task that dumps it. */
function dumped(tenant: Tenant, image: string, more: { readonly command: string[]; readonly env?: Record<string, string> }, connected = true): void {
  const orders = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders') });
  const task = new CronTask(tenant, 'backup', { image, schedule: '15 2 * * *', security: { user: 999 }, egress: [Peer.internet()], ...more });
  if (connected) task.connectTo(orders);
}

const DUMP = ['sh', '-c', 'pg_dump -Fc | upload'];

export const cases: Cases = {
  broken: [
    { build: tenant => dumped(tenant, 'postgres:16.4', { command: DUMP }) },
    { build: tenant => dumped(tenant, 'docker.io/library/postgres:15', { command: ['pg_dumpall'] }) },
  ],
  sound: [
    { build: tenant => dumped(tenant, 'postgres:17.2', { command: DUMP }) },
    { build: tenant => dumped(tenant, 'postgres:18.1', { command: DUMP }) },
    { build: tenant => dumped(tenant, 'postgres:16.4', { command: ['psql', '-c', 'select 1'] }) },
    { build: tenant => dumped(tenant, 'postgres:16.4', { command: DUMP }, false) },
    { build: tenant => dumped(tenant, 'example/backup:16.4', { command: DUMP }) },
  ],
};
