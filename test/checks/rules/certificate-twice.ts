import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const certificate = (name: string, dnsNames: string[], namespace?: string) => ({
  apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name, ...namespace && { namespace } }, spec: { secretName: 'tls', dnsNames, issuerRef: { name: 'ca', kind: 'ClusterIssuer' } },
});
const asking = ingress({ metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'ca' } }, spec: { tls: [{ secretName: 'tls', hosts: ['shop.example.org'] }] } });

export const cases: Cases = {
  broken: [
    { objects: [certificate('a', ['a.example.org']), certificate('b', ['b.example.org'])] },
    { objects: [deployment(), service(), ingressClass(), asking, certificate('a', ['a.example.org', 'shop.example.org'])] },
    { objects: [deployment(), service(), ingressClass(), asking, certificate('a', ['shop.example.org'])] },
  ],
  sound: [
    { objects: [deployment(), service(), ingressClass(), asking, certificate('tls', ['shop.example.org'])] },
    { objects: [certificate('a', ['a.example.org', 'b.example.org']), certificate('b', ['b.example.org', 'a.example.org'])] },
    { objects: [certificate('a', ['a.example.org']), certificate('b', ['b.example.org'], 'default')] },
    { objects: [deployment(), service(), ingressClass(), asking] },
  ],
};
