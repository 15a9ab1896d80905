import { Json, list } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { ContainerPort, Pods } from '../pods';

/** A port that a Service offers. */
export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
  /** The port of the pods, by its name or its number. */
  readonly target: string | number;
  readonly json: Json;
}

/** The ports of a Service. */
export const servicePortsOf = memo(({ spec }: Item): readonly ServicePort[] => list(spec.ports).map(json => {
  const { name, port, protocol = 'TCP', targetPort } = json;
  return {
    name: typeof name === 'string' ? name : undefined,
    port: Number(port),
    protocol: String(protocol),
    // Also 0 and an empty text are the Service's own.
    target: typeof targetPort === 'string' && targetPort !== '' ? targetPort : Number(targetPort || port),
    json,
  };
}));

/** The Services that send requests to pods. */
export function servicesOf(cluster: Cluster, pods: Pods): readonly Item[] {
  return servicesByPods(cluster).get(pods) ?? [];
}

const servicesByPods = memo((cluster: Cluster): ReadonlyMap<Pods, readonly Item[]> => {
  const found = new Map<Pods, Item[]>();
  for (const service of cluster.all('Service')) for (const pods of cluster.behind(service)) found.set(pods, [...found.get(pods) ?? [], service]);
  return found;
});

/** Whether a port of a Service is the one that a route means, by its name or its number. */
export function isMeant({ name, port }: ServicePort, meant: string | number | undefined): boolean {
  return meant !== undefined && (meant === port || meant === name);
}

/** The number of a Service's port at pods; undefined where they have none of its name. */
export function targetNumber({ target, protocol }: ServicePort, pods: Pods): number | undefined {
  if (typeof target === 'number') return target;
  return pods.ports.find(port => port.name === target && port.protocol === protocol)?.number;
}

/** Words for the ports that pods have. */
export function portWords(ports: readonly ContainerPort[]): string {
  return ports.length === 0 ? 'they have none' : ports.map(({ name, number, protocol }) => `${name ?? ''}${name === undefined ? number : ` (${number})`}${protocol === 'TCP' ? '' : ` ${protocol}`}`).join(', ');
}
