import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  BatchJob, BatchJobProps, BlueprintApp, BlueprintAppProps, ConnectOptions, Credentials, CronTask, CronTaskProps, DaemonTask, DaemonTaskProps,
  EnvFrom, EnvVar,
  External, ExternalDatabase, ExternalDatabaseProps, ExternalSecret, ExternalSecretProps, ExternalService, ExternalServiceProps, FailureRule,
  GeneratedSecret,
  GeneratedSecretProps, Hook, NodeLabel, Peer, Platform, PlatformProps, PodProps, Probe, ProbesProps, ProgramProps, RoleRuleProps, SealedSecret,
  SealedSecretProps, ServiceProps, StatefulDatabase,
  StatefulDatabaseProps, Tenant, TenantProps, TenantRoleProps, Tls, Volume, WebApp, WebAppProps, Worker, WorkerProps,
} from '../src';
import { CUSTOM_STRUCTS } from './_custom-structs';
import { INGRESS_STRUCTS, plainRoutes } from './_ingress-structs';
import { Manifest, objectsOf, PLATFORM } from './_synth';
import {
  annotations, cpus, dataKey, host, image, label, labels, list, map, mostly, objectName, one, optional, path, percent, port, Prop, range, seconds,
  share, sizes, Struct, text, times, userId, Values, whole, yes,
} from './_values';

// What can be said of every prop of the public structs: arbitrary values, mostly good ones, for the properties; and one value that is not the default,
// to show that the prop does something.

const credentialKeys = { password: { any: dataKey, other: 'pw' } };
const externalOptions = { namespace: { any: objectName, other: 'other' }, keys: { any: list(mostly(one('password', 'tls.crt'), 'a b')), other: ['a'] } };
const externals = fc.tuple(objectName, optional<object>(externalOptions)).chain(([name, options]) =>
  one(External.secret(name as string, options), External.configMap(name as string, options), External.claim(name as string, options)));
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
const ephemeralOptions = { storage: { any: sizes }, storageClassName: { any: objectName, other: 'fast' } };
const hostPathOptions = {
  type: { any: mostly(one('Directory', 'File', 'Socket'), 'Dir'), other: 'Directory' },
  readOnly: { any: yes, other: false },
  mountPropagation: { any: mostly(one('None', 'HostToContainer'), 'Both'), other: 'HostToContainer' },
};
const nfsOptions = { readOnly: { any: yes, other: true } };
const csiOptions = { attributes: { any: map(one('a', 'b'), text), other: { a: 'b' } }, readOnly: { any: yes, other: false } };
const volume = fc.oneof(
  source,
  optional<{ storage: string }>(ephemeralOptions, ['storage']).map(options => Volume.ephemeral(options)),
  fc.tuple(path, optional<object>(hostPathOptions)).map(([at, options]) => Volume.hostPath(at as string, options)),
  fc.tuple(mostly(one('nfs.example.org', '192.0.2.8'), 'BAD HOST'), path, optional<object>(nfsOptions)).map(([server, at, options]) => Volume.nfs(server as string, at as string, options)),
  fc.tuple(objectName, optional<object>(csiOptions)).map(([driver, options]) => Volume.csi(driver as string, options)),
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
  hostPort: { any: port, other: 9100 },
};

const resources = {
  cpu: { any: cpus, other: '150m' },
  cpuLimit: { any: one('2', 3, Cpu.units(4)), other: 1 },
  memory: { any: sizes, other: '256Mi' },
  memoryLimit: { any: mostly(one('8Gi', Size.gibibytes(4)), '1Mi'), other: '1Gi' },
  ephemeralStorage: { any: mostly(one('64Mi', '1Gi', Size.mebibytes(200)), '', '1.5'), other: '500Mi' },
  ephemeralStorageLimit: { any: mostly(one('4Gi', Size.gibibytes(8)), '1Mi'), other: '3Gi' },
  extended: { any: map(mostly(one('nvidia.com/gpu', 'example.org/fpga'), 'gpu', 'kubernetes.io/x'), whole(1, 4, 0)), other: { 'nvidia.com/gpu': 1 } },
};

const containerSecurity = {
  user: { any: userId, other: 1000 },
  group: { any: userId, other: 2000 },
  privileged: { any: yes, other: true },
  readOnlyRootFilesystem: { any: yes, other: false },
  allowPrivilegeEscalation: { any: yes, other: true },
  capabilities: { any: list(one('NET_BIND_SERVICE', 'CHOWN')), other: ['CHOWN'] },
  seccompProfile: { any: mostly(one('RuntimeDefault', 'Unconfined'), 'None'), other: 'Unconfined' },
};

const security = {
  ...containerSecurity,
  fsGroup: { any: userId, other: 3000 },
  supplementalGroups: { any: list(userId), other: [4000] },
  sysctls: { any: map(mostly(one('net.ipv4.tcp_syncookies', 'kernel.shmmax'), 'A B'), text), other: { 'net.ipv4.tcp_syncookies': '1' } },
  hostUsers: { any: yes, other: false },
};

const hook = fc.oneof(
  mostly(one(['true']), []).map(command => Hook.exec(command as string[])),
  fc.tuple(mostly(one('/', '/stop'), 'stop'), optional<object>({ scheme: httpProbeOptions.scheme, headers: httpProbeOptions.headers, port: portProbeOptions.port }))
    .map(([at, options]) => Hook.http(at as string, options)),
);
const httpHookOptions = { scheme: httpProbeOptions.scheme, headers: httpProbeOptions.headers, port: portProbeOptions.port };

const scaling = {
  min: { any: whole(1, 4, 0) },
  max: { any: whole(4, 9, 2) },
  cpu: { any: percent, other: 60 },
  memory: { any: percent, other: 70 },
  scaleDownStabilizationSeconds: { any: mostly(one(0, 60, Duration.minutes(5)), 3601), other: 60 },
};

const envFromOptions = { prefix: { any: mostly(one('', 'A_'), '1'), other: 'A_' }, optional: { any: yes, other: true } };
const envFrom = list(fc.tuple(objectName as fc.Arbitrary<string>, optional<object>(envFromOptions))
  .chain(([name, options]) => one(EnvFrom.secret(name, options), EnvFrom.config(name, options))));

