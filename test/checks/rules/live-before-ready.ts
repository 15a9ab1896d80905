import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const HTTP = { httpGet: { path: '/', port: 'http' } };
const probed = (probes: object) => deployment(ofContainer({ ...probes }));

export const cases: Cases = {
  broken: [
    { objects: [probed({ readinessProbe: { ...HTTP, initialDelaySeconds: 120 }, livenessProbe: { ...HTTP, initialDelaySeconds: 30 } })] },
    { objects: [probed({ startupProbe: { ...HTTP, periodSeconds: 5, failureThreshold: 6 }, livenessProbe: { ...HTTP, initialDelaySeconds: 120 } })] },
  ],
  sound: [
    { objects: [probed({ readinessProbe: { ...HTTP, initialDelaySeconds: 60 }, livenessProbe: { ...HTTP, initialDelaySeconds: 30 } })] },
    { objects: [probed({ readinessProbe: { ...HTTP, initialDelaySeconds: 120 }, livenessProbe: { tcpSocket: { port: 'http' }, initialDelaySeconds: 30 } })] },
    { objects: [probed({ startupProbe: HTTP, readinessProbe: { ...HTTP, initialDelaySeconds: 120 }, livenessProbe: HTTP })] },
    { objects: [probed({ startupProbe: { ...HTTP, initialDelaySeconds: 90 }, livenessProbe: { ...HTTP, initialDelaySeconds: 120 } })] },
    { objects: [probed({ readinessProbe: { ...HTTP, initialDelaySeconds: 120 } })] },
    { objects: [probed({ readinessProbe: null, livenessProbe: HTTP })] },
  ],
};
