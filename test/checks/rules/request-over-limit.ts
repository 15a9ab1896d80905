import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(ofContainer({ resources: { limits: { cpu: '9m' } } }))] }],
  sound: [{ objects: [deployment(ofContainer({ resources: { limits: { cpu: '0.01' } } }))] }],
  proof: { refused: 'must be less than or equal to cpu limit' },
};