const programProps = {
  image: { any: image },
  command: { any: list(text), other: ['/app'] },
  args: { any: list(text), other: ['--verbose'] },
  workingDir: { any: path, other: '/srv' },
  imagePullPolicy: { any: mostly(one('IfNotPresent', 'Always', 'Never'), 'Sometimes'), other: 'Always' },
  env: { any: env, other: { A: 'b' } },
  envFrom: { any: envFrom, other: [EnvFrom.secret('a')] },
  terminationMessagePath: { any: path, other: '/tmp/reason' },
  terminationMessagePolicy: { any: mostly(one('File', 'FallbackToLogsOnError'), 'Log'), other: 'FallbackToLogsOnError' },
  stdin: { any: yes, other: true },
  tty: { any: yes, other: true },
  resources: { any: optional(resources), other: { cpu: 1 } },
  volumes: { any: map(path, volume), other: { '/data': Volume.emptyDir() } },
  files: { any: map(path, mostly(text, 'x'.repeat(2 ** 21))), other: { '/etc/a': 'b' } },
  writablePaths: { any: list(path), other: ['/run'] },
};

const containerProps = {
  ...programProps,
  port: { any: port },
  ports: { any: fc.oneof(list(optional(portProps, ['name', 'port'])), one([{ name: 'http', port: 8080 }])), other: undefined },
  probes: { any: optional(probes), other: { live: Probe.exec(['true']) } },
  postStart: { any: hook, other: Hook.exec(['warm-up']) },
  preStop: { any: hook, other: Hook.exec(['drain']) },
  shell: { any: yes, other: true },
};

const beside = {
  name: { any: mostly(one('one', 'two', 'log-shipper'), 'A', '') },
  security: { any: optional(containerSecurity), other: { user: 1000 } },
  connections: { any: yes, other: true },
};
const initContainerProps = { ...programProps, ...beside };
const sidecarProps = { ...containerProps, ...beside, afterInitContainers: { any: yes, other: true } };
// Ports of a sidecar are mostly its own.
const sidecar = optional<object>({ ...sidecarProps, port: { any: mostly(one(7001, 7002), 8080) } }, ['name', 'image']).map(({ ports: _, ...props }: { readonly ports?: unknown }) => props);

const nodeLabel = fc.tuple(mostly(one('disk', 'example.org/gpu'), 'a b'), mostly(one(['a'], ['a', 'b']), [])).chain(([key, values]) => one(
  NodeLabel.in(key as string, values as string[]), NodeLabel.notIn(key as string, values as string[]), NodeLabel.exists(key as string),
  NodeLabel.doesNotExist(key as string), NodeLabel.above(key as string, 3), NodeLabel.below(key as string, 9),
));
const nodeAffinityProps = { required: { any: list(nodeLabel), other: [NodeLabel.exists('disk')] }, preferred: { any: list(nodeLabel), other: [NodeLabel.exists('disk')] } };
const podAffinityProps = {
  labels: { any: mostly(one({ app: 'a' }, { app: 'a', tier: 'b' }), {}) },
  namespaces: { any: list(label), other: ['tools'] },
  topologyKey: { any: mostly(one('topology.kubernetes.io/zone'), 'a b'), other: 'topology.kubernetes.io/zone' },
  required: { any: yes, other: true },
};
const tolerationProps = {
  key: { any: mostly(one('node.kubernetes.io/unreachable', 'gpu'), 'a b'), other: 'gpu' },
  value: { any: one('', 'a'), other: 'a' },
  effect: { any: mostly(one('NoSchedule', 'NoExecute'), 'No'), other: 'NoSchedule' },
  tolerationSeconds: { any: whole(0, 300), other: 20 },
};
const toleration = optional<{ key?: string; value?: string; effect?: string; tolerationSeconds?: number }>(tolerationProps)
  .map(({ value, tolerationSeconds, ...rest }) => ({ ...rest, ...rest.key === undefined ? {} : { value }, ...rest.effect === 'NoExecute' ? { tolerationSeconds } : {} }));
const dedicatedNodesProps = { value: { any: mostly(one('batch', 'gpu'), 'b c') }, key: { any: mostly(one('pool'), 'a b'), other: 'pool' } };

const placementProps = {
  nodeSelector: { any: labels, other: { disk: 'ssd' } },
  nodeAffinity: { any: optional(nodeAffinityProps), other: { required: [NodeLabel.exists('disk')] } },
  podAffinity: { any: list(optional(podAffinityProps, ['labels'])), other: [{ labels: { app: 'a' } }] },
  podAntiAffinity: { any: list(optional(podAffinityProps, ['labels'])), other: [{ labels: { app: 'a' } }] },
  tolerations: { any: list(toleration), other: [{ key: 'gpu' }] },
  dedicatedNodes: { any: optional(dedicatedNodesProps, ['value']), other: { value: 'batch' } },
  priorityClassName: { any: objectName, other: 'high' },
  schedulerName: { any: objectName, other: 'volcano' },
  runtimeClassName: { any: objectName, other: 'gvisor' },
};

const identityProps = {
  name: { any: label, other: 'pinned' },
  labels: { any: labels, other: { team: 'a' } },
  annotations: { any: annotations, other: { note: 'a' } },
  selector: { any: mostly(one({ app: 'front' }, { app: 'front', tier: 'web' }), {}, { 'a b': 'c' }), other: { app: 'front' } },
};

const dnsProps = {
  // With the DNS of the node no program asks another one.
  policy: { any: mostly(one(...Array<string>(19).fill('ClusterFirst'), 'Default'), 'First'), other: 'Default' },
  nameservers: { any: list(mostly(one('192.0.2.53', '2001:db8::53'), 'dns')), other: ['192.0.2.53'] },
  searches: { any: list(mostly(one('example.org', 'svc.example.org'), 'A')), other: ['example.org'] },
  options: { any: map(mostly(one('ndots', 'edns0'), ''), one('', '2')), other: { ndots: '2' } },
};
const hostAccessProps = { network: { any: yes, other: true }, processes: { any: yes, other: true }, ipc: { any: yes, other: true } };

const spreadProps = {
  spread: { any: mostly(one('prefer', 'require', 'none'), 'even'), other: 'none' },
  antiAffinity: { any: mostly(one('prefer', 'require', 'none'), 'yes'), other: 'prefer' },
};

