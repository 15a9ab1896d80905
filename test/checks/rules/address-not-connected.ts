import { DaemonTask, WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, headless, ofContainer, policy, service, statefulSet } from '../_objects';

const members = (value: string, name = 'PEERS') => statefulSet({ spec: { replicas: 2, ...ofContainer({ env: [{ name, value }] }, 'store').spec } });
const fromClients = (...more: object[]) => policy({ spec: { podSelector: { matchLabels: { app: 'store' } }, ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'web' } } }] }, ...more] } }, 'store');

export const cases: Cases = {
  broken: [
    {
      build: tenant => {
        const api = new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 });
        new Worker(tenant, 'worker', { image: 'example/worker:1', env: { API: `http://${api.address}/v1` } });
      },
    },
    {
      build: tenant => {
        new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 });
        new Worker(tenant, 'worker', { image: 'example/worker:1', args: ['--api', 'http://api:8080'] });
      },
    },
    {
      build: tenant => {
        const api = new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 });
        new DaemonTask(tenant, 'agent', { image: 'example/agent:1', hostAccess: { network: true }, env: { API: `http://${api.address}/v1` } });
      },
    },
    {
      build: tenant => {
        new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 });
        new Worker(tenant, 'worker', { image: 'example/worker:1', env: { API_HOST: 'api' } });
      },
    },
    { objects: [members('store-0.store:7000,store-1.store:7000'), headless(), fromClients()] },
    { objects: [members('store', 'K8S_SERVICE_NAME'), headless(), fromClients()] },
    { objects: [members('http://store-0.store.shop.svc.cluster.local'), headless(), fromClients()] },
  ],
  sound: [
    { objects: [members('store-0.store:7000,store-1.store:7000'), headless(), fromClients({ from: [{ podSelector: { matchLabels: { app: 'store' } } }] })] },
    { objects: [members('store-0.store:7000'), headless()] },
    { objects: [members('store'), headless(), fromClients()] },
    // One asks itself.
    { objects: [statefulSet({ spec: { ...members('store-0.store:7000').spec, replicas: 1 } }), headless(), fromClients()] },
    { build: tenant => new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080, env: { NO_PROXY: 'other:80', VIRTUAL_HOST: 'api', PUBLIC: 'http://api:8080' } }) },
    { build: tenant => new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080, env: { PUBLIC_HOST: 'api' } }) },
    {
      build: tenant => {
        const api = new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 });
        new Worker(tenant, 'worker', { image: 'example/worker:1', env: { API: `http://${api.address}/v1` } }).connectTo(api);
      },
    },
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://api' }] })), deployment({}, 'api'), service({}, 'api')] },
  ],
};
