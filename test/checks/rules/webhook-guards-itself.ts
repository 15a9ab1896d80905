import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

const webhook = (more: object = {}) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'guard' },
  webhooks: [{
    name: 'guard.example.org',
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    clientConfig: { service: { name: 'web', namespace: 'shop', port: 80 }, caBundle: 'Q0E=' },
    rules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['CREATE'], resources: ['pods'] }],
    ...more,
  }],
});
const without = (key: string, values: string[]) => ({ matchExpressions: [{ key, operator: 'NotIn', values }] });

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), webhook()] },
    { objects: [deployment(), service(), webhook({ namespaceSelector: without('kubernetes.io/metadata.name', ['kube-system']) })] },
  ],
  sound: [
    { objects: [deployment(), service(), webhook({ matchConditions: [{ name: 'others', expression: 'request.namespace != "shop"' }] })] },
    { objects: [deployment(), service(), webhook({ namespaceSelector: without('kubernetes.io/metadata.name', ['kube-system', 'shop']) })] },
    { objects: [deployment(), service(), webhook({ objectSelector: without('app', ['web']) })] },
    { objects: [deployment(), service(), webhook({ failurePolicy: 'Ignore' })] },
    { objects: [deployment(), service(), webhook({ rules: [{ apiGroups: ['networking.k8s.io'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['ingresses'] }] })] },
  ],
};
