import { k8s } from 'cdk8s-plus-27';
import { ContainerProps } from '../../container';
import { HttpHookOptions } from '../../hook';
import { Probe, ProbeOptions, ProbesProps } from '../../probe';
import { Wire } from '../api/wire';
import { unlessDefault } from '../defaults';
import { Found, within } from '../finding';
import { secondsOf } from '../quantity';
import { error, integer, oneOf, seconds } from '../rules';
import { Port } from './ports';

type Name = keyof ProbesProps;
const NAMES: readonly Name[] = ['startup', 'ready', 'live'];

/** The probes of a container, with readiness from the first TCP port where nothing else is said. */
function probesOf({ probes = {} }: ContainerProps, [main]: readonly Port[]): ProbesProps {
  return { ready: main?.protocol === 'TCP' ? Probe.tcp() : undefined, ...probes };
}

/** What is wrong with the probes of a container. */
export function probeRules(props: ContainerProps, ports: readonly Port[]): Found[] {
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
      question.type === 'exec' ? undefined : tcpPortRule(at, question.options.port, ports),
    ];
  });
}

/** What is wrong with a request of the kubelet's. */
export function httpRules(at: string, path: string, scheme: string | undefined): Found {
  return [
    path.startsWith('/') ? undefined : error('probe-path', `${at}.path`, 'must begin with \'/\'', path, 'give the path of the URL'),
    oneOf(`${at}.scheme`, scheme, ['HTTP', 'HTTPS']),
  ];
}

/** What is wrong with a port that the kubelet asks. */
export function tcpPortRule(at: string, wanted: number | string | undefined, ports: readonly Port[]): Found {
  const tcp = ports.filter(({ protocol }) => protocol === 'TCP');
  const found = portAt(wanted, ports);
  if (found?.protocol === 'TCP') return undefined;
  const names = tcp.map(({ name, port }) => `${name} (${port})`).join(', ');
  return error('probe-port', `${at}.port`, `must be a TCP port of the container: ${names || 'it has none'}`, wanted ?? 'none', 'declare the port, or probe another way');
}

/** The probes as a container has them. */
export function containerProbes(props: ContainerProps, ports: readonly Port[]): Pick<Wire<k8s.Container>, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
  const probes = probesOf(props, ports);
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
  const found = portAt(question.options.port, ports);
  const name = found?.name ?? '';
  switch (question.type) {
    case 'http': return { httpGet: httpGet(question.path, question.options, ports) };
    case 'tcp': return { tcpSocket: { port: name } };
    case 'grpc': return { grpc: { port: found?.port ?? 0, service: unlessDefault(question.options.service, '') } };
  }
}

/** A GET as the kubelet is told it. */
export function httpGet(path: string, { port, scheme, headers = {} }: HttpHookOptions, ports: readonly Port[]): Wire<k8s.HttpGetAction> {
  const httpHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return {
    path,
    port: portAt(port, ports)?.name ?? '',
    scheme: unlessDefault(scheme, 'HTTP'),
    httpHeaders: httpHeaders.length > 0 ? httpHeaders : undefined,
  };
}

/** The port of a number or a name; without either, the first. */
function portAt(wanted: number | string | undefined, ports: readonly Port[]): Port | undefined {
  return wanted === undefined ? ports[0] : ports.find(({ name, port }) => wanted === name || wanted === port);
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
