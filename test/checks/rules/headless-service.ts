import { Cases } from '../_cases';
import { headless, service, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [statefulSet(), service({}, 'store')] }],
  sound: [{ objects: [statefulSet(), headless()] }],
};
