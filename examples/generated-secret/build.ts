import { App } from 'cdk8s';
import { Credentials, EnvVar, GeneratedSecret, Platform, StatefulDatabase, Tenant, WebApp } from 'cdk8s-blueprints';

/** Values that are made in the cluster, once, and are nowhere else: the key of an application's sessions, and the password of its database. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const shop = new Tenant(new Platform(app, 'prod', { kubernetesVersion }), 'shop');
  const sessions = new GeneratedSecret(shop, 'sessions', { keys: ['key'], bytes: 32 });
  const orders = new StatefulDatabase(shop, 'orders', { engine: 'postgres', version: '18', storage: '20Gi', credentials: Credentials.generated('orders-credentials') });

  const web = new WebApp(shop, 'web', {
    image: 'registry.example.org/shop:1.4.2',
    port: 8080,
    env: { SESSION_KEY: EnvVar.secret(sessions, 'key') },
  });
  web.connectTo(orders);
}
