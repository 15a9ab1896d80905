import { Tenant, Tls, WebApp } from '../../../src';
import { Cases } from '../_cases';

export const cases: Cases = {
  broken: [
    {
      build: (_, platform) => new WebApp(new Tenant(platform, 'team', { exposure: { hosts: ['*.team.example.org'] } }), 'web', { image: 'a:1', port: 8080, host: 'www.example.org' }),
      platform: { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
  ],
  sound: [
    {
      build: (_, platform) => new WebApp(new Tenant(platform, 'team', { exposure: { hosts: ['*.team.example.org', 'team.example.org'] } }), 'web', { image: 'a:1', port: 8080, hosts: ['www.team.example.org', 'team.example.org'] }),
      platform: { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
  ],
};
