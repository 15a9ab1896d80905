import { WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { autoscaler, deployment, rollout } from '../_objects';

const ROLLOUT = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };

export const cases: Cases = {
  broken: [
    { objects: [deployment(), autoscaler()] },
    { objects: [rollout({ spec: { replicas: 2 } }), autoscaler({ spec: { scaleTargetRef: ROLLOUT } })] },
    { objects: [deployment(), { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'web' }, spec: { scaleTargetRef: { name: 'web' }, triggers: [] } }] },
    { objects: [autoscaler()], build: tenant => void new WebApp(tenant, 'web', { image: 'a:1', port: 8080 }) },
    { objects: [autoscaler()], build: tenant => new Worker(tenant, 'web', { image: 'a:1' }).override('Deployment', { spec: { revisionHistoryLimit: 3 } }) },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: null } }), autoscaler()] },
    { objects: [rollout(), autoscaler({ spec: { scaleTargetRef: ROLLOUT } })] },
    { objects: [autoscaler()], build: tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080 }).override('Deployment', { spec: { replicas: null } }) },
  ],
};
