import { Cases } from '../_cases';

const backup = (schedule: string) => ({
  objects: [
    { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'orders' }, spec: { instances: 3 } },
    { apiVersion: 'postgresql.cnpg.io/v1', kind: 'ScheduledBackup', metadata: { name: 'orders' }, spec: { schedule, cluster: { name: 'orders' } } },
  ],
});

export const cases: Cases = {
  broken: [backup('0 3 * * *')],
  sound: [backup('0 0 3 * * *'), backup('@daily')],
};
