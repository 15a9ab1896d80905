import { Credentials, CronTask, StatefulDatabase, Tenant, WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, headless, ofContainer, statefulSet } from '../_objects';

/** A database, and programs of so many pods that are connected to it. */
function connected(tenant: Tenant, settings: Record<string, string>, ...most: number[]): StatefulDatabase {
  const orders = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders'), settings });
  for (const [index, max] of most.entries()) {
    new WebApp(tenant, `web-${index}`, { image: 'a:1', port: 8080, scaling: { min: 2, max } }).connectTo(orders);
  }
  return orders;
}

/** A database, and a program of four pods that is told of its pool. */
function pooled(tenant: Tenant, most: string, env: Record<string, string>, args: string[] = []): WebApp {
  const web = new WebApp(tenant, 'web', { image: 'a:1', port: 8080, replicas: 4, env, args });
  web.connectTo(connected(tenant, { max_connections: most }));
  return web;
}
const HIKARI = 'SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE';

/** The same as plain objects, of which the program has the URL. */
const told = (most: number, ...urls: string[]) => [
  headless(), statefulSet(ofContainer({ image: 'example/pg:1', args: ['-c', `max_connections=${most}`] }, 'store')),
  headless({}, 'other'), statefulSet({}, 'other'),
  deployment({ spec: { replicas: 4, ...ofContainer({ env: urls.map((value, index) => ({ name: `URL_${index}`, value })) }).spec } }),
];

export const cases: Cases = {
  broken: [
    { build: tenant => void connected(tenant, { max_connections: '10' }, 16) },
    { build: tenant => void connected(tenant, { max_connections: '22' }, 10, 10) },
    { build: tenant => void connected(tenant, { max_connections: '20', reserved_connections: '5', superuser_reserved_connections: '2' }, 14) },
    { build: tenant => void pooled(tenant, '42', { [HIKARI]: '10' }) },
    { build: tenant => void pooled(tenant, '42', {}, ['--spring.datasource.hikari.maximum-pool-size=10']) },
    { objects: told(22, 'postgresql://store:8080/shop?schema=a&connection_limit=5') },
    { objects: told(6, 'jdbc:postgresql://store:8080/shop') },
  ],
  sound: [
    { build: tenant => void pooled(tenant, '43', { [HIKARI]: '10' }) },
    { build: tenant => void pooled(tenant, '10', { POOL: '10', DB_POOL: 'many' }) },
    {
      build: tenant => {
        const more = new StatefulDatabase(tenant, 'more', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('more') });
        pooled(tenant, '10', { [HIKARI]: '10' }).connectTo(more, { prefix: 'MORE_' });
      },
    },
    { objects: told(23, 'postgresql://store:8080/shop?connection_limit=5') },
    { objects: told(10, 'postgresql://store:8080/shop?connection_limit=5', 'postgresql://other:8080/shop?connection_limit=1') },
    { objects: told(6, 'http://store:8080/shop') },
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
