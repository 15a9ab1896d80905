import { Cases } from '../_cases';
import { deployment, limitRange, ofContainer } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ resources: { limits: { memory: '2Gi' } } })), limitRange({ spec: { limits: [{ type: 'Container', max: { memory: '1Gi' } }] } })] },
    { objects: [deployment(ofContainer({ resources: { requests: { cpu: '5m' } } })), limitRange({ spec: { limits: [{ type: 'Container', min: { cpu: '10m' } }] } })] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ resources: { limits: { memory: '1Gi' } } })), limitRange({ spec: { limits: [{ type: 'Container', max: { memory: '1Gi' }, min: { cpu: '10m' } }] } })] },
    { objects: [deployment(ofContainer({ resources: { limits: { memory: '2Gi' } } })), limitRange({ spec: { limits: [{ type: 'Pod', max: { memory: '4Gi' } }] } })] },
  ],
  proof: { appears: 'maximum memory usage per Container is 1Gi' },
};
