import { Cases } from '../_cases';
import { cronJob, deployment, job, ofContainer } from '../_objects';

const COMMAND = { containers: [{ name: 'task', command: ['sh', '-c', 'index --part "$JOB_COMPLETION_INDEX"'] }] };
const indexed = (more: object = {}) => job({ spec: { template: { spec: COMMAND }, ...more } });

export const cases: Cases = {
  broken: [{ objects: [indexed()] }, { objects: [cronJob({ spec: { jobTemplate: { spec: { completionMode: 'NonIndexed', template: { spec: COMMAND } } } } })] }],
  sound: [
    { objects: [indexed({ completionMode: 'Indexed', completions: 4 })] },
    { objects: [job()] },
    { objects: [cronJob({ spec: { jobTemplate: { spec: { completionMode: 'Indexed', completions: 4, template: { spec: COMMAND } } } } })] },
    // Where there is none, it works on all.
    { objects: [deployment(ofContainer({ command: ['sh', '-c', 'work --part "${JOB_COMPLETION_INDEX:-all}"'] }))] },
  ],
};
