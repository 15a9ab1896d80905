import { App } from 'cdk8s';
import { Credentials, EnvFrom, ExternalSecret, Platform, StatefulDatabase, Tenant, WebApp } from 'cdk8s-blueprints';

/** Values that are in a Vault: the External Secrets Operator brings them, and the program names where they are. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const shop = new Tenant(new Platform(app, 'prod', { kubernetesVersion }), 'shop');
  const login = new ExternalSecret(shop, 'orders-login', {
    store: 'vault',
    storeKind: 'ClusterSecretStore',
    data: { password: { key: 'prod/shop/orders', property: 'password' } },
  });
  const tokens = new ExternalSecret(shop, 'tokens', { store: 'vault', storeKind: 'ClusterSecretStore', extract: ['prod/shop/tokens'], refreshInterval: '15m' });

  const orders = new StatefulDatabase(shop, 'orders', { engine: 'postgres', version: '18', storage: '20Gi', credentials: Credentials.of(login) });
  const web = new WebApp(shop, 'web', { image: 'registry.example.org/shop:1.4.2', port: 8080, envFrom: [EnvFrom.secret(tokens)] });
  web.connectTo(orders);
}
