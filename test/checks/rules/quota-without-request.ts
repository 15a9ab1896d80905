import { Cases } from '../_cases';
import { deployment, limitRange, ofPod, pod, quota } from '../_objects';

const bare = pod({ spec: { containers: [{ name: 'web', resources: null }] } });
const everybodys = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'usual' }, value: 1000, globalDefault: true };

export const cases: Cases = {
  broken: [
    { objects: [quota(), deployment(ofPod({ containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] }))] },
    { objects: [deployment(), quota({ spec: { hard: { 'requests.cpu': null, 'limits.memory': '1Gi' } } })] },
    { objects: [bare, quota({ spec: { scopes: ['NotTerminating'] } })] },
    { objects: [bare, everybodys, quota({ spec: { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['usual'] }] } } })] },
  ],
  sound: [
    { objects: [bare, quota({ spec: { scopes: ['NotBestEffort'] } })] },
    { objects: [bare, quota({ spec: { scopes: ['Terminating'] } })] },
    { objects: [bare, quota({ spec: { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['batch'] }] } } })] },
    { objects: [deployment(ofPod({ containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] })), quota(), limitRange()] },
    { objects: [deployment(), quota({ spec: { hard: { 'requests.cpu': null, 'limits.memory': '1Gi' } } }), limitRange({ spec: { limits: [{ type: 'Container', default: { memory: '64Mi' } }] } })] },
    { objects: [deployment(ofPod({ containers: [{ name: 'log', image: 'busybox:1.36.1', command: ['sleep', '600'] }] })), quota({ spec: { hard: { 'requests.cpu': null, 'pods': '9' } } })] },
  ],
  proof: { appears: 'must specify requests.cpu for: log' },
};
