import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'affinity-contradicts',
  severity: 'error',
  title: 'What pods want of a node, one node can have.',
  why: 'All expressions of one term, and the node selector, must hold of the same node: a label has one value, and with two that differ the pods stay Pending. So do those that may not share a node, and are bound to one.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity',
  remedy: 'list the values in one expression, or put each into a term of its own: one of several terms is enough',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, spec } = pods;
      yield* apartOnOneNode(cluster, pods);
      const { requiredDuringSchedulingIgnoredDuringExecution: required } = record(record(spec.affinity).nodeAffinity);
      const wanted = Object.entries(record(spec.nodeSelector)).map(([key, value]): Json => ({ key, operator: 'In', values: [value] }));
      const terms = list(record(required).nodeSelectorTerms);
      const keys = terms.map(({ matchExpressions }) => contradiction([...wanted, ...list(matchExpressions)]));
      if (terms.length === 0 || keys.includes(undefined)) continue;
      yield { item, at: 'affinity.nodeAffinity', must: `must be of one node, and no node has two values of '${String(keys[0])}': its pods stay Pending`, value: terms[0] };
    }
  },
};

const HOSTNAME = 'kubernetes.io/hostname';

/** Pods of which no two may be on a node, and all of which are bound to the same one. */
function* apartOnOneNode(cluster: Cluster, { item, namespace, labels, spec }: Pods): Iterable<Violation> {
  const node = record(spec.nodeSelector)[HOSTNAME];
  const most = cluster.count(item)?.most ?? 1;
  if (node === undefined || most < 2) return;
  const { requiredDuringSchedulingIgnoredDuringExecution: apart } = record(record(spec.affinity).podAntiAffinity);
  const isOfItself = ({ topologyKey, labelSelector, namespaces, namespaceSelector, mismatchLabelKeys }: Json) => {
    if (topologyKey !== HOSTNAME || labelSelector === undefined || mismatchLabelKeys !== undefined) return false;
    return selects(record(labelSelector), labels) && (Array.isArray(namespaces) ? namespaces.includes(namespace) : namespaceSelector === undefined);
  };
  if (!list(apart).some(isOfItself)) return;
  const must = `must allow ${most} pods on one node, '${String(node)}', which all of them are bound to: all but one stay Pending`;
  yield { item, at: 'affinity.podAntiAffinity', must, value: HOSTNAME, remedy: 'take the name of the node away, or let them share it', source: APART };
}

const APART = 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity';

/** The label of which expressions want two values at once; undefined where there is none. */
function contradiction(expressions: readonly Json[]): string | undefined {
  const left = new Map<string, readonly unknown[]>();
  for (const { key, operator, values } of expressions) {
    if (operator !== 'In' || !Array.isArray(values) || values.length === 0) continue;
    const both = (left.get(String(key)) ?? values).filter(value => values.includes(value));
    if (both.length === 0) return String(key);
    left.set(String(key), both);
  }
  return undefined;
}
