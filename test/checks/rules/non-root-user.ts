import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofPod({ securityContext: { runAsUser: null }, containers: [{ name: 'web', image: 'busybox:1.36.1', command: ['sleep', '600'] }] }))] },
    { objects: [deployment(ofPod({ securityContext: { runAsUser: 0 } }))] },
    { objects: [deployment(ofPod({ containers: [{ name: 'web', securityContext: { runAsUser: 0 } }] }))] },
  ],
  sound: [
    // What its own user is, no manifest says.
    { objects: [deployment(ofPod({ securityContext: { runAsUser: null }, containers: [{ name: 'web', image: 'registry.example.org/web:1' }] }))] },
    { objects: [deployment(ofPod({ securityContext: { runAsUser: null }, containers: [{ name: 'web', image: 'nginx:1.29', securityContext: { runAsUser: 101 } }] }))] },
    { objects: [deployment(ofPod({ securityContext: { runAsUser: null, runAsNonRoot: null } }))] },
    // An official image is told by its name; one's own has none before it either, where a registry is the default.
    { objects: [deployment(ofPod({ securityContext: { runAsUser: null }, containers: [{ name: 'web', image: 'controller:1.0' }] }))] },
  ],
  proof: { appears: 'container has runAsNonRoot and image (will run as root|has non-numeric user)' },
};
