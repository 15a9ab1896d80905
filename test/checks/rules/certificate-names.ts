import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const issuerRef = { name: 'ca', kind: 'ClusterIssuer' };
const certificate = (dnsNames: string[]) => ({ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'shop' }, spec: { secretName: 'tls', dnsNames, issuerRef } });
const paths = [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }];
const routed = (dnsNames: string[], host: string) => {
  const route = ingress({ spec: { rules: [{ host, http: { paths } }], tls: [{ secretName: 'tls', hosts: [host] }] } });
  return { objects: [deployment(), service(), ingressClass(), route, certificate(dnsNames)] };
};

const serving = (name: string) => ({ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'guard' }, spec: { secretName: 'guard-tls', dnsNames: [name], issuerRef: { name: 'self' } } });
const SELF = { external: [External.object('Issuer.cert-manager.io', 'self', { namespace: 'shop' })] };
const guarded = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'guard', annotations: { 'cert-manager.io/inject-ca-from': 'shop/guard' } },
  webhooks: [{ name: 'guard.example.org', admissionReviewVersions: ['v1'], sideEffects: 'None', failurePolicy: 'Ignore', clientConfig: { service: { name: 'guard', namespace: 'shop', port: 80 } }, rules: [] }],
};

export const cases: Cases = {
  broken: [
    routed(['*.example.org'], 'api.shop.example.org'), routed(['*.example.org'], 'example.org'), routed(['shop.example.org'], 'www.example.org'),
    { objects: [deployment({}, 'guard'), service({}, 'guard'), serving('guard'), guarded], platform: SELF },
  ],
  sound: [
    routed(['*.example.org'], 'shop.example.org'), routed(['www.example.org', 'shop.example.org'], 'shop.example.org'),
    { objects: [deployment({}, 'guard'), service({}, 'guard'), serving('guard.shop.svc'), guarded], platform: SELF },
  ],
};
