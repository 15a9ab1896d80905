import { Cases } from '../_cases';
import { autoscaler, deployment } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment({ spec: { replicas: null } }), autoscaler(), { ...autoscaler(), metadata: { name: 'other' } }] }],
  sound: [{ objects: [deployment({ spec: { replicas: null } }), autoscaler(), deployment({ spec: { replicas: null } }, 'api'), autoscaler({}, 'api')] }],
};
