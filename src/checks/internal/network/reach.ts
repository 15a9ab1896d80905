import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';
import { PortNumber } from '../setting';
import { End, isOnNode, Policies } from './policies';
import { ServicePort, servicePortsOf, targetNumber } from './services';

/** Why requests do not get from pods to others; undefined where they do. */
export function cutBetween(policies: Policies, from: End, to: Pods, port: number, protocol: string): string | undefined {
  if (!policies.letsOut(from, to, port, protocol)) return `no policy lets its pods out to ${to.item.toString()} on ${protocol} ${port}`;
  if (policies.letsIn(from, to, port, protocol)) return undefined;
  const who = isOnNode(from) ? 'their node' : 'them';
  return `no policy lets ${who} in at ${to.item.toString()} on ${protocol} ${port}`;
}

/** Why requests do not get from pods to a Service's; undefined where they get to one of its ports, as far as is known. */
export function cutFromService(
  cluster: Cluster, policies: Policies, from: End, service: Item, fits: (port: ServicePort) => boolean,
): string | undefined {
  const ways = cluster.behind(service).flatMap(pods => servicePortsOf(service).filter(fits).flatMap(port => {
    const number = targetNumber(port, pods);
    return number === undefined ? [] : [cutBetween(policies, from, pods, number, port.protocol)];
  }));
  return ways.includes(undefined) ? undefined : ways[0];
}

/** The numbers of the ports of pods that a connection may be meant for: those it names, or all. */
export function portsMeant(pods: Pods, ports: readonly PortNumber[]): readonly PortNumber[] {
  return ports.length > 0 ? ports : pods.ports.map(({ number, protocol }) => ({ port: number, protocol }));
}

/** The workloads that each is connected to, as the program declares it. */
export const connectedTo = memo((cluster: Cluster): ReadonlyMap<Item, ReadonlySet<Item>> => {
  const result = new Map<Item, Set<Item>>();
  for (const { from, to } of cluster.setting.connections) {
    const called = cluster.selected(to.namespace, { matchLabels: to.labels }).map(({ item }) => item);
    for (const { item } of cluster.selected(from.namespace, { matchLabels: from.labels })) {
      result.set(item, new Set([...result.get(item) ?? [], ...called]));
    }
  }
  return result;
});
