import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod, service } from '../_objects';

const asking = (host: string) => ofContainer({ readinessProbe: { httpGet: { path: '/', port: 'http', host } } });

const living = (script: string) => ofContainer({ livenessProbe: { exec: { command: ['sh', '-c', script] } } }, 'api');

export const cases: Cases = {
  broken: [
    { objects: [deployment(asking('127.0.0.1'))] }, { objects: [deployment(asking('web')), service()] },
    { objects: [deployment(), service(), deployment({}, 'db'), service({}, 'db'), deployment(living('pg_isready -h db -p 80'), 'api')] },
    { objects: [deployment({}, 'db'), service({}, 'db'), deployment(living('wget -qO- http://db.shop.svc/health'), 'api')] },
  ],
  sound: [
    { objects: [deployment(living('pg_isready -h localhost'), 'api')] },
    { objects: [deployment(living('wget -qO- http://api/health'), 'api'), service({}, 'api')] },
    { objects: [deployment(living('pg_isready -h elsewhere'), 'api')] },
    { objects: [deployment({}, 'db'), service({}, 'db'), deployment(ofContainer({ readinessProbe: { httpGet: null, exec: { command: ['pg_isready', '-h', 'db'] } } }, 'api'), 'api')] },
    { objects: [deployment(), service()] },
    { objects: [deployment(ofPod({ hostNetwork: true, containers: [{ name: 'web', readinessProbe: { httpGet: { path: '/', port: 'http', host: '127.0.0.1' } } }] }))] },
    { objects: [deployment(asking('192.0.2.7'))] },
  ],
  proof: { appears: 'Readiness probe failed' },
};
