import { Cluster } from '../cluster';
import { Pods } from '../pods';

/** How a program comes to run in several pods at once, in words; undefined where it is one but for rollouts. */
export function severalOf(cluster: Cluster, { item }: Pods): string | undefined {
  if (item.kind === 'DaemonSet') return 'there is one on each node';
  const { most } = cluster.count(item) ?? { most: 0 };
  return most > 1 ? `there may be ${most}` : undefined;
}
