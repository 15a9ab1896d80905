import { External } from '../../../src';
import { Case, Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const TARGET = 'alb.ingress.kubernetes.io/target-type';
const CLASS = ingressClass({ spec: { controller: 'ingress.k8s.aws/alb' } }, 'alb');

const routed = (annotations: Record<string, string>, ingressClassName: string) => ingress({ metadata: { annotations }, spec: { ingressClassName } });

const balanced = (annotations: Record<string, string>, type?: string, className = 'alb'): Case => ({
  objects: [CLASS, ingressClass(), deployment(), service({ spec: { type } }), routed(annotations, className)],
});

export const cases: Cases = {
  broken: [balanced({ [TARGET]: 'instance' }), balanced({}, 'ClusterIP')],
  sound: [
    balanced({ [TARGET]: 'ip' }),
    balanced({}, 'NodePort'),
    balanced({ [TARGET]: 'instance' }, 'LoadBalancer'),
    balanced({}, undefined, ingressClass().metadata.name),
    // Of what type it is, nobody says.
    { platform: { external: [External.service('web', { namespace: 'shop' })] }, objects: [CLASS, routed({}, 'alb')] },
  ],
};
