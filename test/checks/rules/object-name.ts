import { Cases } from '../_cases';
import { configMap, cronJob, deployment, headless, job, role, roleBinding, service, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [cronJob({}, 'a'.repeat(53))] },
    { objects: [configMap({ metadata: { name: 'My_App' } })] },
    { objects: [deployment(), { ...service(), metadata: { name: '1web' } }] },
    { objects: [statefulSet({}, 's'.repeat(53)), headless({}, 's'.repeat(53))] },
    { objects: [job({ spec: { completionMode: 'Indexed', completions: 11 } }, 'j'.repeat(61))] },
  ],
  sound: [
    { objects: [cronJob({}, 'a'.repeat(52))] },
    { objects: [configMap({ metadata: { name: 'my.app' } })] },
    { objects: [role({}, 'system:reader'), roleBinding({}, 'system:reader')] },
    { objects: [statefulSet({}, 's'.repeat(52)), headless({}, 's'.repeat(52))] },
    { objects: [job({ spec: { completionMode: 'Indexed', completions: 11 } }, 'j'.repeat(60)), job({ spec: { completions: 11 } }, 'j'.repeat(63))] },
  ],
  proof: { refused: 'must be no more than 52 characters' },
};
