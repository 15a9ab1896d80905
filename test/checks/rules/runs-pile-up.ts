import { Cases } from '../_cases';
import { cronJob } from '../_objects';

const at = (schedule: string, spec: object = {}, job: object = {}) =>
  ({ objects: [cronJob({ spec: { schedule, ...spec, jobTemplate: { spec: job } } })] });

export const cases: Cases = {
  broken: [
    at('*/5 * * * *'),
    at('* * * * *', { concurrencyPolicy: 'Allow' }),
  ],
  sound: [
    at('*/5 * * * *', { concurrencyPolicy: 'Forbid' }),
    at('*/5 * * * *', { concurrencyPolicy: 'Replace' }),
    at('*/5 * * * *', {}, { activeDeadlineSeconds: 240 }),
    at('*/5 * * * *', {}, { template: { spec: { activeDeadlineSeconds: 240 } } }),
    at('*/15 * * * *'),
    at('*/5 9 * * *'),
    at('*/5 * * * *', { suspend: true }),
  ],
};
