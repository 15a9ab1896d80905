import { list } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'policy-empty-list',
  severity: 'warning',
  title: 'A rule of a network policy that names nobody is not written as an empty list.',
  why: 'An empty list of peers, or of ports, is the same as none: it lets everybody through, or every port. Who writes one mostly means nobody.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
  remedy: 'leave the rule out to let nobody through; leave the field out where everybody is meant',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('NetworkPolicy')) {
      for (const [direction, peers] of [['ingress', 'from'], ['egress', 'to']] as const) {
        for (const [index, rule_] of list(item.spec[direction]).entries()) {
          for (const field of [peers, 'ports']) {
            const { [field]: value } = rule_;
            // Who is named may have meant every port: cdk8s-plus writes it so.
            if (!Array.isArray(value) || value.length > 0 || (field === 'ports' && list(rule_[peers]).length > 0)) continue;
            yield { item, at: `spec.${direction}[${index}].${field}`, must: `should not be empty: it lets ${field === 'ports' ? 'every port' : 'everybody'} through`, value };
          }
        }
      }
    }
  },
};
