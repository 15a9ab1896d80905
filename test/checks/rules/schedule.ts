import { Cases } from '../_cases';
import { cronJob, deployment } from '../_objects';

const custom = (apiVersion: string, kind: string, spec: object) => ({ apiVersion, kind, metadata: { name: 'nightly' }, spec });
const workflow = (spec: object) => custom('argoproj.io/v1alpha1', 'CronWorkflow', { workflowSpec: { entrypoint: 'main', templates: [] }, ...spec });
const scaled = (metadata: object) => custom('keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef: { name: 'web' }, minReplicaCount: 2, triggers: [{ type: 'cron', metadata: { timezone: 'Europe/Paris', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: '4', ...metadata } }] });

export const cases: Cases = {
  broken: [
    { objects: [cronJob({ spec: { schedule: '60 * * * *' } })] },
    { objects: [cronJob({ spec: { schedule: 'CRON_TZ=Europe/Paris 0 3 * * *' } })] },
    { objects: [cronJob({ spec: { timeZone: 'Mars/Base' } })] },
    { objects: [cronJob({ spec: { timeZone: 'IST' } })] },
    { objects: [cronJob({ spec: { timeZone: 'Europe/paris' } })] },
    { objects: [workflow({ schedule: '0 4 * *' })] },
    { objects: [workflow({ schedules: ['0 4 * * *', '0 25 * * *'] })] },
    { objects: [workflow({ schedule: '0 4 * * *', timezone: 'Europe/Pariss' })] },
    { objects: [deployment({ spec: { replicas: null } }), scaled({ timezone: 'CEST' })] },
    { objects: [deployment({ spec: { replicas: null } }), scaled({ end: '18:00' })] },
    { objects: [custom('velero.io/v1', 'Schedule', { schedule: '0 0 3 * * *', template: {} })] },
    { objects: [custom('longhorn.io/v1beta2', 'RecurringJob', { cron: '0 3 * * 8', task: 'backup' })] },
  ],
  sound: [
    { objects: [workflow({ schedule: 'CRON_TZ=Europe/Paris 0 4 * * *' })] },
    { objects: [workflow({ schedules: ['@daily', '{{workflow.parameters.at}}'], timezone: '${ZONE}' })] },
    { objects: [deployment({ spec: { replicas: null } }), scaled({})] },
    { objects: [custom('velero.io/v1', 'Schedule', { schedule: '@every 24h', template: {} })] },
    { objects: [cronJob({ spec: { schedule: '@hourly', timeZone: 'Europe/Paris' } })] },
    { objects: ['UTC', 'EST5EDT', 'Asia/Calcutta', 'America/Argentina/ComodRivadavia', 'Etc/GMT+5'].map((timeZone, index) => cronJob({ spec: { timeZone } }, `task-${index}`)) },
  ],
  proof: { refused: 'end of range \\(60\\) above maximum \\(59\\)' },
};
