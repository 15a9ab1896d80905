import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  BlueprintApp, BlueprintAppProps, ConnectOptions, Credentials, EnvVar, ExternalDatabase, ExternalDatabaseProps, ExternalService,
  ExternalServiceProps, Peer, Platform, PlatformProps, Probe, ProbesProps, StatefulDatabase, StatefulDatabaseProps, Tenant, TenantProps, Tls, Volume,
  WebApp, WebAppProps,
} from '../src';
import { Manifest, objectsOf, PLATFORM } from './_synth';

// What can be said of every prop of the public structs: arbitrary values, mostly good ones, for the properties; and one value that is not the default,
// to show that the prop does something.

type Values = fc.Arbitrary<unknown>;

interface Prop {
  readonly any: Values;
  /** A value that makes a difference; left out where a prop is required. */
  readonly other?: unknown;
}

interface Struct {
  readonly props: Readonly<Record<string, Prop>>;
  /** Options that a program cannot do without. */
  readonly base?: Record<string, unknown>;
  /** What a program that has these options renders; left out where the struct only serves others. */
  render?(options: Record<string, unknown>): Manifest[];
}

/** Good values, and one in two hundred times a bad one: a program has a hundred values. */
function mostly(good: Values, ...bad: unknown[]): Values {
  return fc.oneof({ weight: 200, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
}

const one = (...values: unknown[]): Values => fc.constantFrom(...values);
const whole = (min: number, max: number, ...bad: unknown[]): Values => mostly(fc.integer({ min, max }), -1, 1.5, ...bad);
const list = (items: Values): Values => fc.uniqueArray(items, { maxLength: 3, selector: item => JSON.stringify(item) });
const map = (keys: Values, values: Values): Values => fc.dictionary(keys as fc.Arbitrary<string>, values, { maxKeys: 3, noNullPrototype: true });
const yes = fc.boolean();
const awkward = ['1_000', 'yes', '0o7', '~', '1e3', 'a: b', '# c', '\n', '{{x}}', '$(HOME)', '=', '12:30:45', 'é😀'];
const text: Values = fc.oneof(fc.string(), one(...awkward));
const times = fc.oneof(fc.integer({ min: 1, max: 120 }), one(Duration.seconds(30), Duration.minutes(2)));
const seconds: Values = mostly(times, -5, 0.5, Duration.millis(100));
const sizes: Values = mostly(one('64Mi', '1Gi', '1.5Gi', '500M', '1e9', Size.mebibytes(200), Size.gibibytes(3)), '', '1GB', '-1Gi', '0', '1.5');
const cpus: Values = mostly(one('50m', '1', '0.25', 0.1, 2, Cpu.millis(300), Cpu.units(1)), '', '1 core', -1, 0, 0.0001);
const label = mostly(one('a', 'web', 'my-app', 'x1', 'a'.repeat(40)), 'My_App', '', '-a', 'a'.repeat(64));
const objectName = mostly(one('app', 'app.v1', 'login-2'), 'A', '', 'a/b');
const dataKey = mostly(one('password', 'tls.crt', 'A_B'), '', 'a b', 'a/b');
const path = mostly(one('/data', '/etc/app', '/var/lib/x y', '/tmp', '/a-b', '/a/b', '/srv/files'), 'data', '', '/a/../b', '/a:b');
const port = mostly(one(80, 443, 8080, 9090, 65535, 1), 0, 65536, 99999, 1.5);
const image = mostly(one('nginx:1.29', 'registry.example.org:5000/a/b:1', `quay.io/a/b@sha256:${'a'.repeat(64)}`, 'a_b/c.d:x_1'), '', 'nginx', 'nginx:latest', 'Nginx:1', ':1');
const host = mostly(one('shop', 'www', 'a.example.net'), 'BAD HOST', '', 'a..b', 'A');
const range = mostly(one('10.0.0.0/8', '192.0.2.7/32', '2001:db8::/32', '0.0.0.0/0'), '10.0.0.1/8', 'x', '', '10.0.0.0/33');
const labels = map(mostly(one('team', 'example.org/tier', 'a_b'), 'a b', ''), mostly(one('', 'x', 'a_b.c'), 'b c', 'a'.repeat(64)));
const annotations = map(mostly(one('note', 'example.org/note'), 'a b', ''), text);
const userId = whole(0, 70_000, 2 ** 31);
const percent = whole(1, 95, 0);
const share = mostly(one(0, 1, 2, '0%', '25%', '100%'), -1, '101%', 'x', 0.5);
const optional = <T>(shape: Readonly<Record<string, Prop>>, requiredKeys: string[] = []): fc.Arbitrary<T> => {
  const values = Object.fromEntries(Object.entries(shape).map(([name, { any }]) => [name, any]));
  return fc.record(values, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<T>;
};

const credentialKeys = { password: { any: dataKey, other: 'pw' } };
const credentials = fc.tuple(objectName, optional<object>(credentialKeys)).map(([name, keys]) => Credentials.existing(name as string, keys));

const envOptions = { optional: { any: yes, other: true } };
const references = fc.tuple(objectName as fc.Arbitrary<string>, dataKey as fc.Arbitrary<string>, optional<object>(envOptions));
const env = map(mostly(one('A', 'LOG_LEVEL', 'a.b', '_x'), 'A B=', '', '1A'), fc.oneof(
  text,
  references.chain(reference => one(EnvVar.secret(...reference), EnvVar.config(...reference))),
  one(EnvVar.field('metadata.name'), EnvVar.resource('limits.memory'), EnvValue.fromValue('1')),
));

const probeOptions = {
  initialDelaySeconds: { any: mostly(one(0, 5, Duration.seconds(3)), -1), other: 4 },
  periodSeconds: { any: seconds, other: 5 },
  timeoutSeconds: { any: seconds, other: 3 },
  failureThreshold: { any: whole(1, 30, 0), other: 7 },
  successThreshold: { any: mostly(one(1), 0, 2), other: 2 },
};
const portProbeOptions = { ...probeOptions, port: { any: mostly(one(8080, 'http'), 81, 'none'), other: 9090 } };
const httpProbeOptions = { ...portProbeOptions, scheme: { any: mostly(one('HTTP', 'HTTPS'), 'http'), other: 'HTTPS' }, headers: { any: map(one('Host', 'X-A'), text), other: { a: 'b' } } };
const grpcProbeOptions = { ...portProbeOptions, service: { any: one('', 'a.b'), other: 'shop' } };
const probe = fc.oneof(
  fc.tuple(mostly(one('/', '/healthz?x=1'), 'healthz'), optional<object>(httpProbeOptions)).map(([at, options]) => Probe.http(at as string, options)),
  optional<object>(portProbeOptions).map(options => Probe.tcp(options)),
  fc.tuple(mostly(one(['true'], ['sh', '-c', 'x']), []), optional<object>(probeOptions)).map(([command, options]) => Probe.exec(command as string[], options)),
  optional<object>(grpcProbeOptions).map(options => Probe.grpc(options)),
);
const probes = { startup: { any: probe, other: Probe.tcp() }, ready: { any: probe, other: Probe.http('/') }, live: { any: probe, other: Probe.tcp() } };

const emptyDirOptions = { sizeLimit: { any: sizes, other: '1Gi' }, medium: { any: mostly(one('Memory'), 'Disk'), other: 'Memory' } };
const filesOptions = {
  items: { any: map(one('a', 'b/c'), dataKey), other: { a: 'b' } },
  optional: { any: yes, other: true },
  defaultMode: { any: whole(0, 0o777, 0o1000), other: 0o400 },
  subPath: { any: one('a', 'a/b'), other: 'a' },
};
const claimOptions = {
  accessMode: { any: mostly(one('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'), 'rwx') },
  readOnly: { any: yes, other: true },
  subPath: { any: one('a'), other: 'a' },
};
const tokenOptions = { audience: { any: one('vault', 'api') }, expirationSeconds: { any: mostly(one(600, 7200, Duration.hours(2)), 599), other: 700 } };
const source = fc.oneof(
  fc.tuple(objectName, optional<object>(filesOptions)).map(([name, options]) => Volume.config(name as string, options)),
  fc.tuple(objectName, optional<object>(filesOptions)).map(([name, options]) => Volume.secret(name as string, options)),
  map(one('a', 'b/c'), one('metadata.name', 'metadata.labels')).map(fields => Volume.fields(fields as Record<string, string>)),
  optional<{ audience: string }>(tokenOptions, ['audience']).map(options => Volume.token('token', options)),
);
// Of these, what is the whole volume's has no place in a projected one.
const partOptions = { items: filesOptions.items, optional: filesOptions.optional };
const part = fc.oneof(
  fc.tuple(objectName, optional<object>(partOptions)).map(([name, options]) => Volume.config(name as string, options)),
  fc.tuple(objectName, optional<object>(partOptions)).map(([name, options]) => Volume.secret(name as string, options)),
  one(Volume.fields({ 'a/b': 'metadata.name' }), Volume.token('token', { audience: 'vault' })),
);
const volume = fc.oneof(
  source,
  optional<object>(emptyDirOptions).map(options => Volume.emptyDir(options)),
  fc.tuple(objectName, optional<{ accessMode: 'ReadWriteMany' }>(claimOptions, ['accessMode'])).map(([name, options]) => Volume.claim(name as string, options)),
  fc.array(mostly(part, Volume.emptyDir()), { minLength: 1, maxLength: 3 }).map(sources => Volume.projected(sources as Volume[])),
);

const peer = fc.tuple(list(port), range, labels).chain(([ports, cidr, podLabels]) => mostly(
  one(Peer.internet(ports as number[]), Peer.cidr(cidr as string, ports as number[]), Peer.pods('tools', podLabels as Record<string, string>, ports as number[]), Peer.apiServer(), Peer.range('ldap')),
  Peer.range('nowhere'),
));

const portProps = {
  name: { any: mostly(one('http', 'metrics', 'grpc-web', 'x1'), 'HTTP', '', 'a'.repeat(16), '80') },
  port: { any: port },
  protocol: { any: mostly(one('TCP', 'TCP', 'TCP', 'UDP', 'SCTP'), 'tcp'), other: 'UDP' },
  servicePort: { any: port, other: 81 },
};

const resources = {
  cpu: { any: cpus, other: '150m' },
  cpuLimit: { any: one('2', 3, Cpu.units(4)), other: 1 },
  memory: { any: sizes, other: '256Mi' },
  memoryLimit: { any: mostly(one('8Gi', Size.gibibytes(4)), '1Mi'), other: '1Gi' },
  ephemeralStorage: { any: sizes, other: '2Gi' },
};

const security = {
  user: { any: userId, other: 1000 },
  group: { any: userId, other: 2000 },
  fsGroup: { any: userId, other: 3000 },
  readOnlyRootFilesystem: { any: yes, other: false },
  allowPrivilegeEscalation: { any: yes, other: true },
  capabilities: { any: list(one('NET_BIND_SERVICE', 'CHOWN')), other: ['CHOWN'] },
  seccompProfile: { any: mostly(one('RuntimeDefault', 'Unconfined'), 'None'), other: 'Unconfined' },
};

const scaling = {
  min: { any: whole(1, 4, 0) },
  max: { any: whole(4, 9, 2) },
  cpu: { any: percent, other: 60 },
  memory: { any: percent, other: 70 },
};

const containerProps = {
  image: { any: image },
  command: { any: list(text), other: ['/app'] },
  args: { any: list(text), other: ['--verbose'] },
  env: { any: env, other: { A: 'b' } },
  port: { any: port },
  ports: { any: fc.oneof(list(optional(portProps, ['name', 'port'])), one([{ name: 'http', port: 8080 }])), other: undefined },
  probes: { any: optional(probes), other: { live: Probe.tcp() } },
  resources: { any: optional(resources), other: { cpu: 1 } },
  volumes: { any: map(path, volume), other: { '/data': Volume.emptyDir() } },
  files: { any: map(path, mostly(text, 'x'.repeat(2 ** 21))), other: { '/etc/a': 'b' } },
  writablePaths: { any: list(path), other: ['/run'] },
  shell: { any: yes, other: true },
};

const podProps = {
  ...containerProps,
  name: { any: label, other: 'pinned' },
  labels: { any: labels, other: { team: 'a' } },
  annotations: { any: annotations, other: { note: 'a' } },
  podAnnotations: { any: annotations, other: { note: 'a' } },
  security: { any: optional(security), other: { user: 1000 } },
  terminationGracePeriodSeconds: { any: mostly(one(60, 200, Duration.minutes(3)), 0, 5), other: 77 },
  preStopSleepSeconds: { any: mostly(one(0, 5, Duration.seconds(10)), -1, 300), other: 7 },
  spread: { any: mostly(one('prefer', 'require', 'none'), 'even'), other: 'none' },
  antiAffinity: { any: mostly(one('prefer', 'require', 'none'), 'yes'), other: 'prefer' },
  immutableFiles: { any: yes, other: true },
  egress: { any: list(peer), other: [] },
};

const routeProps = {
  host: { any: host, other: 'www' },
  hosts: { any: list(host), other: ['www', 'web'] },
  path: { any: mostly(one('/', '/shop', '/a/b'), 'shop', ''), other: '/shop' },
};

const webAppProps = {
  ...podProps,
  ...routeProps,
  replicas: { any: whole(0, 5), other: 3 },
  scaling: { any: optional(scaling, ['min', 'max']), other: { min: 2, max: 4 } },
  minReadySeconds: { any: mostly(one(0, 5, Duration.seconds(10)), -1), other: 5 },
  maxSurge: { any: share, other: 2 },
  maxUnavailable: { any: share, other: 1 },
  recreate: { any: yes, other: true },
};

const engines = mostly(one('postgres', 'redis'), 'oracle');
const versions = mostly(one('15', '16', '17', '18', '7', '8'), '', '9.6');
const identifier = mostly(one('app', 'shop_1', '_x'), 'postgres', 'A', '1a', '');

const databaseProps = {
  engine: { any: engines },
  version: { any: versions },
  storage: { any: sizes },
  storageClassName: { any: objectName, other: 'fast' },
  credentials: { any: credentials, other: Credentials.existing('login') },
  username: { any: identifier, other: 'shop' },
  database: { any: identifier, other: 'shop' },
  settings: { any: map(mostly(one('max_connections', 'appendfsync', 'client-output-buffer-limit'), 'a b', ''), text), other: { max_connections: '9' } },
  resources: { any: optional(resources), other: { memory: '1Gi' } },
  image: { any: image, other: 'example/postgres:17' },
  security: { any: optional(security), other: { user: 70 } },
  terminationGracePeriodSeconds: { any: seconds, other: 33 },
  name: { any: mostly(one('store', 'orders-db'), 'A', 'web', 'a'.repeat(53)), other: 'pinned' },
  labels: { any: labels, other: { team: 'a' } },
  annotations: { any: annotations, other: { note: 'a' } },
};

const place = {
  host: { any: mostly(one('db.example.org', '192.0.2.7', '2001:db8::7'), 'BAD HOST', '') },
  cidrs: { any: list(range), other: ['192.0.2.0/24'] },
};

const externalDatabaseProps = {
  ...place,
  engine: { any: engines },
  port: { any: port, other: 7777 },
  credentials: { any: credentials, other: Credentials.existing('login') },
  username: { any: identifier, other: 'shop' },
  database: { any: identifier, other: 'shop' },
};

const externalServiceProps = { ...place, port: { any: port } };

const connectOptions = {
  prefix: { any: mostly(one('', 'DB_', 'a.'), '1', ' '), other: 'DB_' },
  credentials: { any: credentials, other: Credentials.existing('login') },
};

const tenantProps = {
  name: { any: label, other: 'pinned' },
  podSecurity: { any: mostly(one('restricted', 'baseline', 'privileged'), 'none'), other: 'baseline' },
  labels: { any: labels, other: { team: 'a' } },
  annotations: { any: annotations, other: { note: 'a' } },
};

const some = (values: Values): Values => mostly((list(values) as fc.Arbitrary<unknown[]>).filter(each => each.length > 0), []);

const ingressFact = { className: { any: objectName }, namespace: { any: label }, podLabels: { any: labels } };
const apiServerFact = { cidrs: { any: some(range) }, ports: { any: some(port) } };

const platformProps = {
  domain: { any: mostly(one('example.org', 'a-b.example.net'), 'A', ''), other: 'example.net' },
  kubernetesVersion: { any: mostly(one(...Array.from({ length: 10 }, (_, index) => `1.${28 + index}`)), '1.27', '2', ''), other: '1.29' },
  context: { any: mostly(one('prod', 'admin@prod'), ''), other: undefined },
  tls: { any: fc.oneof(objectName.map(name => Tls.secret(name as string)), objectName.map(name => Tls.clusterIssuer(name as string)), one(Tls.none())), other: Tls.secret('wildcard') },
  ingress: { any: optional(ingressFact, Object.keys(ingressFact)), other: { className: 'other', namespace: 'other', podLabels: {} } },
  imageRegistries: { any: map(one('docker.io', 'quay.io', '*'), mostly(one('mirror.example.org', 'mirror.example.org:5000/a'), '', 'A/', 'a/')), other: { '*': 'mirror.example.org' } },
  imagePullSecrets: { any: list(objectName), other: ['registry'] },
  privateRanges: { any: map(one('ldap', 'nfs'), mostly(one('10.0.0.0/8', '192.0.2.7/32', '2001:db8::/32'), '0.0.0.0/0', 'x')), other: { ldap: '198.51.100.0/24' } },
  apiServer: { any: optional(apiServerFact, Object.keys(apiServerFact)), other: { cidrs: ['192.0.2.1/32'], ports: [6443] } },
  nodeLocalDns: { any: mostly(one('169.254.20.10', 'fd00::a'), 'dns', ''), other: '10.0.0.10' },
  ipFamilies: { any: mostly(some(one('IPv4', 'IPv6')), ['IPv5']), other: ['IPv6'] },
};

function inTenant(build: (tenant: Tenant) => void, platform: PlatformProps = PLATFORM, tenant: TenantProps = {}): Manifest[] {
  const app = new BlueprintApp();
  build(new Tenant(new Platform(app, 'test', platform), 'shop', tenant));
  return objectsOf(app);
}

const WEB: WebAppProps = { image: 'example/web:1', ports: [{ name: 'http', port: 8080 }, { name: 'other', port: 9090 }] };
const DATABASE: StatefulDatabaseProps = { engine: 'postgres', version: '17', storage: '1Gi' };
const EXTERNAL: ExternalDatabaseProps = { engine: 'postgres', host: '192.0.2.7' };
const web = (props: object, platform?: PlatformProps, tenant?: TenantProps) =>
  inTenant(at => new WebApp(at, 'web', { ...WEB, ...props }), platform, tenant);
const ready = (check: Probe) => web({ probes: { ready: check } });
const mounted = (at: Volume) => web({ volumes: { '/data': at } });
const connected = (connect: (app: WebApp, tenant: Tenant) => void) => inTenant(tenant => connect(new WebApp(tenant, 'web', WEB), tenant));

/** Every struct of the public API. */
export const STRUCTS: Readonly<Record<string, Struct>> = {
  ApiServerFact: { props: apiServerFact },
  BlueprintAppProps: { props: { outdir: { any: one('dist') }, resolvers: { any: one([]) } } satisfies Record<keyof BlueprintAppProps, Prop> },
  ClaimVolumeOptions: { props: claimOptions, base: { accessMode: 'ReadWriteMany' }, render: options => mounted(Volume.claim('data', options as { accessMode: 'ReadWriteMany' })) },
  ConnectOptions: {
    props: connectOptions,
    render: (options: ConnectOptions) => connected((app, tenant) => app.connectTo(new StatefulDatabase(tenant, 'orders', DATABASE), options)),
  },
  ContainerProps: { props: containerProps },
  CredentialKeys: { props: credentialKeys, render: keys => inTenant(tenant => new StatefulDatabase(tenant, 'orders', { ...DATABASE, credentials: Credentials.existing('a', keys) })) },
  EmptyDirOptions: { props: emptyDirOptions, render: options => mounted(Volume.emptyDir(options)) },
  EnvVarOptions: { props: envOptions, render: options => web({ env: { A: EnvVar.secret('a', 'b', options) } }) },
  ExternalDatabaseProps: {
    props: externalDatabaseProps,
    base: { ...EXTERNAL },
    render: options => connected((app, tenant) => app.connectTo(new ExternalDatabase(tenant, 'orders', options as unknown as ExternalDatabaseProps))),
  },
  ExternalServiceProps: {
    props: externalServiceProps,
    base: { host: '192.0.2.7', port: 25 },
    render: options => connected((app, tenant) => app.connectTo(new ExternalService(tenant, 'mail', options as unknown as ExternalServiceProps))),
  },
  FilesVolumeOptions: { props: filesOptions, render: options => mounted(Volume.config('app', options)) },
  GrpcProbeOptions: { props: grpcProbeOptions, render: options => ready(Probe.grpc(options)) },
  HttpProbeOptions: { props: httpProbeOptions, render: options => ready(Probe.http('/', options)) },
  IngressFact: { props: ingressFact },
  PlatformProps: {
    props: platformProps,
    base: { ...PLATFORM },
    render: options => web({ image: 'nginx:1.29', host: 'shop', egress: [Peer.internet(), Peer.apiServer()] }, options),
  },
  PodProps: { props: podProps },
  PortProbeOptions: { props: portProbeOptions, render: options => ready(Probe.tcp(options)) },
  PortProps: { props: portProps, base: { name: 'extra', port: 99 }, render: options => web({ ports: [...WEB.ports!, options] }) },
  ProbeOptions: { props: probeOptions, render: options => ready(Probe.exec(['true'], options)) },
  ProbesProps: { props: probes, render: (options: ProbesProps) => web({ probes: options }) },
  ResourceProps: { props: resources, render: options => web({ resources: options }) },
  RouteProps: { props: routeProps },
  ScalingProps: { props: scaling, base: { min: 2, max: 4 }, render: options => web({ scaling: options }) },
  SecurityProps: { props: security, render: options => web({ security: options }, PLATFORM, { podSecurity: 'privileged' }) },
  StatefulDatabaseProps: {
    props: databaseProps,
    base: { ...DATABASE },
    render: options => inTenant(tenant => new StatefulDatabase(tenant, 'orders', options as unknown as StatefulDatabaseProps)),
  },
  TenantProps: {
    props: tenantProps,
    render: (options: TenantProps) => {
      const app = new BlueprintApp();
      new Tenant(app, 'shop', options);
      return objectsOf(app);
    },
  },
  TokenOptions: { props: tokenOptions, base: { audience: 'api' }, render: options => mounted(Volume.token('token', options as { audience: string })) },
  WebAppProps: { props: webAppProps, base: { ...WEB }, render: options => web(options) },
};

/** A whole program: a Platform, a Tenant, and one of each blueprint, connected. */
export interface Program {
  readonly platform: PlatformProps;
  readonly tenant: TenantProps;
  readonly web: WebAppProps;
  readonly database: StatefulDatabaseProps;
  readonly outside: ExternalDatabaseProps;
  readonly service: ExternalServiceProps;
  readonly connect: ConnectOptions;
}

/** Arbitrary programs. In most of them props that exclude each other are not together, or few would be good. */
export const programs: fc.Arbitrary<Program> = fc.record({
  platform: optional<PlatformProps>(platformProps).map(props => ({ ...PLATFORM, privateRanges: { ldap: '10.9.0.0/16' }, ...props })),
  tenant: fc.tuple(optional<TenantProps>(tenantProps), fc.integer({ min: 0, max: 9 })).map(([props, dice]) => dice === 0 ? props : { ...props, podSecurity: 'privileged' }),
  web: fc.tuple(optional<WebAppProps>(webAppProps, ['image']), mostly(one(true), false)).map(([props, tidy]) => tidy ? tidied(props) : props),
  database: optional<StatefulDatabaseProps>(databaseProps, ['engine', 'version', 'storage']).map(props => ({ ...named(props), version: versionOf(props.engine, props.version) })),
  outside: optional<ExternalDatabaseProps>(externalDatabaseProps, ['engine', 'host']).map(named).map(addressed),
  service: optional<ExternalServiceProps>(externalServiceProps, ['host', 'port']).map(addressed),
  connect: optional<ConnectOptions>(connectOptions),
});

/** Without what one prop forbids another. */
function tidied(untidy: WebAppProps): WebAppProps {
  const { port: only, ports = [], replicas, host: single, hosts = [], path: route, recreate, maxSurge, maxUnavailable, ...props } = untidy;
  const volumes = Object.entries(props.volumes ?? {});
  const single_ = volumes.some(([, each]) => JSON.stringify(each).includes('"ReadWriteOnce'));
  const names = new Set<string>();
  const numbers = new Set<string>();
  const distinct = ports.filter(({ name, port: number, servicePort = number, protocol = 'TCP' }) => {
    const key = `${servicePort} ${protocol}`;
    const fresh = !names.has(name) && !numbers.has(key);
    names.add(name);
    numbers.add(key);
    return fresh;
  });
  const distinctHosts = hosts.filter(each => each !== 'shop');
  return {
    ...props,
    files: Object.fromEntries(Object.entries(props.files ?? {}).filter(([at]) => !volumes.some(([other]) => other === at) && at !== '/a-b')),
    writablePaths: props.writablePaths?.filter(at => !(at in (props.files ?? {}))),
    ...distinct.length === 0 ? { port: only ?? 8080 } : { ports: distinct, probes: {} },
    ...props.scaling && !single_ ? {} : { replicas: single_ ? 1 : replicas, scaling: undefined },
    ...distinctHosts.length > 0 ? { hosts: distinctHosts } : { host: single },
    ...distinctHosts.length > 0 || single !== undefined ? { path: route } : {},
    ...single_ ? {} : recreate ? { recreate } : { maxSurge, maxUnavailable: maxSurge === 0 || maxSurge === '0%' ? 1 : maxUnavailable },
  };
}

/** Without the names that Redis does not have. */
function named<T extends { readonly engine: string; readonly username?: string; readonly database?: string }>(props: T): T {
  return props.engine === 'redis' ? { ...props, username: undefined, database: undefined } : props;
}

/** With the addresses that a name must have. */
function addressed<T extends { readonly host: string; readonly cidrs?: string[] }>(props: T): T {
  return props.cidrs && props.cidrs.length > 0 ? props : { ...props, cidrs: props.host.includes('example') ? ['192.0.2.0/24'] : undefined };
}

function versionOf(engine: string, version: string): string {
  const fits = engine === 'redis' ? ['7', '8'] : ['15', '16', '17', '18'];
  return version === '' || fits.includes(version) ? version : fits[0];
}

/** Builds such a program. */
export function buildProgram(app: BlueprintApp, { platform, tenant, web: props, database, outside, service, connect }: Program): void {
  const shop = new Tenant(new Platform(app, 'test', platform), 'shop', tenant);
  const web_ = new WebApp(shop, 'front', props);
  web_.connectTo(new StatefulDatabase(shop, 'store', database), connect);
  web_.connectTo(new ExternalDatabase(shop, 'outside', outside), { prefix: 'OUTSIDE_' });
  web_.connectTo(new ExternalService(shop, 'mail', service));
  const api = new WebApp(shop, 'api', { image: 'example/api:1', port: 8080, egress: [] });
  web_.connectTo(api);
  api.allowFrom(Peer.pods('tools', { app: 'probe' }));
  api.override('Deployment', { spec: { revisionHistoryLimit: 3 } });
}
