import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';
import { nodeOf, nodePortsOf } from '../internal/workloads/node-ports';

export const rule: Rule = {
  id: 'host-port-twice',
  severity: 'error',
  title: 'A port of a node is of one program.',
  why: 'Two pods that take one port of their node cannot be on it: of two DaemonSets for all nodes the second one stays Pending everywhere, and so do all but one of the pods that are bound to one node.',
  source: 'https://kubernetes.io/docs/concepts/configuration/overview/#services',
  remedy: 'change one of them, or leave the network of the nodes',
  * check(cluster) {
    const first = new Map<string, Item>();
    for (const pods of cluster.pods) {
      const { item, spec } = pods;
      // What is on some nodes alone may be on others.
      if (item.kind !== 'DaemonSet' || !isForAll(spec.nodeSelector) || spec.affinity !== undefined) continue;
      yield* taken(first, item, 'on the same nodes', nodePortsOf(pods));
    }
    yield* onOneNode(cluster);
  },
};

/** Pods that are bound to one node, and take one port of it. */
function* onOneNode(cluster: Cluster): Iterable<Violation> {
  const first = new Map<string, Item>();
  for (const pods of cluster.pods) {
    const { item } = pods;
    const [node, most] = [nodeOf(pods), cluster.count(item)?.most ?? 0];
    // Jobs may be there one after the other.
    const ports = node === undefined || most === 0 || pods.ends ? [] : nodePortsOf(pods);
    if (most > 1 && ports.length > 0) {
      yield { item, at: 'hostPort', must: `must be of one pod on the node '${String(node)}', which all ${most} are bound to: the others stay Pending`, value: ports.join(', '), remedy: 'set one replica, or leave the network of the node' };
      continue;
    }
    yield* taken(first, item, `bound to the same node, '${String(node)}'`, ports);
  }
}

/** Ports of a place that another object has taken first; those that are free are taken. */
function* taken(first: Map<string, Item>, item: Item, place: string, ports: readonly string[]): Iterable<Violation> {
  const keyOf = (port: string) => `${place} ${port}`;
  const again = ports.filter(port => first.has(keyOf(port)));
  const other = first.get(keyOf(again[0]));
  if (other) yield { item, at: 'hostPort', must: `must not be that of ${other.toString()}, which is ${place}: its pods stay Pending`, value: again.join(', ') };
  for (const port of ports) if (!first.has(keyOf(port))) first.set(keyOf(port), item);
}

/** Whether nodes are selected by nothing but Linux, which the image of a pod needs anyway. */
function isForAll(nodeSelector: unknown): boolean {
  return Object.entries(record(nodeSelector)).every(([label, value]) => label === 'kubernetes.io/os' && value === 'linux');
}
