import { Cases } from '../_cases';
import { daemonSet, deployment, ofPod } from '../_objects';

const LABEL = 'node-role.kubernetes.io/control-plane';
const FORMER = { key: 'node-role.kubernetes.io/master', operator: 'Exists', effect: 'NoSchedule' };
const required = (...expressions: object[]) => {
  const nodeSelectorTerms = expressions.map(expression => ({ matchExpressions: [{ key: LABEL, ...expression }] }));
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } };
};

const OPENSHIFT = { apiVersion: 'security.openshift.io/v1', kind: 'SecurityContextConstraints', metadata: { name: 'agent' }, users: [] };

export const cases: Cases = {
  broken: [
    { objects: [daemonSet(ofPod({ nodeSelector: { [LABEL]: '' } }))] },
    { objects: [deployment(ofPod(required({ operator: 'Exists' })))] },
    { objects: [deployment(ofPod({ nodeSelector: { [LABEL]: '' }, tolerations: [{ key: 'dedicated', operator: 'Exists' }] }))] },
    { objects: [deployment(ofPod({ nodeSelector: { 'node-role.kubernetes.io/master': '' } }))] },
    { objects: [daemonSet(ofPod({ tolerations: [FORMER] }))] },
    { objects: [daemonSet(ofPod({ nodeSelector: { 'kubernetes.io/os': 'linux' }, tolerations: [FORMER, { key: 'dedicated', operator: 'Exists' }] }))] },
    { objects: [deployment(ofPod({ ...required({ operator: 'Exists' }), tolerations: [FORMER] }))] },
    { objects: [deployment(ofPod({ nodeSelector: { 'node-role.kubernetes.io/master': '' }, tolerations: [{ ...FORMER, key: LABEL }] }))] },
  ],
  sound: [
    { objects: [deployment(ofPod({ nodeSelector: { 'node-role.kubernetes.io/master': '' }, tolerations: [{ operator: 'Exists' }] }))] },
    { objects: [deployment(ofPod({ nodeSelector: { 'node-role.kubernetes.io/master': 'true' }, tolerations: [{ ...FORMER, key: LABEL }] }))] },
    { objects: [deployment(ofPod({ nodeSelector: { 'node-role.kubernetes.io/master': '' }, tolerations: [{ ...FORMER, key: LABEL }] })), OPENSHIFT] },
    { objects: [daemonSet(ofPod({ nodeSelector: { [LABEL]: '' }, tolerations: [{ key: LABEL, operator: 'Exists', effect: 'NoSchedule' }] }))] },
    { objects: [daemonSet(ofPod({ nodeSelector: { [LABEL]: '' }, tolerations: [{ operator: 'Exists' }] }))] },
    { objects: [deployment(ofPod(required({ operator: 'DoesNotExist' })))] },
    { objects: [daemonSet(ofPod({ tolerations: [FORMER, { ...FORMER, key: LABEL }] }))] },
    { objects: [daemonSet(ofPod({ tolerations: [FORMER, { operator: 'Exists' }] }))] },
    { objects: [daemonSet(ofPod({ tolerations: [FORMER] })), OPENSHIFT] },
    // For nodes of one kind, and for whatever node there is.
    { objects: [daemonSet(ofPod({ nodeSelector: { 'kubernetes.io/os': 'windows' }, tolerations: [FORMER] }))] },
    { objects: [daemonSet(ofPod({ nodeSelector: { pool: 'infra' }, tolerations: [FORMER] }))] },
    { objects: [daemonSet(ofPod({ nodeSelector: { 'node-role.kubernetes.io/master': '' }, tolerations: [FORMER] }))] },
    { objects: [deployment(ofPod({ tolerations: [FORMER] }))] },
    { objects: [deployment(ofPod({ nodeSelector: { disk: 'fast' } }))] },
    { objects: [deployment(ofPod({ nodeSelector: { [LABEL]: 'true' } }))] },
    { objects: [deployment(ofPod(required({ operator: 'In', values: ['true'] })))] },
    { objects: [deployment(ofPod(required({ operator: 'Exists' }, { key: 'pool', operator: 'In', values: ['infra'] })))] },
  ],
};
