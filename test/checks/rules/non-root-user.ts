import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(ofPod({ securityContext: { runAsUser: null } }))] }],
  sound: [
    { objects: [deployment(ofPod({ securityContext: { runAsUser: null }, containers: [{ name: 'web', securityContext: { runAsUser: 101 } }] }))] },
    { objects: [deployment(ofPod({ securityContext: { runAsUser: null, runAsNonRoot: null } }))] },
  ],
};
