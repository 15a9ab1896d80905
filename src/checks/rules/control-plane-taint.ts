import { list, record } from '../../core/internal/json';
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
      const selected = LABELS.some(label => label in record(spec.nodeSelector)) || valuesAt(spec, REQUIRED).some(({ value }) => {
        const { key, operator } = record(value);
        return LABELS.includes(String(key)) && operator !== 'DoesNotExist' && operator !== 'NotIn';
      });
      const tolerated = list(spec.tolerations).some(({ key }) => key === undefined || LABELS.includes(String(key)));
      if (selected && !tolerated) yield { item, at: 'tolerations', must: 'should have one for the taint of the control plane: the pods stay Pending', value: spec.tolerations ?? 'none' };
    }
  },
};

const LABELS = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];
const REQUIRED = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[]';
