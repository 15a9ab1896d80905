import { Cases } from '../_cases';
import { autoscaler, deployment, limitRange, ofContainer } from '../_objects';

const keda = (trigger: object) => ({ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'web' }, spec: { scaleTargetRef: { name: 'web' }, minReplicaCount: 1, triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '50' }, ...trigger }] } });
const without = (resources: object) => deployment({ spec: { replicas: null, ...ofContainer({ resources }).spec } });
const ofOne = (container: string) => autoscaler({ spec: { metrics: [{ type: 'ContainerResource', containerResource: { container, name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }] } });

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { replicas: null, template: { spec: { containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] } } } }), autoscaler()] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { metrics: [{ type: 'Resource', resource: { name: 'ephemeral-storage', target: { type: 'Utilization', averageUtilization: 50 } } }] } })] },
    { objects: [without({ requests: { cpu: null } }), keda({})] },
    { objects: [deployment({ spec: { replicas: null } }), ofOne('app')] },
  ],
  sound: [
    { objects: [without({}), keda({})] },
    { objects: [without({ requests: { cpu: null } }), keda({ metricType: 'AverageValue' })] },
    { objects: [without({ requests: { cpu: null } }), keda({ metadata: { value: '50', containerName: 'log' } })] },
    { objects: [without({ requests: { cpu: null } }), keda({ metricType: undefined, metadata: { type: 'AverageValue', value: '50' } })] },
    { objects: [deployment({ spec: { replicas: null } }), ofOne('web')] },
    { objects: [deployment({ spec: { replicas: null, template: { spec: { containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'], resources: { limits: { cpu: '10m' } } }] } } } }), autoscaler()] },
    { objects: [deployment({ spec: { replicas: null, template: { spec: { containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] } } } }), autoscaler(), limitRange()] },
    { objects: [deployment({ spec: { replicas: null, template: { spec: { initContainers: [{ name: 'init', image: 'busybox:1.36.1', command: ['sleep', '600'] }] } } } }), autoscaler()] },
  ],
};
