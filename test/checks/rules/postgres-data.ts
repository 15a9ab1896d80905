import { StatefulDatabase } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(ofPod({ volumes: [{ name: 'data', emptyDir: {} }], containers: [{ name: 'web', image: 'postgres:18.1', volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }] }] }))] }],
  sound: [
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', emptyDir: {} }], containers: [{ name: 'web', image: 'postgres:18.1', volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql' }] }] }))] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', emptyDir: {} }], containers: [{ name: 'web', image: 'postgres:17.2', volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }] }] }))] },
    { build: tenant => new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '18', storage: '1Gi' }) },
  ],
};
