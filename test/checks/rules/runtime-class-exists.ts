import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(ofPod({ runtimeClassName: 'gvisor' }))] }],
  sound: [
    { objects: [deployment(ofPod({ runtimeClassName: 'gvisor' })), { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'gvisor' }, handler: 'runsc' }] },
    { objects: [deployment(ofPod({ runtimeClassName: 'gvisor' }))], platform: { external: [External.object('RuntimeClass', 'gvisor')] } },
  ],
  proof: { appears: 'RuntimeClass "gvisor" not found' },
};
