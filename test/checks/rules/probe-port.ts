import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ readinessProbe: { httpGet: { port: 'web' } } }))] },
    { objects: [deployment(ofContainer({ livenessProbe: { tcpSocket: { port: 8081 } } }))] },
    { objects: [deployment(ofContainer({ lifecycle: { postStart: { httpGet: { path: '/', port: 'admin' } } } }))] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ readinessProbe: { httpGet: { port: 8080 } } }))] },
    { objects: [deployment(ofContainer({ ports: [{ $patch: 'delete', containerPort: 8080 }], readinessProbe: { httpGet: { port: 8080 } } }))] },
  ],
  proof: { appears: 'couldn.t find port: "web"|Readiness probe (errored|failed)' },
};
