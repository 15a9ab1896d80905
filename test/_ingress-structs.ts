import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  BlueprintApp, EnvVar, IngressStack, IngressStackProps, MetalLb, MetalLbProps, Peer, Platform, PlatformProps, Tenant, Tls, Traefik, TraefikProps,
  WebApp,
} from '../src';
import { Manifest, objectsOf, PLATFORM } from './_synth';
import {
  annotations, host, label, labels, list, map, mostly, objectName, one, optional, port, range, seconds, sizes, Struct, text, Values, whole, yes,
} from './_values';

// What can be said of the structs of routes, of Traefik, of MetalLB and of a stack of both.

/** Stands for the program beside the one that is routed to: values are made before there is a tree. */
const NEXT = 'the next program';

function placed(value: unknown, next: WebApp): unknown {
  if (value === NEXT) return next;
  if (Array.isArray(value)) return value.map(each => placed(each, next));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, placed(each, next)]));
}

const SECURED: PlatformProps = { ...PLATFORM, ingress: undefined, ipFamilies: ['IPv4', 'IPv6'], tls: Tls.secret('wildcard'), rules: { ...PLATFORM.rules, 'same-route': 'off', 'service-exists': 'off' } };

function onPlatform(build: (platform: Platform) => void): Manifest[] {
  const app = new BlueprintApp();
  build(new Platform(app, 'test', SECURED));
  return objectsOf(app);
}

/** A program with a route on a Traefik that can say all of them. */
const routed = (route: Record<string, unknown>): Manifest[] => onPlatform(platform => {
  new Traefik(new Tenant(platform, 'traefik'), 'traefik', { routes: 'IngressRoute', redirectToHttps: false });
  const shop = new Tenant(platform, 'shop');
  const next = new WebApp(shop, 'next', { image: 'example/next:1', port: 8080 });
  const ports = [{ name: 'http', port: 8080 }, { name: 'other', port: 9090 }];
  new WebApp(shop, 'web', { image: 'example/web:1', ports, host: 'shop', routes: { page: placed(route, next) as object } });
});

const traefik = (props: TraefikProps): Manifest[] => onPlatform(platform => {
  new Traefik(new Tenant(platform, 'traefik'), 'traefik', props);
  new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'example/web:1', port: 8080, host: 'shop' });
});
const metalLb = (props: object): Manifest[] => onPlatform(platform => new MetalLb(new Tenant(platform, 'metallb', { podSecurity: 'privileged' }), 'metallb', props as MetalLbProps));
const STACK: IngressStackProps = { addresses: ['192.0.2.10-192.0.2.19', '2001:db8::10-2001:db8::1f'], kubeProxyMode: 'iptables' };
const stack = (props: object): Manifest[] => onPlatform(platform => {
  new IngressStack(platform, 'ingress', { ...STACK, ...props });
  new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'example/web:1', port: 8080, host: 'shop' });
});

const headers = map(mostly(one('X-Frame-Options', 'Server'), 'a b'), mostly(one('', 'DENY'), 'a\nb'));
const path = mostly(one('/', '/shop', '/a/b'), 'shop', '');

const rateLimit = {
  average: { any: whole(1, 100, 0) },
  period: { any: mostly(one(1, 60, Duration.minutes(1)), 0), other: Duration.minutes(1) },
  burst: { any: whole(1, 100, 0), other: 50 },
};
const forwardAuth = {
  target: { any: one(NEXT), other: NEXT },
  path: { any: path, other: '/verify' },
  url: { any: mostly(one('https://auth.example.org/verify'), 'auth'), other: 'https://auth.example.org/verify' },
  responseHeaders: { any: list(mostly(one('X-User'), 'a b')), other: ['X-User'] },
};
const sticky = {
  cookie: { any: mostly(one('shop'), 'a b'), other: 'shop' },
  secure: { any: yes, other: false },
  httpOnly: { any: yes, other: false },
  sameSite: { any: mostly(one('none', 'lax', 'strict'), 'some'), other: 'strict' },
};
const share = { to: { any: one(NEXT) }, percent: { any: whole(0, 50, 101) } };
const timeouts = {
  connect: { any: mostly(one(5, Duration.millis(500)), 0), other: 5 },
  response: { any: mostly(one(60, Duration.minutes(2)), 0), other: 60 },
};
const route = {
  host: { any: host, other: 'www' },
  hosts: { any: list(host), other: ['www', 'web'] },
  path: { any: path, other: '/shop' },
  pathType: { any: mostly(one('Prefix', 'Exact', 'RegularExpression'), 'Suffix'), other: 'Exact' },
  port: { any: mostly(one('http', 'other'), 'none'), other: 'other' },
  redirectToHttps: { any: yes, other: true },
  requestHeaders: { any: headers, other: { 'X-Scope': 'all' } },
  responseHeaders: { any: headers, other: { 'X-Frame-Options': 'DENY' } },
  rateLimit: { any: optional(rateLimit, ['average']), other: { average: 10 } },
  basicAuth: { any: objectName, other: 'users' },
  forwardAuth: { any: optional(forwardAuth), other: { target: NEXT } },
  sticky: { any: optional(sticky), other: {} },
  split: { any: list(optional(share, ['to', 'percent'])), other: [{ to: NEXT, percent: 10 }] },
  timeouts: { any: optional(timeouts), other: { response: 60 } },
};

