import { Json, list, record } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'control-plane-taint',
  severity: 'warning',
  title: 'Pods that are for the nodes of the control plane tolerate their taint.',
  why: 'A taint keeps these nodes free of pods, as kubeadm and others set them up: a selector alone finds them, and the pods stay Pending.',
  source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint',
  remedy: 'add a toleration with the key node-role.kubernetes.io/control-plane',
  * check(cluster) {
    for (const { item, spec } of cluster.pods) {
      if (spec.nodeSelector === undefined && spec.affinity === undefined) continue;
      // One of the terms is enough. K3s and RKE2 write the value 'true', and set no taint.
      const terms = valuesAt(spec, TERMS).map(({ value }) => list(record(value).matchExpressions).some(isOfControlPlane));
      const selected = LABELS.some(label => record(spec.nodeSelector)[label] === '') || (terms.length > 0 && terms.every(Boolean));
      const tolerated = list(spec.tolerations).some(({ key }) => key === undefined || LABELS.includes(String(key)));
      const must = 'should have one for the taint of the control plane: the pods stay Pending';
      if (selected && !tolerated) yield { item, at: 'tolerations', must, value: spec.tolerations ?? 'none', ...record(spec.nodeSelector)[FORMER] === '' ? RENAMED : {} };
    }
  },
};

function isOfControlPlane({ key, operator, values }: Json): boolean {
  return LABELS.includes(String(key)) && (operator === 'Exists' || (operator === 'In' && Array.isArray(values) && !values.includes('true')));
}

const FORMER = 'node-role.kubernetes.io/master';
const LABELS = ['node-role.kubernetes.io/control-plane', FORMER];
// Other distributions may still give the former label; kubeadm does not since 1.24.
const RENAMED = {
  remedy: `select node-role.kubernetes.io/control-plane, as kubeadm gives no node the label ${FORMER} since 1.24, and add a toleration with that key`,
  source: 'https://github.com/kubernetes/kubernetes/pull/107533',
};
const TERMS = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[]';
