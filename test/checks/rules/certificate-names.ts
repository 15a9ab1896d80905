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

const gateway = (dnsNames: string[], hostname: string, tls: object = {}) => ({
  objects: [certificate(dnsNames), {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'public' },
    spec: { gatewayClassName: 'edge', listeners: [{ name: 'https', port: 443, protocol: 'HTTPS', hostname, tls: { certificateRefs: [{ name: 'tls' }], ...tls } }] },
  }],
  platform: { external: [External.object('GatewayClass.gateway.networking.k8s.io', 'edge'), External.secret('other')] },
});
const traefikRoute = (dnsNames: string[], host: string) => ({
  objects: [deployment(), service(), certificate(dnsNames), {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: 'web' },
    spec: { entryPoints: ['websecure'], routes: [{ match: `Host(\`${host}\`)`, services: [{ name: 'web', port: 80 }] }], tls: { secretName: 'tls' } },
  }],
});

export const cases: Cases = {
  broken: [
    routed(['*.example.org'], 'api.shop.example.org'), routed(['*.example.org'], 'example.org'), routed(['shop.example.org'], 'www.example.org'),
    { objects: [deployment({}, 'guard'), service({}, 'guard'), serving('guard'), guarded], platform: SELF },
    gateway(['*.example.com', 'example.org'], '*.example.org'), gateway(['*.example.org'], 'a.b.example.org'), traefikRoute(['*.example.org'], 'a.b.example.org'),
  ],
  sound: [
    gateway(['*.example.org'], '*.example.org'), gateway(['a.example.org', 'b.example.org'], '*.example.org'),
    gateway(['*.example.org'], 'a.b.example.org', { certificateRefs: [{ name: 'tls' }, { name: 'other' }] }),
    traefikRoute(['*.example.org'], 'a.example.org'),
    routed(['*.example.org'], 'shop.example.org'), routed(['www.example.org', 'shop.example.org'], 'shop.example.org'),
    { objects: [deployment({}, 'guard'), service({}, 'guard'), serving('guard.shop.svc'), guarded], platform: SELF },
  ],
};
