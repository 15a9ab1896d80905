import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod, service } from '../_objects';

const asking = (host: string) => ofContainer({ readinessProbe: { httpGet: { path: '/', port: 'http', host } } });

export const cases: Cases = {
  broken: [{ objects: [deployment(asking('127.0.0.1'))] }, { objects: [deployment(asking('web')), service()] }],
  sound: [
    { objects: [deployment(), service()] },
    { objects: [deployment(ofPod({ hostNetwork: true, containers: [{ name: 'web', readinessProbe: { httpGet: { path: '/', port: 'http', host: '127.0.0.1' } } }] }))] },
    { objects: [deployment(asking('192.0.2.7'))] },
  ],
  proof: { appears: 'Readiness probe failed' },
};
