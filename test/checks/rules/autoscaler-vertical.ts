import { Cases } from '../_cases';
import { autoscaler, deployment } from '../_objects';

const vertical = (spec: object = {}) => ({
  apiVersion: 'autoscaling.k8s.io/v1', kind: 'VerticalPodAutoscaler', metadata: { name: 'web' }, spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec },
});
const scaled = deployment({ spec: { replicas: null } });

export const cases: Cases = {
  broken: [
    { objects: [scaled, autoscaler(), vertical()] },
    { objects: [scaled, autoscaler(), vertical({ updatePolicy: { updateMode: 'Auto' }, resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['cpu', 'memory'] }] } })] },
  ],
  sound: [
    { objects: [deployment(), vertical()] },
    { objects: [scaled, autoscaler(), vertical({ updatePolicy: { updateMode: 'Off' } })] },
    { objects: [scaled, autoscaler(), vertical({ resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['memory'] }] } })] },
  ],
};
