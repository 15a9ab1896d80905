import { Cases } from '../_cases';
import { cronJob, job } from '../_objects';

const beside = (image: string, more: object = {}) => ({ name: 'beside', image, ...more });
const jobWith = (container: object) => job({ spec: { template: { spec: { containers: [container] } } } });
const proxy = 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1';

export const cases: Cases = {
  broken: [
    { objects: [jobWith(beside('docker.io/istio/proxyv2:1.24.1'))] },
    { objects: [cronJob({ spec: { jobTemplate: { spec: { template: { spec: { containers: [beside(proxy, { args: ['project:region:db'] })] } } } } } })] },
    { objects: [job({ spec: { template: { spec: { containers: [{ name: 'task', command: ['sh', '-c', 'work; tail -f /dev/null'] }] } } } })] },
  ],
  sound: [
    { objects: [job({ spec: { template: { spec: { shareProcessNamespace: true, containers: [beside(proxy)] } } } })] },
    { objects: [jobWith(beside(proxy, { command: ['sh', '-c', '/cloud-sql-proxy & sleep 60\nkill $!'] }))] },
    { objects: [job()] },
    { objects: [jobWith(beside(proxy, { args: ['--quitquitquit', 'project:region:db'] }))] },
    { objects: [job({ spec: { template: { spec: { initContainers: [beside(proxy, { restartPolicy: 'Always' })] } } } })] },
    { objects: [job({ spec: { template: { spec: { containers: [{ name: 'task', image: 'envoyproxy/envoy:v1.32.2', command: ['envoy', '--mode', 'validate'] }] } } } })] },
    { objects: [job({ spec: { template: { spec: { containers: [{ name: 'task', command: ['sh', '-c', 'sleep infinity & work'] }] } } } })] },
  ],
};
