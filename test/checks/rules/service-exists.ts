import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, rollout, service, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress({}, 'wbe')] },
    { objects: [statefulSet()] },
    { objects: [{ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', metadata: { name: 'widgets' }, webhooks: [{ name: 'a.example.org', admissionReviewVersions: ['v1'], sideEffects: 'None', failurePolicy: 'Ignore', clientConfig: { service: { namespace: 'shop', name: 'webhook' } } }] }] },
    { objects: [{ apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', metadata: { name: 'web' }, spec: { routes: [{ kind: 'Rule', match: 'Host(`a`)', services: [{ name: 'wbe', port: 80 }] }] } }] },
    { objects: [{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'web' }, spec: { rules: [{ backendRefs: [{ name: 'wbe', port: 80 }] }] } }] },
    { objects: [rollout({ spec: { strategy: { canary: { stableService: 'web', canaryService: 'web-preview' } } } }), service()] },
    { objects: [rollout({ spec: { strategy: { canary: null, blueGreen: { activeService: 'web', previewService: 'web-next' } } } }), service()] },
  ],
  sound: [
    { objects: [rollout({ spec: { strategy: { canary: { stableService: 'web', canaryService: 'web-canary' } } } }), service(), service({ spec: { selector: { app: 'web' } } }, 'web-canary')] },
    { objects: [{ apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', metadata: { name: 'dashboard' }, spec: { routes: [{ kind: 'Rule', match: 'Host(`a`)', services: [{ kind: 'TraefikService', name: 'api@internal' }] }] } }] },
    { objects: [deployment(), service(), ingressClass(), ingress()] },
    { objects: [ingressClass(), ingress()], platform: { external: [External.service('web', { namespace: 'shop' })] } },
  ],
};