/** Routes of a program, as any controller of Ingresses takes them; those that it does not take are among the bad ones. */
export const plainRoutes: Values = mostly(
  one({}, { api: { host: 'api.example.net', path: '/api' } }, { api: { host: 'docs.example.net', path: '/docs', pathType: 'Exact' }, more: { hosts: ['c.example.net', 'd.example.net'] } }),
  { Api: { host: 'api' } }, { api: { host: 'api', path: 'api' } }, { api: { host: 'api', rateLimit: { average: 1 } } },
);

const acme = {
  email: { any: mostly(one('operations@example.org'), 'nobody') },
  caServer: { any: mostly(one('https://acme-v02.api.letsencrypt.org/directory'), 'http://ca'), other: 'https://acme-v02.api.letsencrypt.org/directory' },
  challenge: { any: mostly(one('http', 'tls'), 'mail'), other: 'tls' },
  dnsProvider: { any: one('ovh'), other: 'gandi' },
  dnsEnvironment: { any: fc.constant({ OVH_KEY: EnvVar.secret('ovh', 'key') }), other: { OVH_KEY: EnvVar.secret('ovh', 'key') } },
  storage: { any: sizes, other: '1Gi' },
  storageClassName: { any: objectName, other: 'fast' },
};
const dashboard = { host: { any: host }, users: { any: objectName }, allowedRanges: { any: list(range), other: ['192.0.2.0/24'] } };
const entryPoint = {
  port: { any: port },
  protocol: { any: mostly(one('TCP', 'UDP'), 'SCTP'), other: 'UDP' },
  containerPort: { any: whole(1024, 65535, 80), other: 6000 },
};
const providers = {
  ingress: { any: yes, other: false },
  crd: { any: yes, other: false },
  gateway: { any: yes, other: true },
  namespaces: { any: list(label), other: ['shop'] },
  allowCrossNamespace: { any: yes, other: true },
};
const resources = { any: one({ cpu: 1 }, { memory: '512Mi' }), other: { memory: '512Mi' } };
const metricsFrom = { any: one([Peer.pods('monitoring', { app: 'prometheus' })]), other: [Peer.pods('monitoring', { app: 'prometheus' })] };

