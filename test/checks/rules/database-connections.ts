import { Credentials, CronTask, StatefulDatabase, Tenant, WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';

/** A database, and programs of so many pods that are connected to it. */
function connected(tenant: Tenant, settings: Record<string, string>, ...most: number[]): StatefulDatabase {
  const orders = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders'), settings });
  for (const [index, max] of most.entries()) {
    new WebApp(tenant, `web-${index}`, { image: 'a:1', port: 8080, scaling: { min: 2, max } }).connectTo(orders);
  }
  return orders;
}

export const cases: Cases = {
  broken: [
    { build: tenant => void connected(tenant, { max_connections: '10' }, 16) },
    { build: tenant => void connected(tenant, { max_connections: '22' }, 10, 10) },
    { build: tenant => void connected(tenant, { max_connections: '20', reserved_connections: '5', superuser_reserved_connections: '2' }, 14) },
  ],
  sound: [
    { build: tenant => void connected(tenant, { max_connections: '19' }, 16) },
    { build: tenant => void connected(tenant, { max_connections: '20', reserved_connections: '5', superuser_reserved_connections: '2' }, 13) },
    { build: tenant => void connected(tenant, {}, 16) },
    {
      build: tenant => {
        connected(tenant, { max_connections: '10' });
        new Worker(tenant, 'idle', { image: 'a:1', replicas: 16 });
      },
    },
    // What runs to its end is not there all the time.
    { build: tenant => new CronTask(tenant, 'report', { image: 'a:1', schedule: '15 2 * * *' }).connectTo(connected(tenant, { max_connections: '19' }, 16)) },
  ],
};
