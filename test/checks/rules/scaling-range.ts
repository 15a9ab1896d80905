import { Cases } from '../_cases';
import { autoscaler, deployment } from '../_objects';

const office = (desiredReplicas: string) => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: { name: 'web' }, maxReplicaCount: 6, triggers: [{ type: 'cron', metadata: { timezone: 'Etc/UTC', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas } }] },
});

const byUse = (spec: object, ...types: string[]) => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: { name: 'web' }, triggers: types.map(type => ({ type, metricType: 'Utilization', metadata: { value: '70' } })), ...spec },
});

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { minReplicas: 5 } })] },
    { objects: [deployment({ spec: { replicas: null } }), office('12')] },
    { objects: [deployment({ spec: { replicas: null } }), byUse({}, 'cpu')] },
    { objects: [deployment({ spec: { replicas: null } }), byUse({ minReplicaCount: 0 }, 'cpu', 'memory')] },
    { objects: [deployment({ spec: { replicas: null } }), byUse({ minReplicaCount: 6, maxReplicaCount: 5 }, 'kafka')] },
    { objects: [deployment({ spec: { replicas: null } }), byUse({ idleReplicaCount: 0 }, 'kafka')] },
    { objects: [deployment({ spec: { replicas: null } }), byUse({ minReplicaCount: 1, fallback: { failureThreshold: 3, replicas: 2 } }, 'cpu', 'memory')] },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: null } }), byUse({ minReplicaCount: 5, maxReplicaCount: 5, idleReplicaCount: 0 }, 'kafka')] },
    { objects: [deployment({ spec: { replicas: null } }), byUse({ minReplicaCount: 1, fallback: { failureThreshold: 3, replicas: 2 } }, 'cpu', 'kafka')] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { minReplicas: 4 } })] },
    { objects: [deployment({ spec: { replicas: null } }), byUse({ minReplicaCount: 1 }, 'cpu')] },
    { objects: [deployment({ spec: { replicas: null } }), byUse({ minReplicaCount: 0 }, 'cpu', 'kafka')] },
    { objects: [byUse({ scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' } }, 'cpu')] },
    { objects: [deployment({ spec: { replicas: null } }), office('6')] },
  ],
  proof: { refused: 'must be greater than or equal to `minReplicas`' },
};
