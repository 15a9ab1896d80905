import { ContainerProps } from '../../container';
import { PodProps } from '../../pod';
import { ContainerSecurityProps } from '../../security';
import { Port, portsOf } from './ports';

/** A container of a pod. */
export interface PodContainer {
  /** The pod's own program, one that ends before it starts, or one beside it. */
  readonly role: 'main' | 'init' | 'sidecar';
  readonly name: string;
  readonly props: ContainerProps;
  readonly ports: readonly Port[];
  /** What differs from the pod's; undefined for the pod's own program, which is what the pod is. */
  readonly security?: ContainerSecurityProps;
  /** Whether it has the variables of connections. */
  readonly connections: boolean;
  /** Of a sidecar: whether it waits for the init containers. */
  readonly afterInitContainers: boolean;
  /** Where the user wrote it, for messages; empty for the pod's own. */
  readonly at: string;
}

/** All containers of a pod, its own program first. */
export function containersOf(name: string, props: PodProps): PodContainer[] {
  const { initContainers = [], sidecars = [], containerName = name } = props;
  return [
    { role: 'main', name: containerName, props, ports: portsOf(props), connections: true, afterInitContainers: false, at: '' },
    ...initContainers.map((each, index): PodContainer => ({
      role: 'init', name: each.name, props: each, ports: [], security: each.security, connections: each.connections ?? false, afterInitContainers: false, at: `initContainers[${index}]`,
    })),
    ...sidecars.map((each, index): PodContainer => ({
      role: 'sidecar',
      name: each.name,
      props: each,
      ports: portsOf(each, each.name),
      security: each.security,
      connections: each.connections ?? false,
      afterInitContainers: each.afterInitContainers ?? false,
      at: `sidecars[${index}]`,
    })),
  ];
}

/** The ports of all containers of a pod, its main one first. */
export function podPorts(name: string, props: PodProps): Port[] {
  return containersOf(name, props).flatMap(({ ports }) => ports);
}
