import { secondsOf } from '../core/internal/quantity';
import { caServerOf } from './_acme-authority';
import { TraefikProps } from './traefik-props';

/** A port that Traefik listens on. */
export interface EntryPoint {
  readonly name: string;
  readonly protocol: 'TCP' | 'UDP';
  /** The ports of the Service and of the pods. */
  readonly port: number;
  readonly containerPort: number;
}

/** Where its metrics and its health are: no port of the Service. */
export const METRICS_PORT = 9100;

/** The entry points that are always there. */
export const WEB: EntryPoint = { name: 'web', protocol: 'TCP', port: 80, containerPort: 8000 };
export const WEBSECURE: EntryPoint = { name: 'websecure', protocol: 'TCP', port: 443, containerPort: 8443 };

/** The entry points, those of HTTP first. */
export function entryPointsOf({ entryPoints = {} }: TraefikProps): EntryPoint[] {
  return [
    WEB,
    WEBSECURE,
    ...Object.entries(entryPoints).map(([name, { port, protocol = 'TCP', containerPort = port < 1024 ? port + 10000 : port }]) => ({ name, protocol, port, containerPort })),
  ];
}

/** What is decided besides the props. */
export interface Decided {
  readonly className: string;
  /** Namespace and name of the Service. */
  readonly service: string;
  readonly redirect: boolean;
  readonly acceptSeconds: number;
  readonly graceSeconds: number;
}

/**
 * Traefik's static configuration.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/install-configuration/configuration-options/
 */
export function traefikArguments(props: TraefikProps, decided: Decided): string[] {
  const { accessLog = true, logLevel = 'INFO', dashboard, args = [] } = props;
  return [
    '--global.checknewversion=false',
    '--global.sendanonymoususage=false',
    `--log.level=${logLevel}`,
    '--log.format=json',
    ...accessLog ? ['--accesslog=true', '--accesslog.format=json'] : [],
    ...entryPointsOf(props).flatMap(entryPoint => entryPointArguments(entryPoint, props, decided)),
    `--entrypoints.metrics.address=:${METRICS_PORT}/tcp`,
    '--ping=true',
    '--ping.entrypoint=metrics',
    '--metrics.prometheus=true',
    '--metrics.prometheus.entrypoint=metrics',
    ...dashboard ? ['--api=true', '--api.dashboard=true'] : [],
    ...providerArguments(props, decided),
    ...acmeArguments(props),
    ...args,
  ];
}

function entryPointArguments({ name, protocol, containerPort }: EntryPoint, props: TraefikProps, decided: Decided): string[] {
  const { redirect, acceptSeconds, graceSeconds } = decided;
  const at = `--entrypoints.${name}`;
  const { trustedProxies = [], proxyProtocolFrom = [], acme } = props;
  if (protocol === 'UDP') return [`${at}.address=:${containerPort}/udp`];
  return [
    `${at}.address=:${containerPort}/tcp`,
    // Routes that name no entry point are of these, and not of all there are.
    ...['web', 'websecure'].includes(name) ? [`${at}.asdefault=true`] : [],
    ...trustedProxies.length > 0 ? [`${at}.forwardedheaders.trustedips=${trustedProxies.join(',')}`] : [],
    ...proxyProtocolFrom.length > 0 ? [`${at}.proxyprotocol.trustedips=${proxyProtocolFrom.join(',')}`] : [],
    // It goes on taking requests while the nodes, and other proxies, learn that it stops; then those that run may end.
    `${at}.transport.lifecycle.requestacceptgracetimeout=${acceptSeconds}s`,
    `${at}.transport.lifecycle.gracetimeout=${graceSeconds}s`,
    ...name === 'web' && redirect ? [`${at}.http.redirections.entrypoint.to=:443`, `${at}.http.redirections.entrypoint.scheme=https`] : [],
    // Routes of it are over TLS whether they say so or not.
    ...name === 'websecure' ? [acme ? `${at}.http.tls.certresolver=acme` : `${at}.http.tls=true`] : [],
  ];
}

function providerArguments({ providers = {} }: TraefikProps, { className, service }: Decided): string[] {
  const { ingress = true, crd = true, gateway = false, namespaces = [], allowCrossNamespace = false } = providers;
  const limited = (provider: string) => namespaces.length > 0 ? [`--providers.${provider}.namespaces=${namespaces.join(',')}`] : [];
  const [namespace, name] = service.split('/');
  return [
    ...ingress ? [
      '--providers.kubernetesingress=true',
      `--providers.kubernetesingress.ingressclass=${className}`,
      `--providers.kubernetesingress.ingressendpoint.publishedservice=${service}`,
      // A route without pods answers 503, not 404; and /app is no prefix of /application.
      '--providers.kubernetesingress.allowemptyservices=true',
      '--providers.kubernetesingress.strictprefixmatching=true',
      ...limited('kubernetesingress'),
    ] : [],
    ...crd ? [
      '--providers.kubernetescrd=true',
      '--providers.kubernetescrd.allowemptyservices=true',
      '--providers.kubernetescrd.disableclusterscoperesources=true',
      ...className === 'traefik' ? [] : [`--providers.kubernetescrd.ingressclass=${className}`],
      ...allowCrossNamespace ? ['--providers.kubernetescrd.allowcrossnamespace=true'] : [],
      ...limited('kubernetescrd'),
    ] : [],
    ...gateway ? [
      '--providers.kubernetesgateway=true',
      `--providers.kubernetesgateway.statusaddress.service.namespace=${namespace}`,
      `--providers.kubernetesgateway.statusaddress.service.name=${name}`,
      ...limited('kubernetesgateway'),
    ] : [],
  ];
}

/** The directory of the volume that ACME keeps its certificates in. */
export const ACME_PATH = '/data';

function acmeArguments({ acme }: TraefikProps): string[] {
  if (!acme) return [];
  const { email, challenge = 'http', dnsProvider = '' } = acme;
  const at = '--certificatesresolvers.acme.acme';
  const challenges = { http: [`${at}.httpchallenge.entrypoint=web`], tls: [`${at}.tlschallenge=true`], dns: [`${at}.dnschallenge.provider=${dnsProvider}`] };
  return [`${at}.email=${email}`, `${at}.caserver=${caServerOf(acme)}`, `${at}.storage=${ACME_PATH}/acme.json`, ...challenges[challenge] ?? []];
}

/** The time that it takes requests for after it is told to stop, and that those may take to end, in seconds. */
export function graceOf({ drainSeconds = 15, graceSeconds = 30 }: TraefikProps): Pick<Decided, 'acceptSeconds' | 'graceSeconds'> {
  return { acceptSeconds: secondsOf(drainSeconds), graceSeconds: secondsOf(graceSeconds) };
}
