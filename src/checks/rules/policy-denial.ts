import { list } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'policy-denial',
  severity: 'warning',
  title: 'A policy that is called a denial denies.',
  why: 'A rule without peers and ports lets everything through. What denies all has no rules: an empty list, or none, beside the type.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-traffic',
  remedy: 'remove the rule, and keep the type in \'policyTypes\'; or call the policy what it is',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('NetworkPolicy')) {
      if (!/(^|-)deny(-|$)/.test(item.name)) continue;
      for (const field of ['ingress', 'egress']) {
        const open = list(item.spec[field]).some(rule_ => Object.keys(rule_).length === 0);
        if (open) yield { item, at: `spec.${field}`, must: 'should have no rule to deny: an empty one lets everything through', value: [{}] };
      }
    }
  },
};
