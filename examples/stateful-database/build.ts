import { App, Size } from 'cdk8s';
import { Credentials, Platform, StatefulDatabase, Tenant, WebApp } from 'cdk8s-blueprints';

/** Two databases, and an application that uses both. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const shop = new Tenant(new Platform(app, 'prod', { kubernetesVersion }), 'shop');

  const orders = new StatefulDatabase(shop, 'orders', {
    engine: 'postgres',
    version: '18',
    storage: Size.gibibytes(20),
    credentials: Credentials.existing('orders-login', { password: 'pw' }),
    database: 'orders',
    settings: { max_connections: '200' },
    resources: { cpu: '500m', memory: '1Gi' },
  });

  // A cache may lose the last second: that is worth a multiple in writes.
  const cache = new StatefulDatabase(shop, 'cache', {
    engine: 'redis',
    version: '8',
    storage: '1Gi',
    settings: { appendfsync: 'everysec' },
  });

  const web = new WebApp(shop, 'web', { image: 'registry.example.org/web:1.0', port: 8080 });
  web.connectTo(orders);
  web.connectTo(cache, { prefix: 'CACHE_' });
}
