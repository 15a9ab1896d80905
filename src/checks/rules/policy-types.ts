import { list } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'policy-types',
  severity: 'error',
  title: 'The rules of a policy are of the types that it says.',
  why: 'Rules for the way out in a policy of the type Ingress alone, or the other way round, are read by nobody.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  remedy: 'add the type to \'policyTypes\'',
  * check(cluster) {
    for (const item of cluster.all('NetworkPolicy')) {
      const { policyTypes, ingress, egress } = item.spec;
      // Without any, the API server has them from the rules: of an empty list, it has none.
      if (!Array.isArray(policyTypes) || policyTypes.length === 0) {
        if (Array.isArray(egress) && egress.length === 0) yield { item, at: 'spec.egress', must: EMPTY, value: egress, remedy: 'set \'policyTypes: [Ingress, Egress]\', or leave \'egress\' out', severity: 'warning' };
        continue;
      }
      for (const [type, rules] of [['Ingress', ingress], ['Egress', egress]] as const) {
        if (list(rules).length > 0 && !policyTypes.includes(type)) yield { item, at: 'spec.policyTypes', must: `must have ${type}, for there are rules of that type: nobody reads them`, value: policyTypes };
      }
    }
  },
};

const EMPTY = 'should come with the type Egress: without it, an empty list denies nothing, and the pods reach everybody';
