import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const issuerRef = { name: 'ca', kind: 'ClusterIssuer' };
const certificate = (dnsNames: string[]) => ({ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'shop' }, spec: { secretName: 'tls', dnsNames, issuerRef } });
const paths = [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }];
const routed = (dnsNames: string[], host: string) => {
  const route = ingress({ spec: { rules: [{ host, http: { paths } }], tls: [{ secretName: 'tls', hosts: [host] }] } });
  return { objects: [deployment(), service(), ingressClass(), route, certificate(dnsNames)] };
};

export const cases: Cases = {
  broken: [routed(['*.example.org'], 'api.shop.example.org'), routed(['*.example.org'], 'example.org'), routed(['shop.example.org'], 'www.example.org')],
  sound: [routed(['*.example.org'], 'shop.example.org'), routed(['www.example.org', 'shop.example.org'], 'shop.example.org')],
};
