import { WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { autoscaler, deployment } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), autoscaler()] },
    { objects: [autoscaler()], build: tenant => void new WebApp(tenant, 'web', { image: 'a:1', port: 8080 }) },
    { objects: [autoscaler()], build: tenant => new Worker(tenant, 'web', { image: 'a:1' }).override('Deployment', { spec: { revisionHistoryLimit: 3 } }) },
  ],
  sound: [
    { objects: [deployment({ spec: { replicas: null } }), autoscaler()] },
    { objects: [autoscaler()], build: tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080 }).override('Deployment', { spec: { replicas: null } }) },
  ],
};
