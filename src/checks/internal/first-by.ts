import { memo } from '../../core/internal/memo';
import { Cluster } from './cluster';
import { Item } from './item';

/** The first object of a kind that has what is to be one object's alone, such as the place of an archive: looked up, where there may be hundreds. */
export function firstBy(kind: string, keyOf: (item: Item) => string | undefined): (cluster: Cluster, key: string) => Item | undefined {
  const firsts = memo((cluster: Cluster) => {
    const found = new Map<string, Item>();
    for (const item of cluster.all(kind)) {
      const key = keyOf(item);
      if (key !== undefined && !found.has(key)) found.set(key, item);
    }
    return found;
  });
  return (cluster, key) => firsts(cluster).get(key);
}
