import { Cases } from '../_cases';
import { cronJob } from '../_objects';

const at = (schedule: string) => ({ objects: [cronJob({ spec: { schedule } })] });

export const cases: Cases = {
  broken: [
    at('0 3 1-7 * 1'), at('*/90 * * * *'), at('*/45 * * * *'), at('0 */16 * * *'),
    { objects: [cronJob({ spec: { schedule: '* 2 * * *' } })] },
    { objects: [{ apiVersion: 'longhorn.io/v1beta2', kind: 'RecurringJob', metadata: { name: 'nightly' }, spec: { cron: '* 2 * * *', task: 'backup' } }] },
  ],
  sound: [
    at('0 3 1-7 * *'), at('0 3 * * 1-5'), at('*/30 */12 * * *'), at('0,45 * * * *'), at('*/25 */7 * * *'), at('*/35 */13 * * *'), at('*/60 * * * *'), at('0 3 */2 * 1'), at('@daily'),
    { objects: [cronJob({ spec: { schedule: '* 9-17 * * *' } })] },
    { objects: [cronJob({ spec: { schedule: '*/5 2 * * *' } })] },
  ],
};
