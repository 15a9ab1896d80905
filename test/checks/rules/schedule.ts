import { Cases } from '../_cases';
import { cronJob } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [cronJob({ spec: { schedule: '60 * * * *' } })] },
    { objects: [cronJob({ spec: { schedule: 'CRON_TZ=Europe/Paris 0 3 * * *' } })] },
    { objects: [cronJob({ spec: { timeZone: 'Mars/Base' } })] },
  ],
  sound: [{ objects: [cronJob({ spec: { schedule: '@hourly', timeZone: 'Europe/Paris' } })] }],
  proof: { refused: 'end of range \\(60\\) above maximum \\(59\\)' },
};
