import { k8s } from 'cdk8s-plus-27';
import { ContainerProps, PortProps } from '../container';
import { Found } from './finding';
import { error, notBoth, oneOf, port, portName } from './rules';
import { Wire } from './wire';

/** A port with everything decided. */
export interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly servicePort: number;
}

/** The ports of a container; the first is the main one. */
export function portsOf({ port: only, ports }: ContainerProps): Port[] {
  const listed = ports ?? (only === undefined ? [] : [{ name: 'http', port: only }]);
  return listed.map(({ name, port: number, protocol = 'TCP', servicePort = number }) => ({ name, port: number, protocol, servicePort }));
}

/** What is wrong with the ports of a container. */
export function portRules({ port: only, ports = [], ...rest }: ContainerProps): Found[] {
  const names = ports.map(({ name }) => name);
  return [
    port('port', only),
    notBoth('port', only, 'ports', 'ports' in rest || ports.length > 0 ? ports : undefined, 'list it first in \'ports\''),
    ...ports.map((item, index): Found => [
      portName(`ports[${index}].name`, item.name),
      port(`ports[${index}].port`, item.port),
      port(`ports[${index}].servicePort`, item.servicePort),
      oneOf(`ports[${index}].protocol`, item.protocol, ['TCP', 'UDP', 'SCTP']),
      names.indexOf(item.name) < index ? error('port-twice', `ports[${index}].name`, 'must not be the name of another port', item.name, 'rename one of them') : undefined,
      ports.findIndex(other => other.port === item.port && (other.protocol ?? 'TCP') === (item.protocol ?? 'TCP')) < index
        ? error('port-twice', `ports[${index}].port`, 'must be listed once', item.port, 'remove one of them')
        : undefined,
      ports.findIndex(other => sameService(other, item)) < index
        ? error('port-twice', `ports[${index}].servicePort`, 'must be offered once by the Service', item.servicePort ?? item.port, 'give one of them another \'servicePort\'')
        : undefined,
    ]),
  ];
}

function sameService(a: PortProps, b: PortProps): boolean {
  return (a.servicePort ?? a.port) === (b.servicePort ?? b.port) && (a.protocol ?? 'TCP') === (b.protocol ?? 'TCP');
}

/** The ports as a container lists them. */
export function containerPorts(ports: readonly Port[]): Array<Wire<k8s.ContainerPort>> {
  return ports.map(({ name, port: containerPort, protocol }) => ({ name, containerPort, protocol }));
}

/** The ports as a Service lists them. */
export function servicePorts(ports: readonly Port[]): Array<Wire<k8s.ServicePort>> {
  return ports.map(({ name, servicePort, protocol }) => ({ name, port: servicePort, targetPort: name, protocol }));
}
