import { Json, list, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'affinity-contradicts',
  severity: 'error',
  title: 'What pods want of a node, one node can have.',
  why: 'All expressions of one term, and the node selector, must hold of the same node: a label has one value, and with two that differ the pods stay Pending.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity',
  remedy: 'list the values in one expression, or put each into a term of its own: one of several terms is enough',
  * check(cluster) {
    for (const { item, spec } of cluster.pods) {
      const { requiredDuringSchedulingIgnoredDuringExecution: required } = record(record(spec.affinity).nodeAffinity);
      const wanted = Object.entries(record(spec.nodeSelector)).map(([key, value]): Json => ({ key, operator: 'In', values: [value] }));
      const terms = list(record(required).nodeSelectorTerms);
      const keys = terms.map(({ matchExpressions }) => contradiction([...wanted, ...list(matchExpressions)]));
      if (terms.length === 0 || keys.includes(undefined)) continue;
      yield { item, at: 'affinity.nodeAffinity', must: `must be of one node, and no node has two values of '${String(keys[0])}': its pods stay Pending`, value: terms[0] };
    }
  },
};

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
