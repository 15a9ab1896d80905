import { Tls } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['www.example.org'], secretName: 'tls' }] } })], platform: { tls: Tls.secret('tls') } },
  ],
  sound: [
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'nginx.ingress.kubernetes.io/from-to-www-redirect': 'true' } }, spec: { tls: [{ hosts: ['shop.example.org', 'www.shop.example.org'], secretName: 'tls' }] } })], platform: { tls: Tls.secret('tls') } },
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'nginx.ingress.kubernetes.io/server-alias': 'a.example.org, b.example.org' } }, spec: { tls: [{ hosts: ['shop.example.org', 'b.example.org'], secretName: 'tls' }] } })], platform: { tls: Tls.secret('tls') } },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: [], secretName: 'tls' }] } })], platform: { tls: Tls.secret('tls') } },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['*.example.org'], secretName: 'tls' }] } })], platform: { tls: Tls.secret('tls') } },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ secretName: 'tls' }] } })], platform: { tls: Tls.secret('tls') } },
  ],
};