const traefikProps = {
  kind: { any: mostly(one('Deployment', 'DaemonSet'), 'Job'), other: 'DaemonSet' },
  replicas: { any: whole(1, 3, 0), other: 3 },
  className: { any: objectName, other: 'public' },
  defaultClass: { any: yes, other: true },
  serviceType: { any: mostly(one('LoadBalancer', 'NodePort', 'ClusterIP'), 'ExternalName'), other: 'NodePort' },
  serviceAnnotations: { any: annotations, other: { note: 'a' } },
  loadBalancerClass: { any: one('example.org/lb'), other: 'example.org/lb' },
  allocateLoadBalancerNodePorts: { any: yes, other: false },
  ipFamilies: { any: list(mostly(one('IPv4', 'IPv6'), 'IPv5')), other: ['IPv4'] },
  clientIp: { any: mostly(one('preserve', 'hide'), 'show'), other: 'hide' },
  trustedProxies: { any: list(range), other: ['192.0.2.1/32'] },
  proxyProtocolFrom: { any: list(range), other: ['192.0.2.1/32'] },
  entryPoints: { any: map(mostly(one('postgres', 'dns'), 'web'), optional(entryPoint, ['port'])), other: { postgres: { port: 5432 } } },
  redirectToHttps: { any: yes, other: false },
  defaultCertificate: { any: objectName, other: 'wildcard' },
  minTlsVersion: { any: mostly(one('VersionTLS12', 'VersionTLS13'), '1.3'), other: 'VersionTLS13' },
  acme: { any: optional(acme, ['email']), other: { email: 'operations@example.org' } },
  providers: { any: optional(providers), other: { gateway: true } },
  routes: { any: mostly(one('Ingress', 'IngressRoute', 'HTTPRoute'), 'Route'), other: 'IngressRoute' },
  createDefinitions: { any: yes, other: false },
  dashboard: { any: optional(dashboard, ['host', 'users']), other: { host: 'traefik', users: 'users' } },
  accessLog: { any: yes, other: false },
  logLevel: { any: mostly(one('TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'PANIC'), 'info'), other: 'DEBUG' },
  metricsFrom,
  egress: { any: one([Peer.internet()]), other: [Peer.internet()] },
  drainSeconds: { any: seconds, other: 5 },
  graceSeconds: { any: seconds, other: 60 },
  nodeSelector: { any: labels, other: { rack: '1' } },
  tolerations: { any: one([], [{ key: 'gpu' }]), other: [{ key: 'gpu' }] },
  resources,
  args: { any: list(mostly(one('--entrypoints.websecure.http3'), 'x')), other: ['--entrypoints.websecure.http3'] },
};

const metalLbOptions = {
  loadBalancerClass: { any: mostly(one('metallb.io/metallb'), 'a b'), other: 'metallb.io/metallb' },
  ignoreExcludeLoadBalancer: { any: yes, other: true },
  speakerNodeSelector: { any: labels, other: { rack: '1' } },
  speakerTolerations: { any: one([], [{ key: 'gpu' }]), other: [{ key: 'gpu' }] },
  excludedInterfaces: { any: list(mostly(one('^docker.*', '^lo$'), '(')), other: ['^lo$'] },
  logLevel: { any: mostly(one('all', 'debug', 'info', 'warn', 'error', 'none'), 'INFO'), other: 'debug' },
  metricsFrom,
  controllerResources: resources,
  speakerResources: resources,
};
const kubeProxyMode = { any: mostly(one('iptables', 'ipvs', 'nftables', 'none'), '') };
const l2Options = { nodeSelectors: { any: one([{ matchLabels: { rack: '1' } }]), other: [{ matchLabels: { rack: '1' } }] }, interfaces: { any: list(text), other: ['eth0'] } };

const stackProps = {
  ...traefikProps,
  allocateLoadBalancerNodePorts: { any: yes, other: true },
  addresses: { any: one(STACK.addresses) },
  kubeProxyMode,
  address: { any: mostly(one('192.0.2.10'), '192.0.2.1'), other: '192.0.2.10' },
  secondAddress: { any: mostly(one('2001:db8::10'), '192.0.2.11'), other: '2001:db8::10' },
  advertisement: { any: optional(l2Options), other: { interfaces: ['eth0'] } },
  metalLb: { any: optional(metalLbOptions), other: { logLevel: 'debug' } },
  namespace: { any: label, other: 'edge' },
  metalLbNamespace: { any: label, other: 'addresses' },
};

/** The challenge `dns` has a provider, and no other has one. */
function solved(props: Record<string, unknown>): object {
  return props.challenge === 'dns' && props.dnsProvider === undefined ? { ...props, dnsProvider: 'ovh' } : props;
}

export const INGRESS_STRUCTS: Readonly<Record<string, Struct>> = {
  AcmeProps: { props: acme, base: { email: 'operations@example.org' }, render: options => traefik({ acme: solved(options) as { email: string } }) },
  DashboardProps: { props: dashboard, base: { host: 'traefik', users: 'users' }, render: options => traefik({ dashboard: options as { host: string; users: string } }) },
  EntryPointProps: { props: entryPoint, base: { port: 5432 }, render: options => traefik({ entryPoints: { extra: options as { port: number } } }) },
  ForwardAuthProps: {
    props: forwardAuth,
    render: options => routed({ forwardAuth: options.target === undefined && options.url === undefined ? { ...options, url: 'https://login.example.org' } : options }),
  },
  IngressStackProps: { props: stackProps, base: { ...STACK }, render: stack },
  L2AdvertisementOptions: { props: l2Options, render: options => stack({ advertisement: options }) },
  MetalLbOptions: { props: metalLbOptions, render: options => stack({ metalLb: options }) },
  MetalLbProps: { props: { ...metalLbOptions, kubeProxyMode }, base: { kubeProxyMode: 'iptables' }, render: metalLb },
  // They are of every custom resource, and tried with each.
  ObjectProps: { props: { name: { any: objectName }, labels: { any: labels }, annotations: { any: annotations } } },
  ProvidersProps: { props: providers, render: options => traefik({ providers: options, routes: options.crd === false ? 'Ingress' : 'IngressRoute' }) },
  RateLimitProps: { props: rateLimit, base: { average: 10 }, render: options => routed({ rateLimit: options }) },
  Route: { props: route, render: routed },
  RouteShare: { props: share, base: { to: NEXT, percent: 10 }, render: options => routed({ split: [options] }) },
  RouteTimeouts: { props: timeouts, base: { response: 10 }, render: options => routed({ timeouts: options }) },
  StickyProps: { props: sticky, render: options => routed({ sticky: options }) },
  TraefikProps: { props: traefikProps, render: traefik },
};