const podProps = {
  ...containerProps,
  ...identityProps,
  ...placementProps,
  initContainers: { any: list(optional(initContainerProps, ['name', 'image'])), other: [{ name: 'one', image: 'a:1' }] },
  sidecars: { any: list(sidecar), other: [{ name: 'one', image: 'a:1' }] },
  serviceAccountName: { any: objectName, other: 'caller' },
  serviceAccountToken: { any: yes, other: true },
  dns: { any: optional(dnsProps), other: { policy: 'Default' } },
  hostAliases: { any: map(mostly(one('192.0.2.9', '2001:db8::9'), 'x'), list(mostly(one('a.example.org', 'b'), 'A'))), other: { '192.0.2.9': ['a'] } },
  hostAccess: { any: optional(hostAccessProps), other: { network: true } },
  shareProcessNamespace: { any: yes, other: true },
  hostname: { any: label, other: 'me' },
  subdomain: { any: label, other: 'front' },
  setHostnameAsFQDN: { any: yes, other: true },
  readinessGates: { any: list(mostly(one('example.org/ready'), 'a b')), other: ['example.org/ready'] },
  containerName: { any: label, other: 'server' },
  podAnnotations: { any: annotations, other: { note: 'a' } },
  security: { any: optional(security), other: { user: 1000 } },
  terminationGracePeriodSeconds: { any: mostly(one(60, 200, Duration.minutes(3)), 0, 5), other: 77 },
  preStopSleepSeconds: { any: mostly(one(0, 5, Duration.seconds(10)), -1, 300), other: 7 },
  immutableFiles: { any: yes, other: true },
  egress: { any: list(peer), other: [] },
};

const routeProps = {
  host: { any: host, other: 'www' },
  hosts: { any: list(host), other: ['www', 'web'] },
  path: { any: mostly(one('/', '/shop', '/a/b'), 'shop', ''), other: '/shop' },
};

const serviceProps = {
  name: { any: label, other: 'front-svc' },
  type: { any: mostly(one('ClusterIP', 'NodePort', 'LoadBalancer'), 'ExternalName'), other: 'NodePort' },
  headless: { any: yes, other: true },
  annotations: { any: annotations, other: { note: 'a' } },
  nodePorts: { any: map(mostly(one('http'), 'none'), whole(30000, 32767, 80)), other: { http: 30080 } },
  loadBalancerSourceRanges: { any: list(range), other: ['192.0.2.0/24'] },
  loadBalancerClass: { any: one('metallb.io/metallb'), other: 'metallb.io/metallb' },
  allocateLoadBalancerNodePorts: { any: yes, other: false },
  sessionAffinity: { any: mostly(one('None', 'ClientIP'), 'Cookie'), other: 'ClientIP' },
  sessionAffinityTimeoutSeconds: { any: mostly(times, 0, 90000), other: 60 },
  internalTrafficPolicy: { any: mostly(one('Cluster', 'Local'), 'Node'), other: 'Local' },
  externalTrafficPolicy: { any: mostly(one('Cluster', 'Local'), 'Node'), other: 'Local' },
  trafficDistribution: { any: mostly(one('PreferClose'), 'Near'), other: 'PreferClose' },
  publishNotReadyAddresses: { any: yes, other: true },
  ipFamilyPolicy: { any: mostly(one('SingleStack', 'PreferDualStack'), 'Both'), other: 'PreferDualStack' },
};

/** A Service without what its type forbids. */
const service = optional<ServiceProps>(serviceProps).map(({ headless: _, trafficDistribution: __, ...props }) => ({
  ...props,
  ...props.type === 'LoadBalancer' ? {} : { loadBalancerSourceRanges: undefined, loadBalancerClass: undefined, allocateLoadBalancerNodePorts: undefined },
  ...props.type === 'LoadBalancer' || props.type === 'NodePort' ? {} : { externalTrafficPolicy: undefined, nodePorts: undefined },
  ...props.sessionAffinity === 'ClientIP' ? {} : { sessionAffinityTimeoutSeconds: undefined },
}));

const migrationProps = {
  command: { any: list(text), other: ['migrate'] },
  args: { any: list(text), other: ['up'] },
  image: { any: image, other: 'example/migrate:1' },
  env: { any: map(one('A', 'B'), fc.oneof(text, one(EnvVar.secret('a', 'b')))), other: { B: 'c' } },
  resources: { any: optional(resources), other: { cpu: 1 } },
  backoffLimit: { any: whole(0, 9), other: 2 },
  activeDeadlineSeconds: { any: mostly(times, 0), other: 900 },
};

const replicaProps = {
  ...spreadProps,
  replicas: { any: whole(0, 5), other: 3 },
  scaling: { any: optional(scaling, ['min', 'max']), other: { min: 2, max: 4 } },
  minReadySeconds: { any: mostly(one(0, 5, Duration.seconds(10)), -1), other: 5 },
  maxSurge: { any: share, other: 2 },
  maxUnavailable: { any: share, other: 1 },
  recreate: { any: yes, other: true },
  progressDeadlineSeconds: { any: mostly(one(700, Duration.minutes(20)), 0), other: 900 },
  migrations: { any: optional(migrationProps), other: { command: ['migrate'] } },
};
const workerProps = { ...podProps, ...replicaProps };
const webAppProps = { ...workerProps, ...routeProps, routes: { any: plainRoutes, other: { api: { host: 'api', path: '/api' } } }, service: { any: service, other: { type: 'NodePort' } } };

const daemonTaskProps = {
  ...podProps,
  allNodes: { any: yes, other: true },
  updateStrategy: { any: mostly(one('RollingUpdate', 'OnDelete'), 'Recreate'), other: 'OnDelete' },
  maxUnavailable: { any: share, other: 2 },
  maxSurge: { any: share, other: 1 },
  minReadySeconds: replicaProps.minReadySeconds,
  service: { any: service, other: { type: 'NodePort' } },
};

const goodRules = one(FailureRule.ignoreDisruptions(), FailureRule.failJob([2, 1]), FailureRule.ignore([75]));
const someRules = list(mostly(goodRules, FailureRule.failIndex([1]), FailureRule.failJob([])));
const jobProps = {
  backoffLimit: { any: whole(0, 9), other: 2 },
  activeDeadlineSeconds: { any: mostly(times, 0), other: 900 },
  restartPolicy: { any: mostly(one('Never', 'OnFailure'), 'Always'), other: 'OnFailure' },
  failureRules: { any: someRules, other: [] },
};
const batchJobProps = {
  ...spreadProps,
  ...podProps,
  ...jobProps,
  completions: { any: whole(1, 9, 0), other: 5 },
  parallelism: { any: whole(0, 9), other: 3 },
  indexed: { any: yes, other: true },
  backoffLimitPerIndex: { any: whole(0, 3), other: 1 },
  maxFailedIndexes: { any: whole(0, 1), other: 1 },
  suspend: { any: yes, other: true },
  ttlSecondsAfterFinished: { any: seconds, other: 600 },
  wait: { any: yes, other: true },
};
const cronTaskProps = {
  ...podProps,
  ...jobProps,
  schedule: { any: mostly(one('0 3 * * *', '*/5 8-18 * * mon-fri', '@daily', '30 2 29 2 *'), '', '60 * * * *', '0 3 * *', '0 0 30 2 *', 'TZ=UTC 0 3 * * *') },
  timeZone: { any: mostly(one('Europe/Paris', 'Etc/UTC', 'America/Argentina/ComodRivadavia'), 'Local', '', '+02:00', 'Mars/Base'), other: 'Europe/Paris' },
  concurrencyPolicy: { any: mostly(one('Forbid', 'Allow', 'Replace'), 'Never'), other: 'Allow' },
  startingDeadlineSeconds: { any: mostly(one(30, 300, Duration.minutes(2)), 10), other: 77 },
  successfulJobsHistoryLimit: { any: whole(0, 9), other: 1 },
  failedJobsHistoryLimit: { any: whole(0, 9), other: 5 },
  suspend: { any: yes, other: true },
};

