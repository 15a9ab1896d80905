import { DaemonTask, WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, service } from '../_objects';

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
  ],
  sound: [
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
