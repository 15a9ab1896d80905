import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'host-port-twice',
  severity: 'error',
  title: 'A port of the nodes is of one program that is on all of them.',
  why: 'Two pods that take one port of their node cannot be on it: of two DaemonSets for all nodes the second one stays Pending everywhere.',
  source: 'https://kubernetes.io/docs/concepts/configuration/overview/#services',
  remedy: 'change one of them, or leave the network of the nodes',
  * check(cluster) {
    const first = new Map<string, Item>();
    for (const pods of cluster.pods) {
      const { item, spec } = pods;
      // What is on some nodes alone may be on others.
      if (item.kind !== 'DaemonSet' || !isForAll(spec.nodeSelector) || spec.affinity !== undefined) continue;
      const ports = nodePortsOf(pods);
      const taken = ports.filter(port => first.has(port));
      const other = first.get(taken[0]);
      if (other) yield { item, at: 'hostPort', must: `must not be that of ${other.toString()}, which is on the same nodes: its pods stay Pending`, value: taken.join(', ') };
      for (const port of ports) if (!first.has(port)) first.set(port, item);
    }
  },
};

/** Whether nodes are selected by nothing but Linux, which the image of a pod needs anyway. */
function isForAll(nodeSelector: unknown): boolean {
  return Object.entries(record(nodeSelector)).every(([label, value]) => label === 'kubernetes.io/os' && value === 'linux');
}

function nodePortsOf({ spec, containers }: Pods): string[] {
  return containers.flatMap(({ json }) => list(json.ports).flatMap(({ containerPort, hostPort = spec.hostNetwork === true ? containerPort : undefined, protocol = 'TCP', hostIP = '' }) =>
    hostPort === undefined || hostPort === 0 ? [] : [`${String(protocol)} ${String(hostPort)}${hostIP === '' ? '' : ` of ${String(hostIP)}`}`]));
}