const generatedSecretProps = {
  name: { any: mostly(one('login', 'session-key'), 'A', ''), other: 'pinned' },
  keys: { any: mostly(one(['password'], ['a', 'b.c']), [], ['a b']), other: ['a', 'b'] },
  bytes: { any: whole(16, 128, 8), other: 32 },
  guards: { any: list(objectName), other: ['data-0'] },
};
const remoteKey = { key: { any: mostly(one('prod/shop', 'a'), '') }, property: { any: one('password'), other: 'password' }, version: { any: one('2'), other: '2' } };
const externalSecretProps = {
  store: { any: objectName },
  storeKind: { any: mostly(one('SecretStore', 'ClusterSecretStore'), 'Vault'), other: 'ClusterSecretStore' },
  data: { any: map(dataKey, optional(remoteKey, ['key'])), other: { password: { key: 'other' } } },
  extract: { any: list(one('prod/a', 'prod/b')), other: ['prod/a'] },
  refreshInterval: { any: mostly(one('1h', '0s', '1h30m'), '1 day', ''), other: '5m' },
  type: { any: one('Opaque', 'kubernetes.io/tls'), other: 'kubernetes.io/tls' },
  name: { any: mostly(one('login'), 'A'), other: 'pinned' },
};
const sealed = 'AgBy'.repeat(100);
const sealedSecretProps = {
  encryptedData: { any: mostly(one({ password: sealed }), {}, { password: 'secret' }) },
  sealingScope: { any: mostly(one('strict', 'namespace-wide', 'cluster-wide'), 'wide'), other: 'cluster-wide' },
  type: { any: one('Opaque', 'kubernetes.io/tls'), other: 'kubernetes.io/tls' },
  name: { any: mostly(one('login'), 'A'), other: 'pinned' },
};

const engines = mostly(one('postgres', 'redis'), 'oracle');
const versions = mostly(one('15', '16', '17', '18', '7', '8'), '', '9.6');
const identifier = mostly(one('app', 'shop_1', '_x'), 'postgres', 'A', '1a', '');

