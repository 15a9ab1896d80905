import { Cases } from '../_cases';
import { cronJob } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [cronJob({ spec: { schedule: '0 0 30 2 *' } })] }],
  sound: [{ objects: [cronJob({ spec: { schedule: '0 0 29 2 *' } })] }],
};
