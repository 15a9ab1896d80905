import { Cases } from '../_cases';
import { budget, deployment } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), budget(), { ...budget(), metadata: { name: 'other' } }] }],
  sound: [{ objects: [deployment(), budget(), deployment({}, 'api'), budget({}, 'api')] }],
};
