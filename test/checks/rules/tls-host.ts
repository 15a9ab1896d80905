import { Tls } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['www.example.org'], secretName: 'tls' }] } })], platform: { tls: Tls.secret('tls') } },
  ],
  sound: [
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['*.example.org'], secretName: 'tls' }] } })], platform: { tls: Tls.secret('tls') } },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ secretName: 'tls' }] } })], platform: { tls: Tls.secret('tls') } },
  ],
};
