import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), service(), ingress({ spec: { ingressClassName: null } }), ingressClass()] }],
  sound: [
    { objects: [deployment(), service(), ingress({ spec: { ingressClassName: null } }), ingressClass({ metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } } })] },
    { objects: [deployment(), service(), ingress({ metadata: { annotations: { 'kubernetes.io/ingress.class': 'public' } }, spec: { ingressClassName: null } })] },
  ],
};
