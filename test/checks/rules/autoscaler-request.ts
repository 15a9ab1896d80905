import { Cases } from '../_cases';
import { autoscaler, deployment, limitRange } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { replicas: null, template: { spec: { containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] } } } }), autoscaler()] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { metrics: [{ type: 'Resource', resource: { name: 'ephemeral-storage', target: { type: 'Utilization', averageUtilization: 50 } } }] } })] },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: null, template: { spec: { containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'], resources: { limits: { cpu: '10m' } } }] } } } }), autoscaler()] },
    { objects: [deployment({ spec: { replicas: null, template: { spec: { containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] } } } }), autoscaler(), limitRange()] },
    { objects: [deployment({ spec: { replicas: null, template: { spec: { initContainers: [{ name: 'init', image: 'busybox:1.36.1', command: ['sleep', '600'] }] } } } }), autoscaler()] },
  ],
};
