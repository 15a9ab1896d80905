import { Cluster } from './cluster';
import { Item } from './item';
import { Violation } from './rule';

/** A Secret that is looked for in namespaces, and that the program has made in another one alone. */
export function* secretElsewhere(cluster: Cluster, item: Item, at: string, name: string, namespaces: readonly string[]): Iterable<Violation> {
  if (namespaces.some(namespace => cluster.exists('Secret', namespace, name))) return;
  const other = cluster.items.find(each => each.namespace !== undefined && cluster.maker('Secret', each.namespace, name) === each);
  const [namespace] = namespaces;
  if (other) yield { item, at, must: `must be a Secret of '${namespace}', where it is looked for, and ${other.toString()} makes it elsewhere`, value: name, remedy: `make it in '${namespace}'` };
}
