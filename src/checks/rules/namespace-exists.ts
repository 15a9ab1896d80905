import { closestName } from '../../core/internal/closest-name';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'namespace-exists',
  severity: 'warning',
  title: 'Every namespace that objects are in is made or declared.',
  why: 'Nothing can be created in a namespace that is missing. A program that makes some of its namespaces, and not others, cannot bring a new cluster up.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  remedy: 'make it by a Tenant, or say that it is there: a Tenant with \'createNamespace: false\', or External.namespace in \'external\' of the Platform',
  * check(cluster) {
    if (cluster.all('Namespace').length === 0) return;
    const seen = new Set<string>();
    for (const item of cluster.items) {
      const { namespace } = item;
      if (namespace === undefined || seen.has(namespace) || cluster.exists('Namespace', undefined, namespace)) continue;
      seen.add(namespace);
      const meant = closestName(namespace, cluster.names('Namespace', undefined));
      yield {
        item,
        at: 'metadata.namespace',
        must: 'must be a namespace that the program makes or declares: nothing can be created in one that is missing',
        value: namespace,
        remedy: meant === undefined ? rule.remedy : `write '${meant}', if that is meant; else ${rule.remedy}`,
      };
    }
  },
};