const databaseProps = {
  ...placementProps,
  existingClaim: { any: objectName, other: 'old-data' },
  dataDirectory: { any: mostly(one('pgdata', '.', 'main/data'), '/data', ''), other: 'main' },
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
  selector: { any: mostly(one({ app: 'db' }), {}), other: { app: 'db' } },
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

const externalServiceProps = { ...place, port: { any: port }, externalName: { any: yes, other: true } };

const connectOptions = {
  prefix: { any: mostly(one('', 'DB_', 'a.'), '1', ' '), other: 'DB_' },
  credentials: { any: credentials, other: Credentials.existing('login') },
};

const amountOfCpu = mostly(one('500m', 1, 0.5, Cpu.millis(100)), '1Gi', 0);
const amountOfSize = mostly(one('512Mi', '16Gi', Size.gibibytes(2)), '512', '1.5');
// Quotas that a program of arbitrary size fits into: too small a one is tried in the tests of its rule.
const quotaProps = {
  cpu: { any: one('2000', 1000), other: 1000 },
  memory: { any: mostly(one('16Ti', Size.tebibytes(2)), '512'), other: '16Ti' },
  ephemeralStorage: { any: one('16Ti'), other: '16Ti' },
  storage: { any: one('16Ti'), other: '16Ti' },
  pods: { any: whole(500, 900, -1), other: 500 },
  objects: { any: map(mostly(one('count/jobs.batch', 'configmaps'), 'a b'), whole(500, 900, -1)), other: { configmaps: 500 } },
};
const containerLimitsProps = {
  defaultCpu: { any: amountOfCpu, other: '50m' },
  defaultMemory: { any: amountOfSize, other: '64Mi' },
  defaultEphemeralStorage: { any: amountOfSize, other: '2Gi' },
  maxCpu: { any: one('900', 900), other: '900' },
  maxMemory: { any: one('16Ti'), other: '16Ti' },
};
const who = list(mostly(one('developers', 'oidc:shop'), '', 'system:masters'));
const words = (...good: string[]) => fc.array(fc.constantFrom(...good), { minLength: 1, maxLength: 2 });
const roleRuleProps = {
  apiGroups: { any: words('', 'apps'), other: ['apps'] },
  resources: { any: words('widgets', 'gadgets'), other: ['gadgets'] },
  verbs: { any: words('get', 'list'), other: ['list'] },
  resourceNames: { any: list(objectName), other: ['a'] },
};
const tenantRoleProps = {
  rules: { any: fc.array(optional<object>(roleRuleProps, ['resources', 'verbs']), { minLength: 1, maxLength: 2 }), other: [{ resources: ['gadgets'], verbs: ['list'] }] },
  groups: { any: who, other: ['developers'] },
  users: { any: who, other: ['anna'] },
  serviceAccounts: { any: fc.constant(['default']), other: ['default'] },
};
const accessProps = {
  view: { any: who, other: ['everybody'] },
  edit: { any: who, other: ['developers'] },
  admin: { any: who, other: ['leads'] },
  roles: { any: map(mostly(one('restart', 'read-logs'), 'view', 'A'), optional<object>(tenantRoleProps, ['rules', 'groups'])), other: { restart: { rules: [{ resources: ['widgets'], verbs: ['get'] }], groups: ['on-call'] } } },
};
const exposureProps = {
  hosts: { any: fc.constant(['*.example.org', 'shop', '*.example.net', 'www.example.net']), other: ['*.example.org'] },
  loadBalancers: { any: whole(50, 90, -1), other: 50 },
  nodePorts: { any: whole(500, 900, -1), other: 500 },
};
const tenantProps = {
  name: { any: label, other: 'pinned' },
  podSecurity: { any: mostly(one('restricted', 'baseline', 'privileged'), 'none'), other: 'baseline' },
  labels: { any: labels, other: { team: 'a' } },
  annotations: { any: annotations, other: { note: 'a' } },
  external: { any: list(externals) },
  quota: { any: optional<object>(quotaProps, ['cpu']), other: { cpu: 1000 } },
  containerLimits: { any: optional<object>(containerLimitsProps), other: { maxMemory: '16Ti' } },
  access: { any: optional<object>(accessProps), other: { view: ['everybody'] } },
  imagePullSecrets: { any: list(objectName), other: ['registry'] },
  dedicatedNodes: { any: optional<object>(dedicatedNodesProps, ['value']), other: { value: 'shop' } },
  exposure: { any: optional<object>(exposureProps), other: { loadBalancers: 1 } },
  createNamespace: { any: yes, other: false },
  denyByDefault: { any: yes, other: false },
};

const some = (values: Values): Values => mostly((list(values) as fc.Arbitrary<unknown[]>).filter(each => each.length > 0), []);

const ingressFact = { className: { any: objectName }, namespace: { any: label }, podLabels: { any: labels } };
const apiServerFact = { cidrs: { any: some(range) }, ports: { any: some(port) } };

const httpProxyFact = { url: { any: mostly(one('http://proxy.example.org:3128', 'https://192.0.2.3'), 'proxy', 'http://a:b@proxy') }, cidrs: { any: some(range) }, noProxy: { any: list(one('.example.org')), other: ['.example.org'] } };
const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const extraCaFact = { pem: { any: mostly(one(pem), '', '/etc/ca.pem') }, complete: { any: yes, other: true } };

const platformProps = {
  httpProxy: { any: optional(httpProxyFact, ['url', 'cidrs']), other: { url: 'http://192.0.2.3:3128', cidrs: ['192.0.2.3/32'] } },
  extraCa: { any: optional(extraCaFact, ['pem']), other: { pem } },
  domain: { any: mostly(one('example.org', 'a-b.example.net'), 'A', ''), other: 'example.net' },
  kubernetesVersion: { any: mostly(one(...Array.from({ length: 10 }, (_, index) => `1.${28 + index}`)), '1.27', '2', ''), other: '1.29' },
  context: { any: mostly(one('prod', 'admin@prod'), ''), other: undefined },
  tls: { any: fc.oneof(objectName.map(name => Tls.secret(name as string)), objectName.map(name => Tls.clusterIssuer(name as string)), one(Tls.none())), other: Tls.secret('wildcard') },
  ingress: { any: optional(ingressFact, Object.keys(ingressFact)), other: { className: 'other', namespace: 'other', podLabels: {} } },
  imageRegistries: { any: map(one('docker.io', 'quay.io', '*'), mostly(one('mirror.example.org', 'mirror.example.org:5000/a'), '', 'A/', 'a/')), other: { '*': 'mirror.example.org' } },
  imagePullSecrets: { any: list(objectName), other: ['registry'] },
  external: { any: list(externals) },
  rules: { any: map(one('image-pinned', 'no-tls', 'secret-exists'), mostly(one('error', 'warning', 'off'), 'never')) },
  privateRanges: { any: map(one('ldap', 'nfs'), mostly(one('10.0.0.0/8', '192.0.2.7/32', '2001:db8::/32'), '0.0.0.0/0', 'x')), other: { ldap: '198.51.100.0/24' } },
  apiServer: { any: optional(apiServerFact, Object.keys(apiServerFact)), other: { cidrs: ['192.0.2.1/32'], ports: [6443] } },
  nodeLocalDns: { any: mostly(one('169.254.20.10', 'fd00::a'), 'dns', ''), other: '10.0.0.10' },
  dnsServiceIp: { any: mostly(one('10.96.0.10', 'fd00::a'), 'dns', ''), other: '10.96.0.10' },
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
const privileged = (props: object, platform?: PlatformProps) => web(props, platform, { podSecurity: 'privileged' });
const WORKER: WorkerProps = { image: 'example/worker:1' };
const AGENT: DaemonTaskProps = { image: 'example/agent:1', ports: [{ name: 'http', port: 8125 }] };
const JOB: BatchJobProps = { image: 'example/job:1' };
const CRON: CronTaskProps = { image: 'example/job:1', schedule: '0 3 * * *' };
const withProgram = (props: object) => privileged({ sidecars: [{ name: 'one', image: 'a:1', ports: WEB.ports!.map(({ name, port: at }) => ({ name: `${name}-1`, port: at + 1 })), ...props }] });
const ready = (check: Probe) => web({ probes: { ready: check } });
const mounted = (at: Volume) => privileged({ volumes: { '/data': at } });
const connectedWith = (props: object) => inTenant(tenant => {
  new WebApp(tenant, 'web', { ...WEB, ...props }).connectTo(new ExternalService(tenant, 'mail', { host: '192.0.2.7', port: 25 }));
}, PLATFORM, { podSecurity: 'privileged' });
const connected = (connect: (app: WebApp, tenant: Tenant) => void) => inTenant(tenant => connect(new WebApp(tenant, 'web', WEB), tenant));

/** Every struct of the public API. */
export const STRUCTS: Readonly<Record<string, Struct>> = {
  ...CUSTOM_STRUCTS,
  ...INGRESS_STRUCTS,
  ApiServerFact: { props: apiServerFact },
  BatchJobProps: { props: batchJobProps, base: { ...JOB }, render: options => inTenant(tenant => new BatchJob(tenant, 'job', options as unknown as BatchJobProps), PLATFORM, { podSecurity: 'privileged' }) },
  BlueprintAppProps: { props: { outdir: { any: one('dist') }, resolvers: { any: one([]) } } satisfies Record<keyof BlueprintAppProps, Prop> },
  ClaimVolumeOptions: { props: claimOptions, base: { accessMode: 'ReadWriteMany' }, render: options => mounted(Volume.claim('data', options as { accessMode: 'ReadWriteMany' })) },
  ConnectOptions: {
    props: connectOptions,
    render: (options: ConnectOptions) => connected((app, tenant) => app.connectTo(new StatefulDatabase(tenant, 'orders', DATABASE), options)),
  },
  ContainerProps: { props: containerProps },
  ContainerSecurityProps: { props: containerSecurity, render: options => withProgram({ security: options }) },
  CronTaskProps: { props: cronTaskProps, base: { ...CRON }, render: options => inTenant(tenant => new CronTask(tenant, 'cron', options as unknown as CronTaskProps), PLATFORM, { podSecurity: 'privileged' }) },
  CsiOptions: { props: csiOptions, render: options => mounted(Volume.csi('a.b', options)) },
  DaemonTaskProps: { props: daemonTaskProps, base: { ...AGENT }, render: options => inTenant(tenant => new DaemonTask(tenant, 'agent', options as unknown as DaemonTaskProps), PLATFORM, { podSecurity: 'privileged' }) },
  DedicatedNodesProps: { props: dedicatedNodesProps, base: { value: 'batch' }, render: options => web({ dedicatedNodes: options }) },
  DeploymentWorkloadProps: { props: workerProps },
  DnsProps: { props: dnsProps, render: options => web({ dns: options }) },
  CredentialKeys: { props: credentialKeys, render: keys => inTenant(tenant => new StatefulDatabase(tenant, 'orders', { ...DATABASE, credentials: Credentials.existing('a', keys) })) },
  EmptyDirOptions: { props: emptyDirOptions, render: options => mounted(Volume.emptyDir(options)) },
  EnvFromOptions: { props: envFromOptions, render: options => web({ envFrom: [EnvFrom.secret('a', options)] }) },
  EphemeralVolumeOptions: { props: ephemeralOptions, base: { storage: '1Gi' }, render: options => mounted(Volume.ephemeral(options as { storage: string })) },
  EnvVarOptions: { props: envOptions, render: options => web({ env: { A: EnvVar.secret('a', 'b', options) } }) },
  ExternalDatabaseProps: {
    props: externalDatabaseProps,
    base: { ...EXTERNAL },
    render: options => connected((app, tenant) => app.connectTo(new ExternalDatabase(tenant, 'orders', options as unknown as ExternalDatabaseProps))),
  },
  ExternalSecretProps: {
    props: externalSecretProps,
    base: { store: 'vault', data: { password: { key: 'prod/shop' } } },
    render: options => inTenant(tenant => new ExternalSecret(tenant, 'login', options as unknown as ExternalSecretProps)),
  },
  ExternalServiceProps: {
    props: externalServiceProps,
    base: { host: 'smtp.example.org', port: 25, cidrs: ['192.0.2.7/32'] },
    render: options => connected((app, tenant) => app.connectTo(new ExternalService(tenant, 'mail', options as unknown as ExternalServiceProps))),
  },
  // They are of the validation plugin, which renders nothing: test/checks/blueprint-validation.test.ts.
  BlueprintValidationProps: { props: { kubernetesVersion: { any: one('1.34') }, environments: { any: list(objectName) }, external: { any: list(objectName) }, rules: { any: one({}) }, silences: { any: one([]) } } },
  RuleViolation: { props: { ruleName: { any: text }, recommendation: { any: text }, fix: { any: text }, violatingResources: { any: one([]) } } },
  SilencedFinding: { props: { rule: { any: text }, object: { any: text }, reason: { any: text } } },
  ViolatingResource: { props: { resourceName: { any: text }, locations: { any: list(text) }, manifestPath: { any: text } } },
  AccessProps: { props: accessProps, render: options => tenanted({ access: options }) },
  ContainerLimitsProps: { props: containerLimitsProps, render: options => tenanted({ containerLimits: options }) },
  ExposureProps: { props: exposureProps, render: options => tenanted({ exposure: options }) },
  QuotaProps: { props: quotaProps, base: { pods: 900 }, render: options => tenanted({ quota: options }) },
  RoleRuleProps: {
    props: roleRuleProps,
    base: { resources: ['widgets'], verbs: ['get'] },
    render: options => tenanted({ access: { roles: { own: { groups: ['developers'], rules: [options as unknown as RoleRuleProps] } } } }),
  },
  TenantRoleProps: {
    props: tenantRoleProps,
    base: { rules: [{ resources: ['widgets'], verbs: ['get'] }], groups: ['somebody'] },
    render: options => tenanted({ access: { roles: { own: options as unknown as TenantRoleProps } } }),
  },
  ExternalOptions: { props: externalOptions },
  ExtraCaFact: { props: extraCaFact, base: { pem }, render: options => web({}, { ...PLATFORM, extraCa: options as { pem: string } }) },
  FilesVolumeOptions: { props: filesOptions, render: options => mounted(Volume.config('app', options)) },
  GeneratedSecretProps: { props: generatedSecretProps, render: options => inTenant(tenant => new GeneratedSecret(tenant, 'login', options as GeneratedSecretProps)) },
  GrpcProbeOptions: { props: grpcProbeOptions, render: options => ready(Probe.grpc(options)) },
  HostAccessProps: { props: hostAccessProps, render: options => privileged({ hostAccess: options }) },
  HostPathOptions: { props: hostPathOptions, render: options => mounted(Volume.hostPath('/var/log', options)) },
  HttpHookOptions: { props: httpHookOptions, render: options => web({ postStart: Hook.http('/', options) }) },
  HttpProxyFact: { props: httpProxyFact, base: { url: 'http://192.0.2.3:3128', cidrs: ['192.0.2.3/32'] }, render: options => web({}, { ...PLATFORM, httpProxy: options as { url: string; cidrs: string[] } }) },
  HttpProbeOptions: { props: httpProbeOptions, render: options => ready(Probe.http('/', options)) },
  IdentityProps: { props: identityProps },
  IngressFact: { props: ingressFact },
  InitContainerProps: { props: initContainerProps, base: { name: 'one', image: 'a:1' }, render: options => connectedWith({ initContainers: [options] }) },
  JobProps: { props: jobProps },
  MigrationProps: { props: migrationProps, render: options => web({ migrations: options }) },
  NfsOptions: { props: nfsOptions, render: options => mounted(Volume.nfs('192.0.2.8', '/export', options)) },
  NodeAffinityProps: { props: nodeAffinityProps, render: options => web({ nodeAffinity: options }) },
  PlacementProps: { props: placementProps },
  PlatformProps: {
    props: platformProps,
    base: { ...PLATFORM },
    render: options => web({ image: 'alpine-web:1', host: 'shop', egress: [Peer.internet(), Peer.apiServer()] }, options),
  },
  PodAffinityProps: { props: podAffinityProps, base: { labels: { app: 'a' } }, render: options => web({ podAffinity: [options] }) },
  PodProps: { props: podProps },
  PortProbeOptions: { props: portProbeOptions, render: options => ready(Probe.tcp(options)) },
  PortProps: { props: portProps, base: { name: 'extra', port: 99 }, render: options => privileged({ ports: [...WEB.ports!, options] }) },
  ProbeOptions: { props: probeOptions, render: options => ready(Probe.exec(['true'], options)) },
  ProbesProps: { props: probes, render: (options: ProbesProps) => web({ probes: options }) },
  ProgramProps: { props: programProps },
  RemoteKey: {
    props: remoteKey,
    base: { key: 'prod/shop' },
    render: options => inTenant(tenant => new ExternalSecret(tenant, 'login', { store: 'vault', data: { password: options as unknown as { key: string } } })),
  },
  ReplicaProps: { props: replicaProps },
  ResourceProps: { props: resources, render: options => web({ resources: options }) },
  RouteProps: { props: routeProps },
  ScalingProps: { props: scaling, base: { min: 2, max: 4 }, render: options => web({ scaling: options }) },
  SealedSecretProps: {
    props: sealedSecretProps,
    base: { encryptedData: { password: sealed } },
    render: options => inTenant(tenant => new SealedSecret(tenant, 'login', options as unknown as SealedSecretProps)),
  },
  ServiceProps: { props: serviceProps, render: options => web({ service: options }) },
  SidecarProps: { props: sidecarProps, base: { name: 'one', image: 'a:1', ports: [{ name: 'side', port: 7001 }, { name: 'other-1', port: 9090 + 1 }] }, render: options => connectedWith({ initContainers: [{ name: 'init', image: 'a:1' }], sidecars: [options] }) },
  SecurityProps: { props: security, render: options => web({ security: options }, PLATFORM, { podSecurity: 'privileged' }) },
  SpreadProps: { props: spreadProps },
  StatefulDatabaseProps: {
    props: databaseProps,
    base: { ...DATABASE },
    render: options => inTenant(tenant => new StatefulDatabase(tenant, 'orders', options as unknown as StatefulDatabaseProps)),
  },
  TenantProps: {
    props: tenantProps,
    render: tenanted,
  },
  TolerationProps: { props: tolerationProps, render: options => web({ tolerations: [options] }) },
  TokenOptions: { props: tokenOptions, base: { audience: 'api' }, render: options => mounted(Volume.token('token', options as { audience: string })) },
  WebAppProps: { props: webAppProps, base: { ...WEB }, render: options => privileged(options) },
  WorkerProps: { props: workerProps, base: { ...WORKER }, render: options => inTenant(tenant => new Worker(tenant, 'worker', options as unknown as WorkerProps), PLATFORM, { podSecurity: 'privileged' }) },
};

/** The objects of a Tenant, with a pod in it. */
function tenanted(options: TenantProps): Manifest[] {
  const app = new BlueprintApp();
  new WebApp(new Tenant(app, 'shop', options), 'web', { image: 'a:1', port: 8080 });
  return objectsOf(app);
}

/** A whole program: a Platform, a Tenant, and one of each blueprint, connected. */
export interface Program {
  readonly platform: PlatformProps;
  readonly tenant: TenantProps;
  readonly web: WebAppProps;
  readonly database: StatefulDatabaseProps;
  readonly outside: ExternalDatabaseProps;
  readonly service: ExternalServiceProps;
  readonly connect: ConnectOptions;
  readonly worker: WorkerProps;
  readonly agent: DaemonTaskProps;
  readonly job: BatchJobProps;
  readonly cron: CronTaskProps;
  readonly generated: GeneratedSecretProps;
  readonly external: ExternalSecretProps;
  readonly sealed: SealedSecretProps;
  /** Which of the others are built: all of them in every program would take long, and show no more. */
  readonly others: readonly string[];
}

/** Arbitrary programs. In most of them props that exclude each other are not together, or few would be good. */
export const programs: fc.Arbitrary<Program> = fc.record<Program>({
  platform: optional<PlatformProps>(platformProps).map(props => ({ ...PLATFORM, ...props, rules: { ...PLATFORM.rules, ...props.rules }, privateRanges: { ldap: '10.9.0.0/16', ...props.privateRanges } })),
  tenant: fc.tuple(optional<TenantProps>(tenantProps), fc.integer({ min: 0, max: 9 })).map(([props, dice]) => tidiedTenant(dice === 0 ? props : { ...props, podSecurity: 'privileged' })),
  web: fc.tuple(optional<WebAppProps>(webAppProps, ['image']), mostly(one(true), false)).map(([props, tidy]) => tidy ? tidied(props) : props),
  database: optional<StatefulDatabaseProps>(databaseProps, ['engine', 'version', 'storage']).map(tidiedDatabase),
  outside: optional<ExternalDatabaseProps>(externalDatabaseProps, ['engine', 'host']).map(named).map(addressed),
  service: optional<ExternalServiceProps>(externalServiceProps, ['host', 'port']).map(addressed).map(props => props.host.includes('example') ? props : { ...props, externalName: false }),
  connect: optional<ConnectOptions>(connectOptions),
  worker: optional<WorkerProps>(workerProps, ['image']).map(tidied),
  agent: optional<DaemonTaskProps>(daemonTaskProps, ['image']).map(tidiedAgent),
  job: optional<BatchJobProps>(batchJobProps, ['image']).map(tidiedJob),
  cron: optional<CronTaskProps>(cronTaskProps, ['image', 'schedule']).map(tidiedEnd),
  generated: optional<GeneratedSecretProps>(generatedSecretProps),
  external: optional<ExternalSecretProps>(externalSecretProps, ['store', 'data']).map(props => props.extract?.length ? props : { ...props, extract: ['prod/shop'] }),
  sealed: optional<SealedSecretProps>(sealedSecretProps, ['encryptedData']),
  others: fc.uniqueArray(fc.constantFrom('worker', 'agent', 'job', 'cron', 'generated', 'external', 'sealed'), { minLength: 1, maxLength: 2 }),
}).map(program_ => program_.platform.kubernetesVersion === '1.28' ? beforeNativeSidecars(program_) : program_);

/** Without what one prop of a pod forbids another, and without what cannot be with several replicas. */
function tidiedPod<T extends PodProps>(untidy: T): T {
  const { port: only, ports = [], preStop, preStopSleepSeconds, tty, stdin, hostAccess, ...rest } = untidy;
  const { security: own = {}, initContainers = [], sidecars = [], ...props } = rest;
  const containers = new Set<string>();
  const fresh = ({ name }: { readonly name: string }) => !containers.has(name) && Boolean(containers.add(name));
  const names = new Set<string>();
  const numbers = new Set<string>();
  const distinct = ports.filter(({ name, port: number, servicePort = number, protocol = 'TCP' }) => {
    const keys = [`${servicePort} ${protocol}`, `${number} ${protocol}`];
    const free = !names.has(name) && keys.every(key => !numbers.has(key));
    names.add(name);
    for (const key of keys) numbers.add(key);
    return free;
  });
  return {
    ...props as T,
    ...program(untidy),
    ...distinct[0]?.protocol === undefined || distinct[0].protocol === 'TCP' ? { ports: distinct } : {},
    ...distinct.length === 0 || (distinct[0].protocol ?? 'TCP') !== 'TCP' ? { port: only ?? 8080, ports: undefined } : {},
    ...preStop ? { preStop: Hook.exec(['drain']) } : { preStopSleepSeconds },
    probes: {},
    postStart: undefined,
    security: { ...own, ...own.privileged ? { allowPrivilegeEscalation: undefined } : {}, hostUsers: undefined },
    hostAccess,
    stdin,
    tty: stdin ? tty : undefined,
    initContainers: initContainers.filter(fresh).map(each => ({ ...each, ...program(each), security: undefined })),
    sidecars: sidecars.filter(fresh).map((each, index) =>
      ({ ...each, ...program(each), port: 7001 + index, preStop: undefined, postStart: undefined, probes: {}, security: undefined })),
  } as T;
}

/** What a container runs, without mounts that are in each other's way. */
function program({ volumes: all = {}, files = {}, writablePaths, tty, stdin }: ProgramProps): object {
  const volumes = Object.entries(all);
  return {
    files: Object.fromEntries(Object.entries(files).filter(([at]) => !volumes.some(([other]) => other === at) && at !== '/a-b')),
    writablePaths: writablePaths?.filter(at => !(at in files)),
    tty: stdin ? tty : undefined,
  };
}

function singleNode({ volumes = {}, initContainers = [], sidecars = [] }: PodProps): boolean {
  const all = [volumes, ...[...initContainers, ...sidecars].map(each => each.volumes ?? {})].flatMap(each => Object.values(each));
  return all.some(each => JSON.stringify(each).includes('"ReadWriteOnce'));
}

/** Without what one prop of a Deployment's forbids another. */
function tidied<T extends WorkerProps & Partial<Pick<WebAppProps, 'host' | 'hosts' | 'path' | 'service'>>>(untidy: T): T {
  const { replicas, host: single, hosts = [], path: route, recreate, maxSurge, maxUnavailable, ...props } = tidiedPod(untidy);
  const alone = singleNode(untidy);
  const distinctHosts = hosts.filter(each => each !== 'shop');
  return {
    ...props as T,
    ...props.scaling && !alone ? {} : { replicas: alone ? 1 : replicas, scaling: undefined },
    ...distinctHosts.length > 0 ? { hosts: distinctHosts } : { host: single },
    ...distinctHosts.length > 0 || single !== undefined ? { path: route } : {},
    ...alone ? {} : recreate ? { recreate } : { maxSurge, maxUnavailable: maxSurge === 0 || maxSurge === '0%' ? 1 : maxUnavailable },
    service: untidy.service && { ...untidy.service, nodePorts: undefined },
  };
}

function tidiedAgent(untidy: DaemonTaskProps): DaemonTaskProps {
  const { maxSurge: _, maxUnavailable, ...props } = tidiedPod(untidy);
  return { ...props, ...props.updateStrategy === 'OnDelete' || maxUnavailable === 0 || maxUnavailable === '0%' ? {} : { maxUnavailable }, service: props.service && { ...props.service, nodePorts: undefined } };
}

/** Without what a program that ends does not have. */
function tidiedEnd<T extends BatchJobProps | CronTaskProps>(untidy: T): T {
  const props = tidiedPod(untidy);
  return { ...props as T, ...props.restartPolicy === 'OnFailure' ? { failureRules: undefined } : {} };
}

function tidiedJob(untidy: BatchJobProps): BatchJobProps {
  const { indexed, completions, backoffLimitPerIndex, maxFailedIndexes, backoffLimit, ...rest } = tidiedEnd(untidy);
  const { suspend: _, ttlSecondsAfterFinished, wait, ...props } = rest;
  const limits = indexed && backoffLimitPerIndex !== undefined ? { backoffLimitPerIndex, maxFailedIndexes } : { backoffLimit };
  return {
    ...props,
    ...limits,
    ...indexed ? { indexed, completions: completions ?? 3 } : { completions },
    ...wait ? { wait } : { ttlSecondsAfterFinished },
  };
}

/** Without what 1.28 does not have. */
function beforeNativeSidecars({ job: { backoffLimitPerIndex: _, maxFailedIndexes: __, ...job }, cron, ...rest }: Program): Program {
  return { ...rest, job: { ...job, sidecars: [] }, cron: { ...cron, sidecars: [] } };
}

function tidiedTenant({ labels: own, annotations: notes, ...props }: TenantProps): TenantProps {
  return props.createNamespace === false ? props : { ...props, labels: own, annotations: notes };
}

function tidiedDatabase({ storageClassName, dataDirectory, security: own = {}, ...props }: StatefulDatabaseProps): StatefulDatabaseProps {
  return {
    ...named(props),
    ...props.existingClaim === undefined ? { storageClassName } : props.engine === 'postgres' ? { dataDirectory } : {},
    security: { ...own, hostUsers: undefined, allowPrivilegeEscalation: undefined },
    version: versionOf(props.engine, props.version),
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
export function buildProgram(app: BlueprintApp, program_: Program): void {
  const { platform, tenant, web: props, database, outside, service: external, connect } = program_;
  const cluster = new Platform(app, 'test', platform);
  const shop = new Tenant(cluster, 'shop', tenant);
  const web_ = new WebApp(shop, 'front', props);
  web_.connectTo(new StatefulDatabase(shop, 'store', database), connect);
  web_.connectTo(new ExternalDatabase(shop, 'outside', outside), { prefix: 'OUTSIDE_' });
  web_.connectTo(new ExternalService(shop, 'mail', external));
  const api = new WebApp(shop, 'api', { image: 'example/api:1', port: 8080, egress: [] });
  web_.connectTo(api);
  api.allowFrom(Peer.pods('tools', { app: 'probe' }));
  api.override('Deployment', { spec: { revisionHistoryLimit: 3 } });

  // In a namespace of their own: their names may be those of the first.
  const batch = new Tenant(cluster, 'batch', { podSecurity: 'privileged' });
  for (const other of program_.others) OTHERS[other](batch, program_, api);
}

const OTHERS: Readonly<Record<string, (tenant: Tenant, program_: Program, api: WebApp) => void>> = {
  worker: (tenant, { worker }, api) => new Worker(tenant, 'worker', { ...worker, name: undefined }).connectTo(api),
  agent: (tenant, { agent }) => new DaemonTask(tenant, 'agent', { ...agent, name: undefined }),
  job: (tenant, { job }, api) => new BatchJob(tenant, 'job', { ...job, name: undefined }).connectTo(api),
  cron: (tenant, { cron }) => new CronTask(tenant, 'cron', { ...cron, name: undefined }),
  generated: (tenant, { generated }) => new GeneratedSecret(tenant, 'session', generated),
  external: (tenant, { external }) => new ExternalSecret(tenant, 'external', external),
  sealed: (tenant, { sealed: props }) => new SealedSecret(tenant, 'sealed', props),
};
