import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(ofContainer({ image: 'docker.io/bitnami/redis:7.2.4' }))] }, { objects: [deployment(ofContainer({ image: 'k8s.gcr.io/pause:3.9' }))] }],
  sound: [{ objects: [deployment(ofContainer({ image: 'registry.example.org/bitnami/redis:7.2.4' })), deployment(ofContainer({ image: 'registry.k8s.io/pause:3.9' }, 'pause'), 'pause')] }],
};
