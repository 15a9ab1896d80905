import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { replica: 3 } })] },
    { objects: [deployment({ spec: { minReadySeconds: '5' } })] },
    { objects: [deployment(ofContainer({ lifecycle: { preStop: { sleep: { seconds: 0 } } } }))], platform: { kubernetesVersion: '1.28' } },
  ],
  sound: [{ objects: [deployment(ofContainer({ lifecycle: { preStop: { sleep: { seconds: 0 } } } }))] }, { objects: [{ apiVersion: 'example.org/v1', kind: 'Widget', metadata: { name: 'a' }, spec: { anything: 1 } }] }],
  proof: { refused: '.spec.replica: field not declared in schema' },
};
