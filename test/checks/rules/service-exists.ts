import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress({}, 'wbe')] },
    { objects: [statefulSet()] },
    { objects: [{ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', metadata: { name: 'widgets' }, webhooks: [{ name: 'a.example.org', admissionReviewVersions: ['v1'], sideEffects: 'None', failurePolicy: 'Ignore', clientConfig: { service: { namespace: 'shop', name: 'webhook' } } }] }] },
    { objects: [{ apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', metadata: { name: 'web' }, spec: { routes: [{ kind: 'Rule', match: 'Host(`a`)', services: [{ name: 'wbe', port: 80 }] }] } }] },
    { objects: [{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'web' }, spec: { rules: [{ backendRefs: [{ name: 'wbe', port: 80 }] }] } }] },
  ],
  sound: [
    { objects: [{ apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', metadata: { name: 'dashboard' }, spec: { routes: [{ kind: 'Rule', match: 'Host(`a`)', services: [{ kind: 'TraefikService', name: 'api@internal' }] }] } }] },
    { objects: [deployment(), service(), ingressClass(), ingress()] },
    { objects: [ingressClass(), ingress()], platform: { external: [External.service('web', { namespace: 'shop' })] } },
  ],
};
