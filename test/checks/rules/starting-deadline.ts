import { Cases } from '../_cases';
import { cronJob } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [cronJob({ spec: { startingDeadlineSeconds: 9 } })] }],
  sound: [{ objects: [cronJob({ spec: { startingDeadlineSeconds: 10 } })] }, { objects: [cronJob()] }],
};
