import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const issuer = (kind: string) => ({ apiVersion: 'cert-manager.io/v1', kind, metadata: { name: 'ca' }, spec: { selfSigned: {} } });
const certificate = (issuerRef: object) => ({ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'tls' }, spec: { secretName: 'tls', dnsNames: ['shop.example.org'], issuerRef } });
const asking = (key: string) => [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { [`cert-manager.io/${key}`]: 'ca' } }, spec: { tls: [{ secretName: 'tls', hosts: ['shop.example.org'] }] } })];

export const cases: Cases = {
  broken: [
    { objects: [issuer('ClusterIssuer'), certificate({ name: 'ca' })] },
    { objects: [issuer('Issuer'), certificate({ name: 'ca', kind: 'ClusterIssuer' })] },
    { objects: [issuer('ClusterIssuer'), ...asking('issuer')] },
    { objects: [issuer('Issuer'), ...asking('cluster-issuer')] },
  ],
  sound: [
    { objects: [issuer('ClusterIssuer'), certificate({ name: 'ca', kind: 'ClusterIssuer' }), ...asking('cluster-issuer')] },
    { objects: [issuer('Issuer'), certificate({ name: 'ca' })] },
    { objects: [certificate({ name: 'ca' }), issuer('ClusterIssuer'), issuer('Issuer')] },
    { objects: [certificate({ name: 'ca', group: 'example.org' }), issuer('ClusterIssuer')] },
    { objects: [certificate({ name: 'made-elsewhere' })], platform: { external: [External.object('Issuer.cert-manager.io', 'made-elsewhere')] } },
  ],
};
