import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(ofPod({ priorityClassName: 'high' }))] }],
  sound: [
    { objects: [deployment(ofPod({ priorityClassName: 'system-cluster-critical' }))] },
    { objects: [deployment(ofPod({ priorityClassName: 'high' }))], platform: { external: [External.priorityClass('high')] } },
    { objects: [deployment(ofPod({ priorityClassName: 'high' })), { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'high' }, value: 1000 }] },
  ],
  proof: { appears: 'no PriorityClass with name high was found' },
};
