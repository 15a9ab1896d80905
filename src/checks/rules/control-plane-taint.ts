import { Json, list, record } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { Cluster } from '../internal/cluster';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'control-plane-taint',
  severity: 'warning',
  title: 'Pods that are for the nodes of the control plane, or for all nodes, tolerate the taint of the control plane.',
  why: 'A taint keeps these nodes free of pods, as kubeadm and others set them up: a selector alone finds them, and the pods stay Pending. A toleration of the former taint, of masters, is for none of them: an agent is silently missing there.',
  source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint',
  remedy: 'add a toleration with the key node-role.kubernetes.io/control-plane',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, spec } = pods;
      if (spec.nodeSelector === undefined && spec.affinity === undefined && spec.tolerations === undefined) continue;
      const tolerated = LABELS.filter(label => list(spec.tolerations).some(({ key }) => key === undefined || key === label));
      if (tolerated.length === 0 && selects(spec, LABELS)) {
        yield { item, at: 'tolerations', must: 'should have one for the taint of the control plane: the pods stay Pending', value: spec.tolerations ?? 'none', ...record(spec.nodeSelector)[FORMER] === '' ? RENAMED : {} };
      }
      // Who tolerates the taint of today alone does not mean the nodes of others, which have both.
      if (!tolerated.includes(FORMER) && tolerated.includes(CURRENT) && record(spec.nodeSelector)[FORMER] === '' && !isOfOpenShift(cluster)) {
        yield { item, at: `nodeSelector '${FORMER}'`, must: `should be '${CURRENT}': kubeadm gives no node the former label since 1.24, and the pods stay Pending`, value: '', ...RENAMED };
      }
      if (tolerated.includes(CURRENT) || !tolerated.includes(FORMER)) continue;
      const selected = selects(spec, [CURRENT]);
      if (!(selected || isForAllNodes(pods)) || isOfOpenShift(cluster)) continue;
      const must = `should have one with the key ${CURRENT}: since 1.25 kubeadm taints the control plane with that alone, and ${selected ? 'the pods stay Pending' : 'there are no pods on these nodes'}`;
      yield { item, at: 'tolerations', must, value: FORMER, source: TAINT };
    }
  },
};

/** Whether pods are for nodes with one of some labels alone. */
function selects({ nodeSelector, affinity }: Json, labels: readonly string[]): boolean {
  // One of the terms is enough. K3s and RKE2 write the value 'true', and set no taint.
  const terms = valuesAt({ affinity }, TERMS).map(({ value }) => list(record(value).matchExpressions).some(expression => isOf(labels, expression)));
  return labels.some(label => record(nodeSelector)[label] === '') || (terms.length > 0 && terms.every(Boolean));
}

/** Whether they are meant for each node, but for those of another system; those of the control plane are of Linux. */
function isForAllNodes({ item, spec }: Pods): boolean {
  const keys = [...Object.keys(record(spec.nodeSelector)), ...valuesAt(spec, `${TERMS}.matchExpressions[].key`).map(({ value }) => String(value))];
  const isOfWindows = JSON.stringify([spec.nodeSelector, spec.affinity]).includes('windows');
  return item.kind === 'DaemonSet' && !isOfWindows && keys.every(key => /^(beta\.)?kubernetes\.io\/(os|arch)$/.test(key));
}

/** Its nodes have the former taint to this day. */
function isOfOpenShift({ items }: Cluster): boolean {
  return items.some(({ group }) => group.endsWith('openshift.io'));
}

function isOf(labels: readonly string[], { key, operator, values }: Json): boolean {
  return labels.includes(String(key)) && (operator === 'Exists' || (operator === 'In' && Array.isArray(values) && !values.includes('true')));
}

const CURRENT = 'node-role.kubernetes.io/control-plane';
const FORMER = 'node-role.kubernetes.io/master';
const LABELS = [CURRENT, FORMER];
const TAINT = 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-cluster-lifecycle/kubeadm/2067-rename-master-label-taint';
// Other distributions may still give the former label; kubeadm does not since 1.24.
const RENAMED = {
  remedy: `select ${CURRENT}, as kubeadm gives no node the label ${FORMER} since 1.24, and have a toleration with that key`,
  source: 'https://github.com/kubernetes/kubernetes/pull/107533',
};
const TERMS = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[]';
