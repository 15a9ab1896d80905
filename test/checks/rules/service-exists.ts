import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress({}, 'wbe')] },
    { objects: [statefulSet()] },
    { objects: [{ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', metadata: { name: 'widgets' }, webhooks: [{ name: 'a.example.org', admissionReviewVersions: ['v1'], sideEffects: 'None', failurePolicy: 'Ignore', clientConfig: { service: { namespace: 'shop', name: 'webhook' } } }] }] },
  ],
  sound: [
    { objects: [deployment(), service(), ingressClass(), ingress()] },
    { objects: [ingressClass(), ingress()], platform: { external: [External.service('web', { namespace: 'shop' })] } },
  ],
};
