import { Cases } from '../_cases';
import { cronJob, job } from '../_objects';

const COMMAND = { containers: [{ name: 'task', command: ['sh', '-c', 'index --part "$JOB_COMPLETION_INDEX"'] }] };
const indexed = (more: object = {}) => job({ spec: { template: { spec: COMMAND }, ...more } });

export const cases: Cases = {
  broken: [{ objects: [indexed()] }, { objects: [cronJob({ spec: { jobTemplate: { spec: { completionMode: 'NonIndexed', template: { spec: COMMAND } } } } })] }],
  sound: [{ objects: [indexed({ completionMode: 'Indexed', completions: 4 })] }, { objects: [job()] }],
};
