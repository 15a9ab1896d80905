import { Cases } from '../_cases';
import { autoscaler, daemonSet, deployment, headless, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [daemonSet({}, 'web'), autoscaler({ spec: { scaleTargetRef: { kind: 'DaemonSet' } } })] }, { objects: [deployment({ spec: { replicas: null } }), { ...autoscaler({}, 'wbe'), metadata: { name: 'web' } }] }],
  sound: [
    { objects: [statefulSet({ spec: { replicas: null } }), headless(), autoscaler({ spec: { scaleTargetRef: { kind: 'StatefulSet', name: 'store' } } }, 'store')] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler()] },
    { objects: [autoscaler({ spec: { scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' } } })] },
  ],
};
