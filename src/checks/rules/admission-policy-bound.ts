import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'admission-policy-bound',
  severity: 'warning',
  title: 'An admission policy has a binding.',
  why: 'A ValidatingAdmissionPolicy, and one that changes objects, does nothing by itself: until a binding puts it to use, all that it is against is taken.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#what-resources-make-a-policy',
  remedy: 'add a binding with its name as \'policyName\'; where somebody else binds it, silence this with the reason',
  * check(cluster) {
    for (const kind of ['ValidatingAdmissionPolicy', 'MutatingAdmissionPolicy']) {
      const binding = `${kind}Binding`;
      const policies = cluster.all(kind);
      if (policies.length === 0 || cluster.setting.declared.some(declared => declared.kind.startsWith(binding))) continue;
      const bound = new Set(cluster.all(binding).map(({ spec }) => spec.policyName));
      for (const item of policies) {
        if (!bound.has(item.name)) yield { item, at: 'metadata.name', must: `should be the policyName of a ${binding}: it does nothing without one`, value: item.name };
      }
    }
  },
};
