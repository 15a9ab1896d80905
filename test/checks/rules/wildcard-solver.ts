import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const issuer = (solvers: object[], kind = 'Issuer') => ({ apiVersion: 'cert-manager.io/v1', kind, metadata: { name: 'acme' }, spec: { acme: { server: 'https://acme.example.org', privateKeySecretRef: { name: 'acme-account' }, solvers } } });
const certificate = (dnsNames: string[], kind = 'Issuer') => ({ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'web' }, spec: { secretName: 'tls', dnsNames, issuerRef: { name: 'acme', kind } } });
const http = { http01: { ingress: { ingressClassName: 'public' } } };
const dns = { dns01: { rfc2136: { nameserver: '192.0.2.53' } }, selector: { dnsZones: ['example.org'] } };

const routed = (annotation: string) => [deployment(), service(), ingressClass(), ingress({
  metadata: { annotations: { [`cert-manager.io/${annotation}`]: 'acme' } }, spec: { rules: [{ host: '*.example.org' }], tls: [{ secretName: 'tls', hosts: ['*.example.org'] }] },
})];

export const cases: Cases = {
  broken: [
    { objects: [issuer([http]), certificate(['shop.example.org', '*.shop.example.org'])] },
    { objects: [issuer([http], 'ClusterIssuer'), certificate(['*.example.org'], 'ClusterIssuer')] },
    { objects: [issuer([http], 'ClusterIssuer'), ...routed('cluster-issuer')] },
    { objects: [issuer([http]), ...routed('issuer')] },
  ],
  sound: [
    { objects: [issuer([http, dns], 'ClusterIssuer'), ...routed('cluster-issuer')] },
    { objects: [issuer([http]), certificate(['shop.example.org'])] },
    { objects: [issuer([http, dns]), certificate(['*.example.org'])] },
    { objects: [certificate(['*.example.org'], 'ClusterIssuer')] },
    { objects: [issuer([]), certificate(['*.example.org'])] },
  ],
};
