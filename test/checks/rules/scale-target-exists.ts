import { Cases } from '../_cases';
import { autoscaler, daemonSet, deployment, headless, rollout, statefulSet } from '../_objects';

const scaled = (scaleTargetRef: object) => ({ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'web' }, spec: { scaleTargetRef, triggers: [] } });
const vertical = (targetRef: object) => ({ apiVersion: 'autoscaling.k8s.io/v1', kind: 'VerticalPodAutoscaler', metadata: { name: 'web' }, spec: { targetRef: { apiVersion: 'apps/v1', ...targetRef }, updatePolicy: { updateMode: 'Off' } } });

export const cases: Cases = {
  broken: [
    { objects: [daemonSet({}, 'web'), autoscaler({ spec: { scaleTargetRef: { kind: 'DaemonSet' } } })] },
    { objects: [deployment({ spec: { replicas: null } }), { ...autoscaler({}, 'wbe'), metadata: { name: 'web' } }] },
    { objects: [deployment(), scaled({ name: 'wbe' })] },
    { objects: [statefulSet(), headless(), scaled({ name: 'store' })] },
    { objects: [rollout(), autoscaler({ spec: { scaleTargetRef: { kind: 'Rollout' } } })] },
    { objects: [deployment(), vertical({ kind: 'Deployment', name: 'api' })] },
    { objects: [deployment(), vertical({ apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'web' })] },
  ],
  sound: [
    { objects: [{ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'podinfo' }, spec: { interval: '1h', chartRef: { kind: 'OCIRepository', name: 'podinfo', namespace: 'flux-system' } } }, scaled({ name: 'podinfo' })] },
    { objects: [statefulSet({ spec: { replicas: null } }), headless(), autoscaler({ spec: { scaleTargetRef: { kind: 'StatefulSet', name: 'store' } } }, 'store')] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler()] },
    { objects: [statefulSet({ spec: { replicas: null } }), headless(), scaled({ kind: 'StatefulSet', name: 'store' })] },
    { objects: [daemonSet(), vertical({ kind: 'DaemonSet', name: 'agent' })] },
    { objects: [autoscaler({ spec: { scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' } } })] },
  ],
};
