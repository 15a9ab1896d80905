import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { customDefinition, deployment, service } from '../_objects';

const webhook = (port: number | undefined, failurePolicy = 'Fail'): Manifest => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'web' },
  webhooks: [{
    name: 'web.example.org',
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    failurePolicy,
    clientConfig: { service: { name: 'web', namespace: 'shop', port }, caBundle: 'Y2E=' },
    rules: [{ apiGroups: ['example.org'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['widgets'] }],
  }],
});
const converted = (port: number | undefined) =>
  customDefinition({ spec: { conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { service: { name: 'web', namespace: 'shop', port } } } } } });
const served = (port: number | undefined): Manifest => ({
  apiVersion: 'apiregistration.k8s.io/v1',
  kind: 'APIService',
  metadata: { name: 'v1.metrics.example.org' },
  spec: { group: 'metrics.example.org', version: 'v1', groupPriorityMinimum: 100, versionPriority: 100, insecureSkipTLSVerify: true, service: { name: 'web', namespace: 'shop', port } },
});

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), webhook(undefined)] },
    { objects: [deployment(), service(), webhook(8443, 'Ignore')] },
    { objects: [deployment(), service(), converted(undefined)] },
    { objects: [deployment(), service(), served(8443)] },
  ],
  sound: [
    { objects: [deployment(), service(), webhook(80)] },
    { objects: [deployment(), service(), converted(80)] },
    { objects: [deployment(), service(), served(80)] },
    { objects: [deployment(), service({ spec: { ports: [{ name: 'https', port: 443, targetPort: 'http' }] } }), webhook(undefined)] },
    { objects: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { type: 'ExternalName', externalName: 'web.example.org' } }, webhook(undefined)] },
    { objects: [customDefinition()] },
  ],
};
