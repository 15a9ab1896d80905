import { Credentials, DaemonTask, IngressRoute, IngressRouteTcp, Middleware, Peer, Platform, StatefulDatabase, Tenant, Traefik, WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, policy, service } from '../_objects';

/** A database that a route of Traefik's own kinds leads to, with the way opened or not. */
function routed(tenant: Tenant, platform: Platform, opened: boolean): void {
  const traefik = new Traefik(new Tenant(platform, 'traefik'), 'traefik', { entryPoints: { postgres: { port: 5432 } } });
  const orders = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders') });
  new IngressRouteTcp(tenant, 'orders-tcp', { entryPoints: ['postgres'], routes: [{ match: 'HostSNI(`*`)', services: [{ name: 'orders', port: 5432 }] }] });
  if (opened) traefik.routeTo(orders);
}

/** A database that an agent in the network of its node asks. */
function onNode(tenant: Tenant): StatefulDatabase {
  const inventory = new StatefulDatabase(tenant, 'inventory', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('inventory') });
  new DaemonTask(tenant, 'scanner', { image: 'example/scanner:1', hostAccess: { network: true } }).connectTo(inventory);
  return inventory;
}

/** A program that Traefik asks who may come in. */
function asked(tenant: Tenant, platform: Platform, opened: boolean): void {
  const traefik = new Traefik(new Tenant(platform, 'traefik'), 'traefik');
  const login = new WebApp(tenant, 'login', { image: 'example/login:1', port: 4181 });
  const { name } = new Middleware(tenant, 'auth', { forwardAuth: { address: 'http://login.shop.svc:4181/verify' } });
  const web = new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 });
  traefik.routeTo(web);
  new IngressRoute(tenant, 'shop', { entryPoints: ['web'], routes: [{ match: 'Host(`shop.example.org`)', services: [{ name: 'web', port: 8080 }], middlewares: [{ name }] }] });
  if (opened) traefik.routeTo(login);
}

const ROUTED = { ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } };
const BY_NAME = { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } };
const ofLabels = { spec: { template: { metadata: { labels: { component: 'controller' } } } } };

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
      objects: [
        deployment(), service(), ingressClass(), policy({ spec: { ingress: [] } }),
        ingress({ metadata: { annotations: { 'kubernetes.io/ingress.class': 'public' } }, spec: { ingressClassName: null } }),
      ],
      platform: ROUTED,
    },
    {
      objects: [deployment(), service(), ingress(), ingressClass(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }] }] } })],
      platform: { ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
    { build: (tenant, platform) => routed(tenant, platform, false) },
    { build: tenant => onNode(tenant) },
    { build: (tenant, platform) => asked(tenant, platform, false) },
  ],
  sound: [
    // The pods have more labels than those by which the Platform knows them.
    { objects: [{ ...deployment(ofLabels, 'traefik'), metadata: { name: 'traefik', namespace: 'ingress' } }, deployment(), service(), ingress(), ingressClass(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: BY_NAME, podSelector: { matchLabels: { component: 'controller' } } }] }] } })], platform: ROUTED },
    { objects: [deployment(), service(), ingress(), ingressClass(), policy({ spec: { ingress: [] } }), { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'web' }, spec: { endpointSelector: {}, ingress: [{ fromEntities: ['ingress'] }] } }], platform: ROUTED },
    { build: (tenant, platform) => routed(tenant, platform, true) },
    { build: tenant => onNode(tenant).allowFrom(Peer.cidr('192.0.2.0/24')) },
    { build: (tenant, platform) => asked(tenant, platform, true) },
    {
      objects: [deployment(), service(), ingress(), ingressClass(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } }, podSelector: { matchLabels: { app: 'traefik' } } }], ports: [{ port: 'http' }] }] } })],
      platform: { ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
    {
      build: tenant => new Worker(tenant, 'worker', { image: 'example/worker:1' }).connectTo(new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 })),
    },
  ],
};
