import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { autoscaler, deployment, ofContainer } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { replicas: null, ...ofContainer({ resources: { limits: { cpu: '10m' } } }).spec } }), autoscaler({ spec: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 100 } } }] } })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, resources: { cpu: '100m', cpuLimit: '150m' }, scaling: { min: 1, max: 2, cpu: 150 } }) },
  ],
  sound: [
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, resources: { cpu: '100m', cpuLimit: '150m' }, scaling: { min: 1, max: 2, cpu: 149 } }) },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 300 } } }] } })] },
  ],
};
