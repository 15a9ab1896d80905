import { Cases } from '../_cases';
import { daemonSet, deployment, headless, statefulSet } from '../_objects';

const agent = (name: string, port: object, spec: object = {}) => daemonSet({ spec: { template: { spec: { ...spec, containers: [{ name, ports: [{ name: 'http', containerPort: 8080, ...port }] }] } } } }, name);

const NODE = { 'kubernetes.io/hostname': 'node-1' };
const bound = (name: string, hostPort: number, replicas = 1, node = 'node-1') => deployment({
  spec: { replicas, strategy: { type: 'Recreate' }, template: { spec: { nodeSelector: { 'kubernetes.io/hostname': node }, containers: [{ name, ports: [{ name: 'http', containerPort: 8080, hostPort }] }] } } },
}, name);

export const cases: Cases = {
  broken: [
    { objects: [agent('one', { hostPort: 9100 }), agent('two', { hostPort: 9100 })] },
    { objects: [agent('one', {}, { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }), agent('two', { hostPort: 8080 })] },
    { objects: [agent('one', { hostPort: 9100 }, { nodeSelector: { 'kubernetes.io/os': 'linux' } }), agent('two', { hostPort: 9100 })] },
    { objects: [bound('one', 80, 2)] },
    { objects: [bound('one', 80), bound('two', 80)] },
  ],
  sound: [
    { objects: [bound('one', 80), bound('two', 81), bound('three', 80, 1, 'node-2'), bound('four', 80, 0)] },
    { objects: [headless(), statefulSet({ spec: { template: { spec: { nodeSelector: NODE, containers: [{ name: 'store', ports: [{ name: 'http', containerPort: 8080, hostPort: 80 }] }] } } } })] },
    { objects: [agent('one', { hostPort: 9100 }), agent('two', { hostPort: 9101 })] },
    { objects: [agent('one', { hostPort: 9100 }), agent('two', {})] },
    { objects: [agent('one', { hostPort: 9100 }, { nodeSelector: { role: 'a' } }), agent('two', { hostPort: 9100 })] },
    { objects: [agent('one', { hostPort: 9100 }, { nodeSelector: { 'kubernetes.io/os': 'windows' } }), agent('two', { hostPort: 9100 }, { nodeSelector: { 'kubernetes.io/os': 'linux' } })] },
    { objects: [agent('one', { hostPort: 9100 }), deployment({ spec: { replicas: 1, template: { spec: { containers: [{ name: 'web', ports: [{ name: 'http', containerPort: 8080, hostPort: 9100 }] }] } } } })] },
  ],
  proof: { appears: 'didn\'t have free ports' },
};
