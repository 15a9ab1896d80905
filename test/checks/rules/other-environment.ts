import { Platform, Tenant, Tls, WebApp, BlueprintApp } from '../../../src';
import { Cases } from '../_cases';

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
  ],
  sound: [{
    build: (tenant, platform) => {
      new WebApp(tenant, 'web', { image: 'a:1', port: 8080, env: { API: 'https://api.example.net/v1' } });
      const other = new Platform(platform.node.scope as BlueprintApp, 'test', { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } });
      new WebApp(new Tenant(other, 'shop'), 'api', { image: 'a:1', port: 8080, host: 'api.example.org' });
    },
  }],
};
