import { Cases } from '../_cases';
import { autoscaler, deployment } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), autoscaler()] }],
  sound: [{ objects: [deployment({ spec: { replicas: null } }), autoscaler()] }],
};
