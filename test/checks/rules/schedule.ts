import { Cases } from '../_cases';
import { cronJob } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [cronJob({ spec: { schedule: '60 * * * *' } })] },
    { objects: [cronJob({ spec: { schedule: 'CRON_TZ=Europe/Paris 0 3 * * *' } })] },
    { objects: [cronJob({ spec: { timeZone: 'Mars/Base' } })] },
    { objects: [cronJob({ spec: { timeZone: 'IST' } })] },
    { objects: [cronJob({ spec: { timeZone: 'Europe/paris' } })] },
  ],
  sound: [
    { objects: [cronJob({ spec: { schedule: '@hourly', timeZone: 'Europe/Paris' } })] },
    { objects: ['UTC', 'EST5EDT', 'Asia/Calcutta', 'America/Argentina/ComodRivadavia', 'Etc/GMT+5'].map((timeZone, index) => cronJob({ spec: { timeZone } }, `task-${index}`)) },
  ],
  proof: { refused: 'end of range \\(60\\) above maximum \\(59\\)' },
};
