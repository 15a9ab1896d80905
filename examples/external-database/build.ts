import { App } from 'cdk8s';
import { Credentials, ExternalDatabase, Platform, Tenant, WebApp } from 'cdk8s-blueprints';

/** A database on a VM: declared once, used like one in the cluster. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', { kubernetesVersion });
  const orders = new ExternalDatabase(platform, 'orders', {
    engine: 'postgres',
    host: 'db1.example.org',
    cidrs: ['192.0.2.7/32'],
    credentials: Credentials.existing('orders-login'),
    database: 'orders',
  });

  const web = new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'registry.example.org/web:1.0', port: 8080 });
  web.connectTo(orders);
}
