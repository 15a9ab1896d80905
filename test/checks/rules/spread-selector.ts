import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(ofPod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app: 'wbe' } } }] }))] }],
  sound: [
    { objects: [deployment(ofPod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app: 'web' } } }] }))] },
  ],
};
