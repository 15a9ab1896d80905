import { k8s } from 'cdk8s-plus-27';
import { ContainerProps } from '../../container';
import { PortProps } from '../../ports';
import { Wire } from '../api/wire';
import { Found } from '../finding';
import { error, notBoth, oneOf, port, portName } from '../rules';

/** A port with everything decided. */
export interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly servicePort: number;
  readonly hostPort?: number;
}

/** The ports of a container; the first is the main one. A single one is called by `name`. */
export function portsOf({ port: only, ports }: ContainerProps, name = 'http'): Port[] {
  const listed: PortProps[] = ports ?? (only === undefined ? [] : [{ name, port: only }]);
  return listed.map(each => ({ name: each.name, port: each.port, protocol: each.protocol ?? 'TCP', servicePort: each.servicePort ?? each.port, hostPort: each.hostPort }));
}

/** Whether a port speaks gRPC, by its name: what browsers speak (`grpc-web`) is HTTP/1.1. */
export function isGrpc(name: string): boolean {
  return /^grpc($|-(?!web($|-)))/.test(name);
}

/** Whether a port speaks TLS, by its name or the number that is for it. */
export function isTls({ name, port: number, servicePort }: Port): boolean {
  return /^(https|grpcs)($|-)/.test(name) || number === 443 || servicePort === 443;
}

/** What is wrong with the ports of a container. */
export function portRules({ port: only, ports = [], ...rest }: ContainerProps): Found[] {
  const names = ports.map(({ name }) => name);
  return [
    port('port', only),
    notBoth('port', only, 'ports', 'ports' in rest || ports.length > 0 ? ports : undefined, 'list it first in \'ports\''),
    ports.map((item, index): Found => [
      portName(`ports[${index}].name`, item.name),
      port(`ports[${index}].port`, item.port),
      port(`ports[${index}].servicePort`, item.servicePort),
      port(`ports[${index}].hostPort`, item.hostPort),
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

/** What is wrong with ports of several containers, which share one address and one Service. */
export function sharedPortRules(containers: ReadonlyArray<{ readonly at: string; readonly ports: readonly Port[] }>): Found[] {
  const all = containers.flatMap(({ at, ports }) => ports.map(each => ({ ...each, at })));
  return all.map((item, index): Found => {
    const before = all.slice(0, index).filter(({ at }) => at !== item.at);
    const twice = (what: string, value: unknown, clashes: (other: Port) => boolean) => before.some(clashes)
      ? error('port-twice', `${item.at} ports`, `must not have ${what} that another container of the pod has`, value, 'change one of them')
      : undefined;
    return [
      twice('a port', item.port, other => other.port === item.port && other.protocol === item.protocol),
      twice('a port name', item.name, other => other.name === item.name),
      twice('a \'servicePort\'', item.servicePort, other => other.port !== item.port && sameService(other, item)),
    ];
  });
}

function sameService(a: Pick<Port, 'port'> & Partial<Port>, b: Pick<Port, 'port'> & Partial<Port>): boolean {
  return (a.servicePort ?? a.port) === (b.servicePort ?? b.port) && (a.protocol ?? 'TCP') === (b.protocol ?? 'TCP');
}

/** The ports as a container lists them. */
export function containerPorts(ports: readonly Port[]): Array<Wire<k8s.ContainerPort>> {
  return ports.map(({ name, port: containerPort, protocol, hostPort }) => ({ name, containerPort, protocol, hostPort }));
}

/** The ports as a Service lists them. */
export function servicePorts(ports: readonly Port[]): Array<Wire<k8s.ServicePort>> {
  return ports.map(({ name, servicePort, protocol }) => ({ name, port: servicePort, targetPort: name, protocol }));
}
