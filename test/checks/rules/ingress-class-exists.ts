import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), service(), ingress({ spec: { ingressClassName: 'publc' } }), ingressClass()] }],
  sound: [
    { objects: [deployment(), service(), ingress(), ingressClass()] },
    { objects: [deployment(), service(), ingress()], platform: { external: [External.ingressClass('public')] } },
    { objects: [deployment(), service(), ingress()], platform: { ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } } },
  ],
};
