import { WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, policy, service } from '../_objects';

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
  ],
  sound: [
    {
      objects: [deployment(), service(), ingress(), ingressClass(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } }, podSelector: { matchLabels: { app: 'traefik' } } }], ports: [{ port: 'http' }] }] } })],
      platform: { ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
    {
      build: tenant => new Worker(tenant, 'worker', { image: 'example/worker:1' }).connectTo(new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 })),
    },
  ],
};
