import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ readinessProbe: { httpGet: { port: 'web' } } }))] },
    { objects: [deployment(ofContainer({ livenessProbe: { tcpSocket: { port: 8088 } } }))] },
    { objects: [deployment(ofContainer({ lifecycle: { postStart: { httpGet: { path: '/', port: 'admin' } } } }))] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ readinessProbe: { httpGet: { port: 8080 } } }))] },
    { objects: [deployment(ofContainer({ ports: [{ $patch: 'delete', containerPort: 8080 }], readinessProbe: { httpGet: { port: 8080 } } }))] },
    // Who is told the number listens on it.
    { objects: [deployment(ofContainer({ args: ['--probes=:8088'], livenessProbe: { tcpSocket: { port: 8088 } }, readinessProbe: { httpGet: { port: 8081 } } }))] },
  ],
  proof: { appears: 'couldn.t find port: "web"|Readiness probe (errored|failed)' },
};
