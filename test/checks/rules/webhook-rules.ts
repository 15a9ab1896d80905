import { Cases } from '../_cases';

const webhook = (apiGroups: string[], resources: string[]) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'guard' },
  webhooks: [{
    name: 'guard.example.org',
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    failurePolicy: 'Ignore',
    clientConfig: { url: 'https://guard.example.org' },
    rules: [{ apiGroups, apiVersions: ['*'], operations: ['CREATE'], resources }],
  }],
});

export const cases: Cases = {
  broken: [
    { objects: [webhook([''], ['pods', 'deployments'])] },
    { objects: [webhook(['apps'], ['ingresses'])] },
    { objects: [webhook(['networking.k8s.io'], ['deployments'])] },
  ],
  sound: [
    { objects: [webhook(['', 'apps'], ['pods', 'deployments'])] },
    { objects: [webhook(['*'], ['deployments'])] },
    { objects: [webhook(['example.org'], ['deployments'])] },
    { objects: [webhook(['apps'], ['*', 'deployments/scale'])] },
    { objects: [webhook(['', 'example.org'], ['deployments'])] },
  ],
};
