import { ReferredKind } from '../../core/internal/references';
import { Cluster } from './cluster';
import { alike } from './names';
import { Violation } from './rule';

/** What refers to an object of a kind that is neither made nor declared. */
export function* missing(cluster: Cluster, kind: ReferredKind, what: string, remedy: string): Iterable<Violation> {
  for (const { item, reference: { namespace, name, at } } of cluster.dangling(kind)) {
    const meant = alike(name, cluster.names(kind, namespace));
    yield {
      item,
      at,
      must: `must name ${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind} that the program makes or declares: ${what}`,
      value: namespace === undefined ? name : `${namespace}/${name}`,
      remedy: meant === undefined ? remedy : `write '${meant}', if that is meant; else ${remedy}`,
    };
  }
}
