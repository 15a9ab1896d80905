import { IngressRoute, Middleware, Tenant, Traefik, TraefikProps, WebApp } from '../../../src';
import { Case, Cases } from '../_cases';

/** A route that lets in by addresses, of a Traefik. */
function listed(traefik: TraefikProps, more: object = {}): Case {
  return {
    build: (tenant, platform) => {
      const controller = new Traefik(new Tenant(platform, 'traefik'), 'traefik', traefik);
      const web = new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 });
      controller.routeTo(web);
      const { name } = new Middleware(tenant, 'office', { ipAllowList: { sourceRange: ['198.51.100.0/24'], ...more } });
      new IngressRoute(tenant, 'shop', { entryPoints: ['web'], routes: [{ match: 'Host(`shop.example.org`)', services: [{ name: 'web', port: 8080 }], middlewares: [{ name }] }] });
    },
  };
}

export const cases: Cases = {
  broken: [listed({ clientIp: 'hide' })],
  sound: [
    listed({ clientIp: 'preserve' }),
    listed({ clientIp: 'hide', proxyProtocolFrom: ['192.0.2.1/32'] }),
    listed({ clientIp: 'hide' }, { ipStrategy: { depth: 1 } }),
  ],
};
