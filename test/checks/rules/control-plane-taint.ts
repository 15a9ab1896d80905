import { Cases } from '../_cases';
import { daemonSet, deployment, ofPod } from '../_objects';

const LABEL = 'node-role.kubernetes.io/control-plane';
const required = (...expressions: object[]) => {
  const nodeSelectorTerms = expressions.map(expression => ({ matchExpressions: [{ key: LABEL, ...expression }] }));
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } };
};

export const cases: Cases = {
  broken: [
    { objects: [daemonSet(ofPod({ nodeSelector: { [LABEL]: '' } }))] },
    { objects: [deployment(ofPod(required({ operator: 'Exists' })))] },
    { objects: [deployment(ofPod({ nodeSelector: { [LABEL]: '' }, tolerations: [{ key: 'dedicated', operator: 'Exists' }] }))] },
    { objects: [deployment(ofPod({ nodeSelector: { 'node-role.kubernetes.io/master': '' } }))] },
  ],
  sound: [
    { objects: [daemonSet(ofPod({ nodeSelector: { [LABEL]: '' }, tolerations: [{ key: LABEL, operator: 'Exists', effect: 'NoSchedule' }] }))] },
    { objects: [daemonSet(ofPod({ nodeSelector: { [LABEL]: '' }, tolerations: [{ operator: 'Exists' }] }))] },
    { objects: [deployment(ofPod(required({ operator: 'DoesNotExist' })))] },
    { objects: [deployment(ofPod({ nodeSelector: { disk: 'fast' } }))] },
    { objects: [deployment(ofPod({ nodeSelector: { [LABEL]: 'true' } }))] },
    { objects: [deployment(ofPod(required({ operator: 'In', values: ['true'] })))] },
    { objects: [deployment(ofPod(required({ operator: 'Exists' }, { key: 'pool', operator: 'In', values: ['infra'] })))] },
  ],
};
