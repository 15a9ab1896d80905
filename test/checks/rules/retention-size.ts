import { Cases } from '../_cases';
import { claim, deployment, headless, keeping, statefulSet } from '../_objects';

const args = (size: string) => ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus', `--storage.tsdb.retention.size=${size}`];
const prometheus = (size: string, change: object = {}) => deployment(keeping('/prometheus', { image: 'prom/prometheus:v2.54.1', args: args(size), ...change }));
const SIZE = '--storage.tsdb.retention.size=';
const several = (size: string) => statefulSet({
  spec: {
    template: { spec: { containers: [{ name: 'store', image: 'quay.io/prometheus/prometheus:v3.6.0', args: args(size), volumeMounts: [{ name: 'rules', mountPath: '/var/lib/rules' }, { name: 'db', mountPath: '/prometheus/' }] }] } },
    volumeClaimTemplates: [['rules', '500Gi'], ['db', '50Gi']].map(([name, storage]) => ({ metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } })),
  },
});
const operated = (retentionSize: string, storage: object = { volumeClaimTemplate: { spec: { resources: { requests: { storage: '50Gi' } } } } }) =>
  ({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main' }, spec: { retentionSize, storage } });

export const cases: Cases = {
  broken: [
    { objects: [claim(), prometheus('2GB')] },
    { objects: [claim(), prometheus('2GB', { args: [`${SIZE}2147483648B`] })] },
    { objects: [headless(), several('50GB')] },
    { objects: [operated('80GiB')] },
  ],
  sound: [
    { objects: [claim(), prometheus('800MB')] },
    { objects: [claim(), prometheus('0')] },
    { objects: [claim(), prometheus('', { args: ['--config.file=/etc/prometheus/prometheus.yml'] })] },
    { objects: [headless(), several('40GB')] },
    { objects: [claim(), prometheus('2GB', { image: 'example/shop:1.4.2' })] },
    { objects: [operated('40GB')] },
    { objects: [operated('80GB', {})] },
    { objects: [operated('80GB', { emptyDir: {} })] },
  ],
};
