import { Credentials, IngressRouteTcp, Platform, StatefulDatabase, Tenant, Traefik, WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, policy, service } from '../_objects';

/** A database that a route of Traefik's own kinds leads to, with the way opened or not. */
function routed(tenant: Tenant, platform: Platform, opened: boolean): void {
  const traefik = new Traefik(new Tenant(platform, 'traefik'), 'traefik', { entryPoints: { postgres: { port: 5432 } } });
  const orders = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders') });
  new IngressRouteTcp(tenant, 'orders-tcp', { entryPoints: ['postgres'], routes: [{ match: 'HostSNI(`*`)', services: [{ name: 'orders', port: 5432 }] }] });
  if (opened) traefik.routeTo(orders);
}

export const cases: Cases = {
  broken: [
    {
      build: tenant => {
        const api = new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 });
        new Worker(tenant, 'worker', { image: 'example/worker:1' }).connectTo(api);
        api.override('NetworkPolicy', { spec: { ingress: [] } });
      },
    },
    {
      build: tenant => {
        const worker = new Worker(tenant, 'worker', { image: 'example/worker:1' });
        worker.connectTo(new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 }));
        worker.override('NetworkPolicy', { spec: { egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] } });
      },
    },
    {
      objects: [deployment(), service(), ingress(), ingressClass(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }] }] } })],
      platform: { ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
    { build: (tenant, platform) => routed(tenant, platform, false) },
  ],
  sound: [
    { build: (tenant, platform) => routed(tenant, platform, true) },
    {
      objects: [deployment(), service(), ingress(), ingressClass(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } }, podSelector: { matchLabels: { app: 'traefik' } } }], ports: [{ port: 'http' }] }] } })],
      platform: { ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
    {
      build: tenant => new Worker(tenant, 'worker', { image: 'example/worker:1' }).connectTo(new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 })),
    },
  ],
};
