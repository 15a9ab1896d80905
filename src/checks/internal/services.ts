import { Json, list, record } from '../../core/internal/json';
import { Cluster } from './cluster';
import { Item } from './item';
import { ContainerPort, Pods, portsOf } from './pods';

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
export function servicePortsOf({ spec }: Item): ServicePort[] {
  return list(spec.ports).map(json => {
    const { name, port, protocol = 'TCP', targetPort = port } = json;
    return {
      name: typeof name === 'string' ? name : undefined,
      port: Number(port),
      protocol: String(protocol),
      target: typeof targetPort === 'string' ? targetPort : Number(targetPort),
      json,
    };
  });
}

/** Whether a port of a Service is the one that a route means, by its name or its number. */
export function isMeant({ name, port }: ServicePort, meant: string | number | undefined): boolean {
  return meant !== undefined && (meant === port || meant === name);
}

/** The pods that a Service sends requests to; none where it has no selector. */
export function podsBehind(cluster: Cluster, { namespace, spec }: Item): readonly Pods[] {
  const matchLabels = record(spec.selector);
  return Object.keys(matchLabels).length === 0 ? [] : cluster.selected(namespace, { matchLabels });
}

/** The number of a Service's port at pods; undefined where they have none of its name. */
export function targetNumber({ target, protocol }: ServicePort, pods: Pods): number | undefined {
  if (typeof target === 'number') return target;
  return portsOf(pods).find(port => port.name === target && port.protocol === protocol)?.number;
}

/** Words for the ports that pods have. */
export function portWords(ports: readonly ContainerPort[]): string {
  return ports.length === 0 ? 'they have none' : ports.map(({ name, number, protocol }) => `${name ?? ''}${name === undefined ? number : ` (${number})`}${protocol === 'TCP' ? '' : ` ${protocol}`}`).join(', ');
}

/** A way from outside to a Service. */
export interface Backend {
  readonly service: string;
  /** The port of the Service, by its name or its number. */
  readonly port?: string | number;
  /** Where in the Ingress it is. */
  readonly at: string;
}

/** The Services that an Ingress leads to. */
export function backendsOf({ spec }: Item): Backend[] {
  const backend = (json: unknown, at: string): Backend[] => {
    const { name, port } = record(record(json).service);
    const { name: portName, number } = record(port);
    // To AWS's controller it is the name of an annotation: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions
    if (typeof name !== 'string' || portName === 'use-annotation') return [];
    return [{ service: name, port: typeof portName === 'string' ? portName : typeof number === 'number' ? number : undefined, at }];
  };
  return [
    ...backend(spec.defaultBackend, 'spec.defaultBackend'),
    ...list(spec.rules).flatMap(({ host, http }) => list(record(http).paths).flatMap(({ path, backend: json }) => backend(json, `rule '${String(host ?? '')}${String(path ?? '')}'`))),
  ];
}
