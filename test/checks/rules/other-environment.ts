import { External, ExternalSecret, Platform, Tenant, Tls, WebApp, BlueprintApp } from '../../../src';
import { Case, Cases } from '../_cases';

const STORE = { external: [External.object('SecretStore.external-secrets.io', 'vault')] };

/** Secrets of entries of a store, beside another environment. */
function external(keys: string[], extract: string[] = []): NonNullable<Case['build']> {
  return (tenant, platform) => {
    new Platform(platform.node.scope as BlueprintApp, 'test');
    const data = Object.fromEntries(keys.map((key, index) => [`key-${index}`, { key }]));
    new ExternalSecret(tenant, 'payment', { store: 'vault', data, extract });
  };
}

export const cases: Cases = {
  broken: [
    {
      build: (tenant, platform) => {
        new WebApp(tenant, 'web', { image: 'a:1', port: 8080, env: { API: 'https://api.example.org/v1' } });
        const other = new Platform(platform.node.scope as BlueprintApp, 'test', { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } });
        new WebApp(new Tenant(other, 'shop'), 'api', { image: 'a:1', port: 8080, host: 'api.example.org' });
      },
    },
    {
      build: (tenant, platform) => {
        new WebApp(tenant, 'web', { image: 'a:1', port: 8080, files: { '/etc/app.conf': 'api = api.example.org\n' } });
        const other = new Platform(platform.node.scope as BlueprintApp, 'test', { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } });
        new WebApp(new Tenant(other, 'shop'), 'api', { image: 'a:1', port: 8080, host: 'api.example.org' });
      },
    },
    { build: external(['test/shop/payment']), platform: STORE },
    { build: external([], ['secret/data/test/shop']), platform: STORE },
  ],
  sound: [{ build: external(['prod/shop/payment', 'shared/shop/payment', 'latest/shop', 'prod/test/a', 'test']), platform: STORE }, {
    build: (tenant, platform) => {
      new WebApp(tenant, 'web', { image: 'a:1', port: 8080, env: { API: 'https://api.example.net/v1' } });
      const other = new Platform(platform.node.scope as BlueprintApp, 'test', { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } });
      new WebApp(new Tenant(other, 'shop'), 'api', { image: 'a:1', port: 8080, host: 'api.example.org' });
    },
  }],
};
