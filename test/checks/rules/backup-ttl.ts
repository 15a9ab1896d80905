import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const backups = (name: string, schedule: string, template: object = {}, more: object = {}) => ({
  apiVersion: 'velero.io/v1', kind: 'Schedule', metadata: { name }, spec: { schedule, template: { storageLocation: 'default', ...template }, ...more },
});
const server = deployment(ofContainer({ args: ['server', '--default-backup-ttl=9000h'] }));
const weekly = backups('weekly', '0 3 * * 0', { ttl: '72h0m0s' });

export const cases: Cases = {
  broken: [
    { objects: [weekly] },
    { objects: [backups('yearly', '@yearly')] },
    { objects: [backups('hours', '@every 48h', { ttl: '24h' })] },
    // In office hours alone, and a weekend is longer.
    { objects: [backups('hourly', '0 8-18 * * 1-5', { ttl: '24h' })] },
    // The other has none of it, or not all of it.
    { objects: [weekly, backups('daily', '0 4 * * *', { ttl: '72h', includedNamespaces: ['shop'] })] },
    { objects: [backups('weekly', '0 3 * * 0', { ttl: '72h', includedNamespaces: ['shop'] }), backups('daily', '0 4 * * *', { ttl: '72h', excludedNamespaces: ['shop'] })] },
    { objects: [weekly, backups('daily', '0 4 * * *', { ttl: '72h', labelSelector: { matchLabels: { app: 'web' } } })] },
    { objects: [weekly, backups('daily', '0 4 * * *', { ttl: '72h' }, { paused: true })] },
  ],
  sound: [
    { objects: [backups('weekly', '0 3 * * 0', { ttl: '720h0m0s' })] },
    { objects: [backups('weekly', '0 3 * * 0', { ttl: '168h' })] },
    { objects: [backups('weekly', '0 3 * * 0')] },
    { objects: [backups('yearly', '@yearly'), server] },
    { objects: [backups('weekly', '0 3 * * 0', { ttl: '72h0m0s' }, { paused: true })] },
    { objects: [weekly, backups('daily', '0 4 * * *', { ttl: '72h' })] },
    { objects: [backups('weekly', '0 3 * * 0', { ttl: '72h', includedNamespaces: ['shop'] }), backups('daily', '0 4 * * *', { ttl: '72h', includedNamespaces: ['shop', 'web'], excludedNamespaces: ['kube-system'] })] },
    { objects: [backups('weekly', '0 3 * * 0', { ttl: '0s' })] },
    // What Velero does not read, it says itself.
    { objects: [backups('weekly', 'CRON_TZ=UTC 0 3 * * 0', { ttl: '72h' })] },
    { objects: [backups('weekly', '0 3 * * 0', { ttl: '' })] },
  ],
};
