import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const ROUTED = { ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } };
const annotated = (name: string) => ingress({ metadata: { annotations: { 'kubernetes.io/ingress.class': name } }, spec: { ingressClassName: null } });

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingress({ spec: { ingressClassName: 'publc' } }), ingressClass()] },
    { objects: [deployment(), service(), annotated('nginx'), ingressClass()] },
    { objects: [deployment(), service(), annotated('publc')], platform: ROUTED },
  ],
  sound: [
    { objects: [deployment(), service(), annotated('public')], platform: ROUTED },
    { objects: [deployment(), service(), annotated('nginx')] },
    { objects: [deployment(), service(), annotated('gce')], platform: ROUTED },
    { objects: [deployment(), service(), annotated('azure/application-gateway')], platform: ROUTED },
    { objects: [deployment(), service(), annotated('nginx')], platform: { ...ROUTED, external: [External.ingressClass('nginx')] } },
    { objects: [deployment(), service(), ingress(), ingressClass()] },
    { objects: [deployment(), service(), ingress()], platform: { external: [External.ingressClass('public')] } },
    { objects: [deployment(), service(), ingress()], platform: { ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } } },
  ],
};
