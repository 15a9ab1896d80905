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
      if (selected && !tolerated) yield { item, at: 'tolerations', must: 'should have one for the taint of the control plane: the pods stay Pending', value: spec.tolerations ?? 'none' };
    }
  },
};

function isOfControlPlane({ key, operator, values }: Json): boolean {
  return LABELS.includes(String(key)) && (operator === 'Exists' || (operator === 'In' && Array.isArray(values) && !values.includes('true')));
}

const LABELS = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];
const TERMS = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[]';
