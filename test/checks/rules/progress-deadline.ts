import { Probe, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, headless, ofContainer, statefulSet } from '../_objects';

const starting = (probe: object, spec: object = {}) => deployment({
  spec: { ...ofContainer({ startupProbe: { httpGet: { path: '/', port: 'http' }, ...probe } }).spec, ...spec },
});

export const cases: Cases = {
  broken: [
    { objects: [starting({ periodSeconds: 15, failureThreshold: 60 })] },
    { objects: [starting({ failureThreshold: 60, initialDelaySeconds: 1 })] },
    { objects: [starting({ failureThreshold: 12 }, { progressDeadlineSeconds: 60 })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, probes: { startup: Probe.http('/', { failureThreshold: 90, periodSeconds: 10 }) } }) },
    { objects: [deployment(ofContainer({ readinessProbe: { initialDelaySeconds: 600 } }))] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ readinessProbe: { initialDelaySeconds: 599 } }))] },
    { objects: [starting({ failureThreshold: 60 })] },
    { objects: [starting({})] },
    { objects: [starting({ failureThreshold: 120 }, { progressDeadlineSeconds: 1800 })] },
    { objects: [deployment({ spec: { progressDeadlineSeconds: 20 } })] },
    // Nobody reports a StatefulSet as failed.
    { objects: [headless(), statefulSet(ofContainer({ startupProbe: { httpGet: { path: '/', port: 'http' }, failureThreshold: 120 } }, 'store'))] },
  ],
};
