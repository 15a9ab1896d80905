import { k8s } from 'cdk8s-plus-27';
import { ContainerProps, ProbesProps } from '../container';
import { Probe, ProbeOptions } from '../probe';
import { unlessDefault } from './defaults';
import { Found, within } from './finding';
import { Port, portsOf } from './ports';
import { secondsOf } from './quantity';
import { error, integer, oneOf, seconds } from './rules';
import { Wire } from './wire';

type Name = keyof ProbesProps;
const NAMES: readonly Name[] = ['startup', 'ready', 'live'];

/** The probes of a container, with readiness from the first TCP port where nothing else is said. */
function probesOf({ probes = {}, ...container }: ContainerProps): ProbesProps {
  const [main] = portsOf(container);
  return { ready: main?.protocol === 'TCP' ? Probe.tcp() : undefined, ...probes };
}

/** What is wrong with the probes of a container. */
export function probeRules(props: ContainerProps): Found[] {
  const ports = portsOf(props);
  return NAMES.flatMap((name): Found[] => {
    const probe = props.probes?.[name];
    if (!probe) return [];
    const question = probe._question();
    const at = `probes.${name}`;
    const { options } = question;
    return [
      within(at, probe._slips()),
      seconds(`${at}.initialDelaySeconds`, options.initialDelaySeconds),
      seconds(`${at}.periodSeconds`, options.periodSeconds, 1),
      seconds(`${at}.timeoutSeconds`, options.timeoutSeconds, 1),
      integer(`${at}.failureThreshold`, options.failureThreshold, 1),
      name === 'ready'
        ? integer(`${at}.successThreshold`, options.successThreshold, 1)
        : integer(`${at}.successThreshold`, options.successThreshold, 1, 1),
      question.type === 'exec' && question.command.length === 0 ? error('probe-command', `${at}.command`, 'must name a program', question.command, 'give the command as a list of words') : undefined,
      question.type === 'http' ? httpRules(at, question.path, question.options.scheme) : undefined,
      question.type === 'exec' ? undefined : portRule(at, question.options.port, ports),
    ];
  });
}

function httpRules(at: string, path: string, scheme: string | undefined): Found {
  return [
    path.startsWith('/') ? undefined : error('probe-path', `${at}.path`, 'must begin with \'/\'', path, 'give the path of the URL'),
    oneOf(`${at}.scheme`, scheme, ['HTTP', 'HTTPS']),
  ];
}

function portRule(at: string, wanted: number | string | undefined, ports: readonly Port[]): Found {
  const tcp = ports.filter(({ protocol }) => protocol === 'TCP');
  const found = wanted === undefined ? ports[0] : ports.find(({ name, port }) => wanted === name || wanted === port);
  if (found?.protocol === 'TCP') return undefined;
  const names = tcp.map(({ name, port }) => `${name} (${port})`).join(', ');
  return error('probe-port', `${at}.port`, `must be a TCP port of the container: ${names || 'it has none'}`, wanted ?? 'none', 'declare the port, or probe another way');
}

/** The probes as a container has them. */
export function containerProbes(props: ContainerProps): Pick<Wire<k8s.Container>, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
  const probes = probesOf(props);
  const ports = portsOf(props);
  return {
    startupProbe: render(probes.startup, ports),
    readinessProbe: render(probes.ready, ports),
    livenessProbe: render(probes.live, ports),
  };
}

function render(probe: Probe | undefined, ports: readonly Port[]): Wire<k8s.Probe> | undefined {
  if (!probe) return undefined;
  const question = probe._question();
  const { options } = question;
  return { ...timing(options), ...action(question, ports) };
}

function action(question: ReturnType<Probe['_question']>, ports: readonly Port[]): Wire<k8s.Probe> {
  if (question.type === 'exec') return { exec: { command: question.command } };
  const wanted = question.options.port;
  const found = wanted === undefined ? ports[0] : ports.find(({ name, port }) => wanted === name || wanted === port);
  const name = found?.name ?? '';
  switch (question.type) {
    case 'http': {
      const { scheme, headers } = question.options;
      const httpHeaders = Object.entries(headers ?? {}).map(([header, value]) => ({ name: header, value }));
      return { httpGet: { path: question.path, port: name, scheme: unlessDefault(scheme, 'HTTP'), httpHeaders: httpHeaders.length > 0 ? httpHeaders : undefined } };
    }
    case 'tcp': return { tcpSocket: { port: name } };
    case 'grpc': return { grpc: { port: found?.port ?? 0, service: unlessDefault(question.options.service, '') } };
  }
}

function timing(options: ProbeOptions): Wire<k8s.Probe> {
  const optional = (value: ProbeOptions['periodSeconds']) => value === undefined ? undefined : secondsOf(value);
  return {
    initialDelaySeconds: unlessDefault(optional(options.initialDelaySeconds), 0),
    periodSeconds: unlessDefault(optional(options.periodSeconds), 10),
    timeoutSeconds: unlessDefault(optional(options.timeoutSeconds), 1),
    failureThreshold: unlessDefault(options.failureThreshold, 3),
    successThreshold: unlessDefault(options.successThreshold, 1),
  };
}
