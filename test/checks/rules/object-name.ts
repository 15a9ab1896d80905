import { Cases } from '../_cases';
import { configMap, cronJob, deployment, headless, role, roleBinding, service, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [cronJob({}, 'a'.repeat(53))] },
    { objects: [configMap({ metadata: { name: 'My_App' } })] },
    { objects: [deployment(), { ...service(), metadata: { name: '1web' } }] },
    { objects: [statefulSet({}, 's'.repeat(53)), headless({}, 's'.repeat(53))] },
  ],
  sound: [
    { objects: [cronJob({}, 'a'.repeat(52))] },
    { objects: [configMap({ metadata: { name: 'my.app' } })] },
    { objects: [role({}, 'system:reader'), roleBinding({}, 'system:reader')] },
    { objects: [statefulSet({}, 's'.repeat(52)), headless({}, 's'.repeat(52))] },
  ],
  proof: { refused: 'must be no more than 52 characters' },
};
