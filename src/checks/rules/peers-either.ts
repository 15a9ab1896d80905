import { list } from '../../core/internal/json';
import { apart } from '../internal/network/policies';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'peers-either',
  severity: 'warning',
  title: 'A policy that means pods of a namespace says so in one peer.',
  why: 'Two peers of a list are two of which either will do: a namespaceSelector in one and a podSelector in the next let in every pod of those namespaces, and the selected pods of the policy\'s own.',
  source: 'https://github.com/defenseunicorns/uds-core/issues/528',
  remedy: 'put \'podSelector\' into the peer with \'namespaceSelector\'; where either is meant, make two rules of it',
  * check(cluster) {
    for (const item of cluster.all('NetworkPolicy')) {
      for (const [field, peers] of [['ingress', 'from'], ['egress', 'to']] as const) {
        for (const rule_ of list(item.spec[field])) {
          const all = list(rule_[peers]);
          if (apart(all)) yield { item, at: `spec.${field}`, must: 'should name pods of a namespace in one peer: as two, either lets through', value: all };
        }
      }
    }
  },
};
