import { crossingsOf, isGranted } from '../internal/network/gateways';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'reference-not-granted',
  severity: 'error',
  title: 'What a route or a Gateway refers to in another namespace is granted there.',
  why: 'Without a ReferenceGrant in the namespace of the Service a route answers 500; without one in that of the Secret a listener has no certificate.',
  source: 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  remedy: 'add a ReferenceGrant to that namespace, or put both into one',
  * check(cluster) {
    for (const crossing of crossingsOf(cluster)) {
      const { item, kind, namespace, name, at } = crossing;
      // In a namespace that somebody else makes, so may be the grant.
      if (isGranted(cluster, crossing) || cluster.find('Namespace', undefined, namespace) === undefined) continue;
      yield { item, at, must: `must be let by a ReferenceGrant in ${namespace}, from ${item.kind} of ${item.namespace ?? 'its namespace'} to ${kind}`, value: `${namespace}/${name}` };
    }
  },
};
