import { Cases } from '../_cases';
import { autoscaler, deployment } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment({ spec: { replicas: null } }), { ...autoscaler({}, 'wbe'), metadata: { name: 'web' } }] }],
  sound: [
    { objects: [deployment({ spec: { replicas: null } }), autoscaler()] },
    { objects: [autoscaler({ spec: { scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' } } })] },
  ],
};
