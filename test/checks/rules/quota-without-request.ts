import { Cases } from '../_cases';
import { deployment, limitRange, ofPod, quota } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [quota(), deployment(ofPod({ containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] }))] },
    { objects: [deployment(), quota({ spec: { hard: { 'requests.cpu': null, 'limits.memory': '1Gi' } } })] },
  ],
  sound: [
    { objects: [deployment(ofPod({ containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] })), quota(), limitRange()] },
    { objects: [deployment(), quota({ spec: { hard: { 'requests.cpu': null, 'limits.memory': '1Gi' } } }), limitRange({ spec: { limits: [{ type: 'Container', default: { memory: '64Mi' } }] } })] },
    { objects: [deployment(ofPod({ containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] })), quota({ spec: { hard: { 'requests.cpu': null, 'pods': '9' } } })] },
  ],
  proof: { appears: 'must specify requests.cpu for: log' },
};
