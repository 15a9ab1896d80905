import { Cases } from '../_cases';
import { daemonSet, deployment } from '../_objects';

const agent = (name: string, port: object, spec: object = {}) => daemonSet({ spec: { template: { spec: { ...spec, containers: [{ name, ports: [{ name: 'http', containerPort: 8080, ...port }] }] } } } }, name);

export const cases: Cases = {
  broken: [
    { objects: [agent('one', { hostPort: 9100 }), agent('two', { hostPort: 9100 })] },
    { objects: [agent('one', {}, { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }), agent('two', { hostPort: 8080 })] },
    { objects: [agent('one', { hostPort: 9100 }, { nodeSelector: { 'kubernetes.io/os': 'linux' } }), agent('two', { hostPort: 9100 })] },
  ],
  sound: [
    { objects: [agent('one', { hostPort: 9100 }), agent('two', { hostPort: 9101 })] },
    { objects: [agent('one', { hostPort: 9100 }), agent('two', {})] },
    { objects: [agent('one', { hostPort: 9100 }, { nodeSelector: { role: 'a' } }), agent('two', { hostPort: 9100 })] },
    { objects: [agent('one', { hostPort: 9100 }, { nodeSelector: { 'kubernetes.io/os': 'windows' } }), agent('two', { hostPort: 9100 }, { nodeSelector: { 'kubernetes.io/os': 'linux' } })] },
    { objects: [agent('one', { hostPort: 9100 }), deployment({ spec: { replicas: 1, template: { spec: { containers: [{ name: 'web', ports: [{ name: 'http', containerPort: 8080, hostPort: 9100 }] }] } } } })] },
  ],
  proof: { appears: 'didn\'t have free ports' },
};
