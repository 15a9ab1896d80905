import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { autoscaler, deployment, ofContainer } from '../_objects';

const limited = (cpu: string) => deployment({ spec: { replicas: null, ...ofContainer({ resources: { limits: { cpu } } }).spec } });
const at = (averageUtilization: number, tolerance?: string) => autoscaler({
  spec: {
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }],
    ...tolerance && { behavior: { scaleUp: { tolerance } } },
  },
});

export const cases: Cases = {
  broken: [
    { objects: [limited('10m'), at(100)] },
    { objects: [limited('10m'), at(91)] },
    { objects: [limited('20m'), at(160, '300m')] },
    { objects: [limited('10m'), at(100, '0')] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, resources: { cpu: '100m', cpuLimit: '150m' }, scaling: { min: 1, max: 2, cpu: 150 } }) },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, scaling: { min: 1, max: 2, memory: 95 } }) },
  ],
  sound: [
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, resources: { cpu: '100m', cpuLimit: '150m' }, scaling: { min: 1, max: 2, cpu: 136 } }) },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, scaling: { min: 1, max: 2, memory: 90 } }) },
    { objects: [deployment({ spec: { replicas: null } }), at(300)] },
    { objects: [limited('11m'), at(100)] },
    { objects: [limited('10m'), at(95, '0.05')] },
    { objects: [limited('10m'), at(99, '0')] },
  ],
};
