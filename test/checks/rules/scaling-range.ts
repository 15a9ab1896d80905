import { Cases } from '../_cases';
import { autoscaler, deployment } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { minReplicas: 5 } })] }],
  sound: [{ objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { minReplicas: 4 } })] }],
  proof: { refused: 'must be greater than or equal to `minReplicas`' },
};
