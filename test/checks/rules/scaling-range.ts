import { Cases } from '../_cases';
import { autoscaler, deployment } from '../_objects';

const office = (desiredReplicas: string) => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: { name: 'web' }, maxReplicaCount: 6, triggers: [{ type: 'cron', metadata: { timezone: 'Etc/UTC', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas } }] },
});

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { minReplicas: 5 } })] },
    { objects: [deployment({ spec: { replicas: null } }), office('12')] },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { minReplicas: 4 } })] },
    { objects: [deployment({ spec: { replicas: null } }), office('6')] },
  ],
  proof: { refused: 'must be greater than or equal to `minReplicas`' },
};
