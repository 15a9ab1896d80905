import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } } })] },
    {
      objects: [
        deployment(), service(), ingressClass(),
        ingress({ metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrpt' } }, spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'tls' }] } }),
        { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'letsencrypt' }, spec: { selfSigned: {} } },
      ],
    },
  ],
  sound: [
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } }, spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'tls' }] } })] },
  ],
};
