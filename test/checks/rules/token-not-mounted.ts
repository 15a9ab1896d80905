import { Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofPod, role, roleBinding } from '../_objects';

const account = (more: object = {}) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'builder' }, ...more });
const binding = roleBinding({ subjects: [{ kind: 'ServiceAccount', name: 'builder', namespace: 'shop' }] });
const pods = (spec: object = {}) => [role(), binding, deployment(ofPod({ serviceAccountName: 'builder', ...spec }))];
const token = { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } };

export const cases: Cases = {
  broken: [
    { objects: [account(), ...pods({ automountServiceAccountToken: false })] },
    { objects: [account({ automountServiceAccountToken: false }), ...pods()] },
    { objects: [account(), role(), binding], build: tenant => new Worker(tenant, 'worker', { image: 'example/worker:1', serviceAccountName: 'builder' }) },
  ],
  sound: [
    { objects: [account(), ...pods()] },
    { objects: [account({ automountServiceAccountToken: false }), ...pods({ automountServiceAccountToken: true })] },
    { objects: [account(), ...pods({ automountServiceAccountToken: false, volumes: [token], containers: [{ name: 'web', volumeMounts: [{ name: 'token', mountPath: '/var/run/token' }] }] })] },
    { objects: [account(), deployment(ofPod({ serviceAccountName: 'builder', automountServiceAccountToken: false }))] },
    { objects: [account(), role({ rules: [{ apiGroups: ['example.org'], resources: ['constraints'], verbs: ['use'] }] }), ...pods({ automountServiceAccountToken: false }).slice(1)] },
    { objects: [account(), role(), binding, deployment(ofPod({ serviceAccount: 'builder' }))] },
    { objects: [account(), role(), binding], build: tenant => new Worker(tenant, 'worker', { image: 'example/worker:1', serviceAccountName: 'builder', serviceAccountToken: true }) },
  ],
};
