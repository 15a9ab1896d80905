import { Json, list, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'spread-selector',
  severity: 'warning',
  title: 'Pods are spread by labels that they have.',
  why: 'Constraints whose selector does not take the pods themselves count others, or none: all replicas may be on one node.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field',
  remedy: 'write the labels of the pod template into the selector',
  * check(cluster) {
    for (const { item, labels, spec } of cluster.pods) {
      for (const { labelSelector, topologyKey } of list(spec.topologySpreadConstraints)) {
        const selector: Json = record(labelSelector);
        if (labelSelector !== undefined && !selects(selector, labels)) {
          yield { item, at: `topologySpreadConstraints '${String(topologyKey)}'`, must: 'should select the pods themselves: it does not spread them', value: selector };
        }
      }
    }
  },
};
