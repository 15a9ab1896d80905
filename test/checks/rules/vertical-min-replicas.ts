import { Cases } from '../_cases';
import { autoscaler, deployment, headless, ofContainer, statefulSet } from '../_objects';

const vertical = (updatePolicy?: object, more: object = {}, [kind, name] = ['Deployment', 'web']) => ({
  apiVersion: 'autoscaling.k8s.io/v1', kind: 'VerticalPodAutoscaler', metadata: { name }, spec: { targetRef: { apiVersion: 'apps/v1', kind, name }, updatePolicy, ...more },
});
const one = deployment({ spec: { replicas: 1 } });
const RECREATE = { updateMode: 'Recreate' };
const updater = (...args: string[]) => deployment(ofContainer({ name: 'vpa-updater', args }, 'vpa-updater'), 'vpa-updater');
const release = { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'vpa' }, spec: { interval: '1h', chart: { spec: { chart: 'vpa', version: '1.2.3', sourceRef: { kind: 'HelmRepository', name: 'flux-system' } } }, values: { updater: { extraArgs: { 'min-replicas': '1' } } } } };

export const cases: Cases = {
  broken: [
    { objects: [one, vertical(RECREATE)] },
    { objects: [one, vertical()] },
    { objects: [headless(), statefulSet(), vertical({ updateMode: 'Auto' }, {}, ['StatefulSet', 'store'])] },
    { objects: [one, updater('--min-replicas=2'), vertical(RECREATE)] },
  ],
  sound: [
    { objects: [deployment(), vertical(RECREATE)] },
    { objects: [one, vertical({ ...RECREATE, minReplicas: 1 })] },
    { objects: [one, vertical({ updateMode: 'Off' })] },
    { objects: [one, vertical({ updateMode: 'Initial' })] },
    { objects: [one, vertical({ updateMode: 'InPlaceOrRecreate' })] },
    { objects: [one, vertical(RECREATE, { resourcePolicy: { containerPolicies: [{ containerName: '*', mode: 'Off' }] } })] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler(), vertical(RECREATE, { resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['memory'] }] } })] },
    { objects: [one, updater('--min-replicas=1'), vertical(RECREATE)] },
    { objects: [one, release, vertical(RECREATE)] },
    { objects: [one, { apiVersion: 'autoscaling.openshift.io/v1', kind: 'VerticalPodAutoscalerController', metadata: { name: 'default' }, spec: { minReplicas: 1 } }, vertical(RECREATE)] },
  ],
};
