import { Cases } from '../_cases';
import { cronJob } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [cronJob({ spec: { schedule: '0 0 30 2 *' } })] },
    { objects: [{ apiVersion: 'velero.io/v1', kind: 'Schedule', metadata: { name: 'nightly' }, spec: { schedule: '0 3 31 4 *', template: {} } }] },
  ],
  sound: [{ objects: [cronJob({ spec: { schedule: '0 0 29 2 *' } })] }],
};
