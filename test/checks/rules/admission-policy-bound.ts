import { Cases } from '../_cases';

const GROUP = 'admissionregistration.k8s.io';
const matchConstraints = { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods'] }] };
const policy = (name: string) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name },
  spec: { failurePolicy: 'Fail', matchConstraints, validations: [{ expression: 'object.spec.containers.all(c, c.image.startsWith("registry.example.org/"))' }] },
});
const mutating = {
  apiVersion: `${GROUP}/v1`,
  kind: 'MutatingAdmissionPolicy',
  metadata: { name: 'label' },
  spec: {
    failurePolicy: 'Fail',
    reinvocationPolicy: 'Never',
    matchConstraints,
    mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'Object{metadata: Object.metadata{labels: {"team": "shop"}}}' } }],
  },
};
const binding = (name: string, more: object = { validationActions: ['Deny'] }, kind = 'ValidatingAdmissionPolicyBinding') => ({
  apiVersion: `${GROUP}/v1`, kind, metadata: { name }, spec: { policyName: name, ...more },
});

// Whose default versions have the kind.
const NEWER = { kubernetesVersion: '1.36' };

export const cases: Cases = {
  broken: [
    { objects: [policy('own-registry')] },
    { objects: [policy('own-registry'), policy('no-latest'), binding('no-latest')] },
    { objects: [mutating, policy('label'), binding('label')], platform: NEWER },
  ],
  sound: [
    { objects: [policy('own-registry'), binding('own-registry')] },
    { objects: [mutating, binding('label', {}, 'MutatingAdmissionPolicyBinding')], platform: NEWER },
    { objects: [binding('of-somebody-else')] },
  ],
};
