import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import { EnvVar, Peer, Probe, Tenant, Tls, Volume, WebApp, WebAppProps } from '../../src';
import { errorsOf, expectSnapshot, Manifest, only, PLATFORM, synth, warningsOf } from '../_synth';

const minimal: WebAppProps = { image: 'example/web:1', port: 8080 };
const objects = (props: Partial<WebAppProps> = {}, platform = PLATFORM) => synth(tenant => new WebApp(tenant, 'web', { ...minimal, ...props }), platform);
const errors = (props: Partial<WebAppProps>, platform = PLATFORM) => errorsOf(tenant => new WebApp(tenant, 'web', { ...minimal, ...props }), platform);
const warnings = (props: Partial<WebAppProps>, platform = PLATFORM) => warningsOf(tenant => new WebApp(tenant, 'web', { ...minimal, ...props }), platform);
const deployment = (props: Partial<WebAppProps> = {}, platform = PLATFORM) => only(objects(props, platform), 'Deployment').spec;
const pod = (props: Partial<WebAppProps> = {}, platform = PLATFORM): Manifest => deployment(props, platform).template.spec;
const container = (props: Partial<WebAppProps> = {}, platform = PLATFORM): Manifest => pod(props, platform).containers[0];

const full: WebAppProps = {
  ...minimal,
  port: undefined,
  ports: [{ name: 'web', port: 8080, servicePort: 80 }, { name: 'metrics', port: 9090 }, { name: 'syslog', port: 514, protocol: 'UDP' }],
  name: 'shop-web',
  command: ['/app'],
  args: ['--port', '8080'],
  env: {
    LEVEL: 'info',
    TOKEN: EnvVar.secret('tokens', 'api'),
    MODE: EnvVar.config('modes', 'mode', { optional: true }),
    NODE: EnvVar.field('spec.nodeName'),
    MEMORY: EnvVar.resource('limits.memory'),
    OLD: EnvValue.fromValue('cdk8s-plus'),
  },
  probes: {
    startup: Probe.exec(['/app', 'started'], { failureThreshold: 30, initialDelaySeconds: 5 }),
    ready: Probe.http('/ready', { port: 'metrics', scheme: 'HTTPS', headers: { 'X-Probe': '1' }, periodSeconds: Duration.seconds(5), timeoutSeconds: 2, successThreshold: 2 }),
    live: Probe.grpc({ port: 9090, service: 'shop' }),
  },
  resources: { cpu: Cpu.millis(250), cpuLimit: 0.5, memory: Size.mebibytes(256), memoryLimit: '512Mi', ephemeralStorage: '2Gi' },
  volumes: {
    '/data': Volume.claim('data', { accessMode: 'ReadWriteMany', subPath: 'web' }),
    '/cache': Volume.emptyDir({ sizeLimit: '1Gi', medium: 'Memory' }),
    '/etc/app': Volume.config('app', { items: { 'app.conf': 'conf' }, defaultMode: 0o440 }),
    '/etc/tls': Volume.secret('tls', { optional: true }),
    '/etc/pod': Volume.projected([Volume.fields({ labels: 'metadata.labels' }), Volume.token('vault', { audience: 'vault', expirationSeconds: 600 }), Volume.config('more'), Volume.secret('last', { items: { a: 'b' } })]),
    '/etc/self': Volume.fields({ name: 'metadata.name' }),
    '/etc/token': Volume.token('token', { audience: 'api' }),
  },
  files: { '/app/a.txt': 'a\n', '/app/b.txt': 'b\n' },
  writablePaths: ['/tmp', '/var/run'],
  shell: true,
  labels: { team: 'shop' },
  annotations: { note: 'object' },
  podAnnotations: { note: 'pod' },
  security: { user: 1000, group: 2000, fsGroup: 3000, readOnlyRootFilesystem: false, allowPrivilegeEscalation: false, capabilities: ['NET_BIND_SERVICE'] },
  terminationGracePeriodSeconds: 90,
  preStopSleepSeconds: 20,
  spread: 'require',
  antiAffinity: 'prefer',
  immutableFiles: true,
  egress: [Peer.internet([443]), Peer.range('ldap', [636]), Peer.cidr('10.1.0.0/16'), Peer.apiServer(), Peer.pods('tools', { app: 'mail' }, [25])],
  hosts: ['shop', 'www.example.net'],
  path: '/shop',
  scaling: { min: 2, max: 6, cpu: 60, memory: 70 },
  minReadySeconds: 10,
  maxSurge: 2,
  maxUnavailable: 1,
};

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects(full, { ...PLATFORM, tls: Tls.clusterIssuer('letsencrypt'), privateRanges: { ldap: '198.51.100.0/24' } })));

describe('replicas', () => {
  test('are two, spread where possible, with a budget of one', () => {
    expect(deployment().replicas).toBe(2);
    expect(pod().topologySpreadConstraints.map(({ topologyKey, whenUnsatisfiable }: Manifest) => [topologyKey, whenUnsatisfiable]))
      .toEqual([['topology.kubernetes.io/zone', 'ScheduleAnyway'], ['kubernetes.io/hostname', 'ScheduleAnyway']]);
    expect(only(objects(), 'PodDisruptionBudget').spec.maxUnavailable).toBe(1);
  });

  test('a single one has no budget, which would forbid every drain, and nothing to spread', () => {
    expect(objects({ replicas: 1 }).map(({ kind }) => kind)).not.toContain('PodDisruptionBudget');
    expect(pod({ replicas: 1 }).topologySpreadConstraints).toBeUndefined();
  });

  test('that are spread by force do not count nodes whose taints keep them off', () => {
    expect(pod({ spread: 'require' }).topologySpreadConstraints.map(({ whenUnsatisfiable, nodeTaintsPolicy }: Manifest) => [whenUnsatisfiable, nodeTaintsPolicy]))
      .toEqual([['ScheduleAnyway', undefined], ['DoNotSchedule', 'Honor']]);
  });

  test('are the autoscaler\'s to decide where there is one', () => {
    expect(deployment({ scaling: { min: 2, max: 4 } }).replicas).toBeUndefined();
    expect(only(objects({ scaling: { min: 2, max: 4 } }), 'HorizontalPodAutoscaler').spec).toEqual({
      minReplicas: 2,
      maxReplicas: 4,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    });
  });

  test('an autoscaler that may go down to one has no budget, but spreads what there is', () => {
    expect(objects({ scaling: { min: 1, max: 4 } }).map(({ kind }) => kind)).not.toContain('PodDisruptionBudget');
    expect(pod({ scaling: { min: 1, max: 4 } }).topologySpreadConstraints).toHaveLength(2);
  });

  test('memory alone can scale', () => {
    expect(only(objects({ scaling: { min: 1, max: 4, memory: 60 } }), 'HorizontalPodAutoscaler').spec.metrics.map(({ resource }: Manifest) => resource.name)).toEqual(['memory']);
  });

  test('are one on a claim of one node, replaced without an overlap', () => {
    const { replicas, strategy } = deployment({ volumes: { '/data': Volume.claim('data', { accessMode: 'ReadWriteOnce' }) } });
    expect([replicas, strategy]).toEqual([1, { type: 'Recreate' }]);
  });

  test.each<[Partial<WebAppProps>, string]>([
    [{ replicas: 2, scaling: { min: 1, max: 2 } }, '\'replicas\' must not be given beside \'scaling\', got 2; remove one of them: an autoscaler decides the number by itself (rule: not-both)'],
    [{ scaling: { min: 3, max: 2 } }, '\'scaling.min\' must not be more than \'scaling.max\', 2, got 3; swap or change them (rule: scaling-range)'],
    [{ scaling: { min: 1, max: 2, memory: 100 } }, '\'scaling.memory\' must be less than 100: memory is limited to what is set aside, got 100; lower it, or raise \'resources.memoryLimit\' (rule: scaling-unreachable)'],
    [{ replicas: 3, volumes: { '/data': Volume.claim('data', { accessMode: 'ReadWriteOnce' }) } },
      '\'replicas\' must be 1 with the ReadWriteOnce claim at \'/data\', which one node has to itself, got 3; use a ReadWriteMany claim, or a StatefulDatabase for what each replica keeps (rule: shared-claim)'],
    [{ scaling: { min: 1, max: 3 }, volumes: { '/data': Volume.claim('data', { accessMode: 'ReadWriteOncePod' }) } },
      '\'scaling.max\' must be 1 with the ReadWriteOncePod claim at \'/data\', which one node has to itself, got 3; use a ReadWriteMany claim, or a StatefulDatabase for what each replica keeps (rule: shared-claim)'],
    [{ maxSurge: 1, volumes: { '/data': Volume.claim('data', { accessMode: 'ReadWriteOnce' }) } },
      '\'recreate\' must be true with the ReadWriteOnce claim at \'/data\': a new pod on another node would wait for the old one for ever, got "false"; remove \'maxSurge\', \'maxUnavailable\' and \'recreate\' (rule: rollout-stuck)'],
  ])('refused: %#', (props, message) => expect(errors(props)).toEqual([`[test/shop/web] ${message}`]));
});

describe('a rollout', () => {
  test('never has fewer pods than asked for', () => {
    expect(deployment().strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } });
  });

  test('can stop the old pods first', () => expect(deployment({ recreate: true }).strategy).toEqual({ type: 'Recreate' }));

  test('waits for pods that have been ready for a while', () => expect(deployment({ minReadySeconds: Duration.seconds(7) }).minReadySeconds).toBe(7));

  test.each<[Partial<WebAppProps>, string]>([
    [{ maxSurge: 0 }, '\'maxSurge\' must not be 0 when \'maxUnavailable\' is, got 0; raise one of them (rule: rollout-stuck)'],
    [{ maxSurge: '0%', maxUnavailable: '0%' }, '\'maxSurge\' must not be 0 when \'maxUnavailable\' is, got "0%"; raise one of them (rule: rollout-stuck)'],
    [{ recreate: true, maxSurge: 1 }, '\'maxSurge\' must not be given beside \'recreate\', got 1; remove one of them (rule: not-both)'],
    [{ recreate: true, maxUnavailable: 1 }, '\'maxUnavailable\' must not be given beside \'recreate\', got 1; remove one of them (rule: not-both)'],
  ])('refused: %#', (props, message) => expect(errors(props)).toEqual([`[test/shop/web] ${message}`]));

  test('that needs a spare node is a warning', () => {
    expect(warnings({ antiAffinity: 'require' })).toEqual([
      'warning: [test/shop/web] \'antiAffinity\' needs a node more than replicas at every rollout, 3: none may be stopped first, got "require"; set \'maxUnavailable: 1\', or \'prefer\' (rule: spare-node)',
    ]);
    expect(warnings({ antiAffinity: 'require', maxUnavailable: 1 })).toEqual([]);
  });

  test('that needs a spare node for its port is a warning', () => {
    const spare = (props: Partial<WebAppProps>) => warningsOf(tenant =>
      new WebApp(new Tenant(tenant.node.scope!, 'edge', { podSecurity: 'privileged' }), 'web', { ...minimal, ...props })).filter(line => line.includes('spare-node'));
    const onNode: Partial<WebAppProps> = { port: undefined, ports: [{ name: 'http', port: 8080, hostPort: 80 }] };
    expect(spare({ ...onNode, replicas: 3 })).toEqual([
      'warning: [test/edge/web] \'hostPort\' needs a node more than replicas at every rollout, 4: none may be stopped first, got 80; set \'maxUnavailable: 1\' (rule: spare-node)',
    ]);
    expect(spare({ hostAccess: { network: true } })).toEqual([
      'warning: [test/edge/web] \'hostAccess.network\' needs a node more than replicas at every rollout, 3: none may be stopped first, got true; set \'maxUnavailable: 1\' (rule: spare-node)',
    ]);
    expect(spare({ ...onNode, maxUnavailable: 1 })).toEqual([]);
    expect(spare({ ...onNode, recreate: true })).toEqual([]);
    expect(spare({ ...onNode, replicas: 0 })).toEqual([]);
  });
});

describe('a port below 1024', () => {
  const sysctls = (props: Partial<WebAppProps>) => pod({ ...props, port: props.ports ? undefined : 80 }).securityContext.sysctls;
  const open = { name: 'net.ipv4.ip_unprivileged_port_start', value: '0' };

  test('is open to a program that is not root', () => {
    expect(sysctls({})).toEqual([open]);
    expect(sysctls({ security: { sysctls: { 'net.ipv4.tcp_syncookies': '1' } } })).toEqual([open, { name: 'net.ipv4.tcp_syncookies', value: '1' }]);
    expect(sysctls({ sidecars: [{ name: 'dns', image: 'example/dns:1', ports: [{ name: 'dns', port: 53, protocol: 'UDP' }] }], ports: [{ name: 'http', port: 8080 }] })).toEqual([open]);
  });

  test('is left as it is where it is open already, or said to be otherwise', () => {
    expect(sysctls({ ports: [{ name: 'http', port: 8080 }] })).toBeUndefined();
    expect(sysctls({ security: { sysctls: { 'net.ipv4.ip_unprivileged_port_start': '80' } } })).toEqual([{ ...open, value: '80' }]);
    expect(sysctls({ nodeSelector: { 'kubernetes.io/os': 'windows' } })).toBeUndefined();
  });
});

describe('a stop', () => {
  test.each([{}, { host: 'shop' }])('goes on serving until everybody has heard of it: %j', props => {
    expect([container(props).lifecycle, pod(props).terminationGracePeriodSeconds]).toEqual([{ preStop: { sleep: { seconds: 15 } } }, 45]);
  });

  test('is at once where the rollout has a gap anyway', () => {
    expect([container({ recreate: true }).lifecycle, pod({ recreate: true }).terminationGracePeriodSeconds]).toEqual([undefined, undefined]);
  });

  test('before 1.30 sleeps by the image\'s shell', () => {
    const old = { ...PLATFORM, kubernetesVersion: '1.29' };
    expect(container({ host: 'shop', shell: true }, old).lifecycle).toEqual({ preStop: { exec: { command: ['sh', '-c', 'sleep 15'] } } });
    expect(container({ host: 'shop' }, old).lifecycle).toBeUndefined();
    expect(warnings({ host: 'shop' }, old)).toEqual([
      'warning: [test/shop/web] \'preStopSleepSeconds\' needs Kubernetes 1.30, or a shell in the image for 1.29: requests that arrive while a pod stops will fail, got 15; set \'shell: true\' where the image has one (rule: no-pre-stop)',
    ]);
  });

  test('must leave time after the wait', () => {
    expect(errors({ preStopSleepSeconds: 45 })).toEqual([
      '[test/shop/web] \'terminationGracePeriodSeconds\' must be more than \'preStopSleepSeconds\', 45, got 45; raise it: what is left after the sleep is for the program to finish (rule: grace-too-short)',
    ]);
  });
});

describe('a route', () => {
  const rules = (props: Partial<WebAppProps>) => only(objects(props), 'Ingress').spec.rules.map(({ host }: Manifest) => host);

  test('gets the domain for a single label, and takes a whole name as it is', () => expect(rules({ hosts: ['shop', 'shop.example.net'] })).toEqual(['shop.example.org', 'shop.example.net']));

  test('lets the ingress controller in', () => {
    expect(only(objects({ host: 'shop' }), 'NetworkPolicy').spec.ingress).toEqual([{
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } }, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'traefik' } } }],
      ports: [{ port: 8080, protocol: 'TCP' }],
    }]);
  });

  test('is encrypted by one Secret, or by an issuer\'s', () => {
    expect(only(objects({ host: 'shop' }, { ...PLATFORM, tls: Tls.secret('wildcard') }), 'Ingress').spec.tls).toEqual([{ hosts: ['shop.example.org'], secretName: 'wildcard' }]);
    const issued = only(objects({ host: 'shop' }, { ...PLATFORM, tls: Tls.clusterIssuer('letsencrypt') }), 'Ingress');
    expect([issued.spec.tls, issued.metadata.annotations]).toEqual([[{ hosts: ['shop.example.org'], secretName: 'web-tls' }], { 'cert-manager.io/cluster-issuer': 'letsencrypt' }]);
  });

  test('without encryption is a warning, unless it is meant so', () => {
    expect(warnings({ host: 'shop' }, { ...PLATFORM, tls: undefined })).toEqual([
      'warning: [test/shop/web] \'host\' is served without encryption: the Platform has no \'tls\', got "shop.example.org"; give the Platform \'tls\'; Tls.none() if it is meant so (rule: no-tls)',
    ]);
    expect(warnings({ host: 'shop' })).toEqual([]);
  });

  test.each<[Partial<WebAppProps>, string, typeof PLATFORM]>([
    [{ host: 'a', port: undefined, ports: [{ name: 'dns', port: 53, protocol: 'UDP' }] }, '\'host\' needs a main port of TCP, got "dns, UDP"; list a TCP port first (rule: route-port)', PLATFORM],
    [{ host: 'a', path: '/a//b' }, '\'path\' must begin with \'/\', without white space, \'//\', \'.\' and \'..\', got "/a//b"; write the path as it is in the URL (rule: route-path)', PLATFORM],
    [{ host: 'shop', hosts: ['shop'] }, '\'host\' must not be given beside \'hosts\', got "shop"; put it into \'hosts\' (rule: not-both)', PLATFORM],
    [{ hosts: ['a', 'a.example.org'] }, '\'hosts\' must name each host once, got "a.example.org"; remove one of them (rule: host-twice)', PLATFORM],
    [{ path: '/shop' }, '\'path\' needs a host, got "/shop"; give \'host\', or remove it (rule: path-without-host)', PLATFORM],
    [{ host: 'a', path: 'shop' }, '\'path\' must begin with \'/\', without white space, \'//\', \'.\' and \'..\', got "shop"; write the path as it is in the URL (rule: route-path)', PLATFORM],
    [{ host: 'a' }, '\'host\' must be a whole name, since the Platform has no domain, got "a"; write the whole name, or give the Platform a \'domain\' (rule: no-domain)', { ...PLATFORM, domain: undefined }],
    [{ host: 'a' }, '\'host\' needs somebody who routes to it, and the Platform knows nobody, got "a.example.org"; create an IngressStack before it, or give the Platform \'ingress\' (rule: no-ingress)', { ...PLATFORM, ingress: undefined }],
  ])('refused: %#', (props, message, platform) => expect(errors(props, platform)).toEqual([`[test/shop/web] ${message}`]));
});

describe('probes', () => {
  test('ready is a connection to the first port, and nothing restarts a container', () => {
    expect(container()).toMatchObject({ readinessProbe: { tcpSocket: { port: 'http' } } });
    expect(Object.keys(container())).not.toContain('livenessProbe');
  });

  test('there is none for a port that is not TCP', () => expect(container({ port: undefined, ports: [{ name: 'dns', port: 53, protocol: 'UDP' }] }).readinessProbe).toBeUndefined());

  test.each<[Partial<WebAppProps>, string]>([
    [{ probes: { ready: Probe.http('ready') } }, '\'probes.ready.path\' must begin with \'/\', got "ready"; give the path of the URL (rule: probe-path)'],
    [{ probes: { ready: Probe.tcp({ port: 81 }) } }, '\'probes.ready.port\' must be a TCP port of the container: http (8080), got 81; declare the port, or probe another way (rule: probe-port)'],
    [{ probes: { live: Probe.exec([]) } }, '\'probes.live.command\' must name a program, got []; give the command as a list of words (rule: probe-command)'],
    [{ probes: { live: Probe.tcp({ successThreshold: 2 }) } }, '\'probes.live.successThreshold\' must be 1, got 2; leave it out (rule: whole-number)'],
    [{ probes: { startup: Probe.tcp({ periodSeconds: 0 }) } }, '\'probes.startup.periodSeconds\' must be a whole number of 1 or more, got 0; change it, or leave it out for the default (rule: whole-number)'],
  ])('refused: %#', (props, message) => expect(errors(props)).toEqual([`[test/shop/web] ${message}`]));
});

describe('ports', () => {
  test.each<[Partial<WebAppProps>, string]>([
    [{ port: undefined }, '\'port\' must say what the program listens on, got "none"; give \'port\' or \'ports\' (rule: no-port)'],
    [{ ports: [{ name: 'a', port: 1 }] }, '\'port\' must not be given beside \'ports\', got 8080; list it first in \'ports\' (rule: not-both)'],
    [{ port: undefined, ports: [{ name: 'a', port: 1 }, { name: 'a', port: 2 }] }, '\'ports[1].name\' must not be the name of another port, got "a"; rename one of them (rule: port-twice)'],
    [{ port: undefined, ports: [{ name: 'a', port: 80 }, { name: 'b', port: 80, servicePort: 81 }] }, '\'ports[1].port\' must be listed once, got 80; remove one of them (rule: port-twice)'],
    [{ port: undefined, ports: [{ name: 'a', port: 80 }, { name: 'b', port: 81, servicePort: 80 }] }, '\'ports[1].servicePort\' must be offered once by the Service, got 80; give one of them another \'servicePort\' (rule: port-twice)'],
  ])('refused: %#', (props, message) => expect(errors(props)).toEqual([`[test/shop/web] ${message}`]));
});

describe('resources', () => {
  test('memory is limited to what is set aside, CPU is not limited', () => {
    expect(container().resources).toEqual({
      requests: { 'cpu': '100m', 'memory': '128Mi', 'ephemeral-storage': '1Gi' },
      limits: { 'memory': '128Mi', 'ephemeral-storage': '1Gi' },
    });
  });

  test.each<[Partial<WebAppProps>, string]>([
    [{ resources: { cpu: 2, cpuLimit: '1500m' } }, '\'resources.cpu\' must not be more than \'resources.cpuLimit\', 1500m, got "2"; raise the limit or lower the request (rule: request-over-limit)'],
    [{ resources: { memory: '1Gi', memoryLimit: '512Mi' } }, '\'resources.memory\' must not be more than \'resources.memoryLimit\', 512Mi, got "1Gi"; raise the limit or lower the request (rule: request-over-limit)'],
  ])('refused: %#', (props, message) => expect(errors(props)).toEqual([`[test/shop/web] ${message}`]));
});

describe('security', () => {
  test('satisfies the standard restricted, with /tmp writable', () => {
    expect(pod().securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } });
    expect(container().securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
    expect(container().volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    expect([pod().automountServiceAccountToken, pod().enableServiceLinks]).toEqual([false, false]);
  });

  const within = (podSecurity: 'baseline' | 'privileged', security: object) => (tenant: Tenant) =>
    new WebApp(new Tenant(tenant.node.scope!, 'tools', { podSecurity }), 'web', { ...minimal, security });

  test('can be given up for root, where the Tenant lets it', () => {
    expect(only(synth(within('baseline', { user: 0 })), 'Deployment').spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: false, runAsUser: 0, fsGroup: 0 });
  });

  test('of root opens no ports, nor does one on the network of its node', () => {
    const parameters = (props: Partial<WebAppProps>) => only(synth(tenant =>
      new WebApp(new Tenant(tenant.node.scope!, 'tools', { podSecurity: 'privileged' }), 'web', { ...minimal, port: 80, ...props })), 'Deployment').spec.template.spec.securityContext.sysctls;
    expect([parameters({ security: { user: 0 } }), parameters({ hostAccess: { network: true } })]).toEqual([undefined, undefined]);
  });

  test.each<[object, string]>([
    [{ user: 0 }, '\'security.user\' must satisfy the Pod Security Standard \'restricted\', which the namespace enforces, got 0; change it, or give the Tenant another \'podSecurity\' (rule: pod-security)'],
    [{ allowPrivilegeEscalation: true }, '\'security.allowPrivilegeEscalation\' must satisfy the Pod Security Standard \'restricted\', which the namespace enforces, got true; change it, or give the Tenant another \'podSecurity\' (rule: pod-security)'],
    [{ seccompProfile: 'Unconfined' }, '\'security.seccompProfile\' must satisfy the Pod Security Standard \'restricted\', which the namespace enforces, got "Unconfined"; change it, or give the Tenant another \'podSecurity\' (rule: pod-security)'],
    [{ capabilities: ['NET_BIND_SERVICE', 'CHOWN'] }, '\'security.capabilities\' must satisfy the Pod Security Standard \'restricted\', which the namespace enforces, got "CHOWN"; change it, or give the Tenant another \'podSecurity\' (rule: pod-security)'],
  ])('refused in a restricted Tenant: %#', (security, message) => expect(errors({ security })).toEqual([`[test/shop/web] ${message}`]));

  test('a baseline Tenant takes what its standard allows', () => {
    expect(errorsOf(within('baseline', { capabilities: ['CHOWN'], allowPrivilegeEscalation: true }))).toEqual([]);
    expect(errorsOf(within('baseline', { capabilities: ['NET_ADMIN'], seccompProfile: 'Unconfined' }))).toHaveLength(2);
    expect(errorsOf(within('privileged', { capabilities: ['NET_ADMIN'], seccompProfile: 'Unconfined' }))).toEqual([]);
    expect(errorsOf(within('privileged', { capabilities: ['CAP_NET_ADMIN'] }))).toEqual([
      '[test/tools/web] \'security.capabilities\' must be names of capabilities without CAP_, got "CAP_NET_ADMIN"; write NET_BIND_SERVICE (rule: capability)',
    ]);
  });
});

describe('volumes', () => {
  test('are named after their paths, apart where these read alike', () => {
    const volumes = { '/a/b': Volume.emptyDir(), '/a-b': Volume.emptyDir(), '/files': Volume.emptyDir(), [`/${'x'.repeat(80)}`]: Volume.emptyDir() };
    expect(pod({ volumes, files: { '/c': 'd' } }).volumes.map(({ name }: Manifest) => name)).toEqual(['tmp', 'a-b', 'a-b-2', 'files-2', 'volume', 'files']);
  });

  test('one at a writable path takes its place', () => {
    expect(pod({ volumes: { '/tmp': Volume.emptyDir({ sizeLimit: '5Gi' }) } }).volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '5Gi' } }]);
  });

  test.each<[Partial<WebAppProps>, string]>([
    [{ volumes: { '/': Volume.emptyDir() } }, '\'volumes\' must not hide the whole image, got "/"; mount it below a directory (rule: mounted-twice)'],
    [{ volumes: { '/d': Volume.emptyDir(), '/d/': Volume.emptyDir() } }, '\'volumes\' must not be where something else is: \'/d\' of \'volumes\', got "/d/"; move one of them (rule: mounted-twice)'],
    [{ writablePaths: ['/tmp', '/tmp'] }, '\'writablePaths\' must not be where something else is: \'/tmp\' of \'writablePaths\', got "/tmp"; move one of them (rule: mounted-twice)'],
    [{ volumes: { '/d': Volume.config('x') }, files: { '/d/a': '' } }, '\'files\' must not be below \'/d\' of \'volumes\', which is read-only: no mount can be made there, got "/d/a"; move one of them (rule: mounted-below)'],
    [{ volumes: { '/d': Volume.secret('x', { items: { '../k': 'k' } }) } }, 'volumes \'/d\' must be a path inside of the volume, without \'..\', got "../k"; begin it without \'/\' (rule: relative-path)'],
    [{ volumes: { '/d': Volume.token('/t', { audience: 'a' }) } }, 'volumes \'/d\' must be a path inside of the volume, without \'..\', got "/t"; begin it without \'/\' (rule: relative-path)'],
    [{ volumes: { '/d': Volume.fields({ a: 'metadata.foo' }) } }, 'volumes \'/d\' must be a field of the pod such as metadata.name, metadata.labels[\'tier\'], spec.nodeName or status.podIP, got "metadata.foo"; choose one of those in the manual (rule: pod-field)'],
    [{ volumes: { '/d': Volume.projected([Volume.config('x', { subPath: 'a' })]) } }, 'volumes \'/d\' must project without \'subPath\', got "a"; mount it at a path of its own (rule: projected-source)'],
  ])('refused: %#', (props, message) => expect(errors(props)).toEqual([`[test/shop/web] ${message}`]));

  test('only what can be projected is', () => {
    expect(errors({ volumes: { '/a': Volume.projected([Volume.emptyDir()]) } })).toEqual([
      '[test/shop/web] volumes \'/a\' must project a config, a secret, fields or a token, got "emptyDir"; mount it at a path of its own (rule: projected-source)',
    ]);
  });
});

describe('files', () => {
  const hash = (text: string) => deployment({ files: { '/app.conf': text } }).template.metadata.annotations['cdk8s-blueprints/files-hash'];

  test('replace the pods when they change, and only then', () => {
    expect(hash('a')).toBe(hash('a'));
    expect(hash('a')).not.toBe(hash('b'));
  });

  test('that are immutable have a name for every content', () => {
    const map = (text: string) => only(objects({ files: { '/a': text }, immutableFiles: true }), 'ConfigMap');
    expect(map('a').immutable).toBe(true);
    expect(map('a').metadata.name).toMatch(/^web-files-[0-9a-f]{10}$/);
    expect(map('a').metadata.name).not.toBe(map('b').metadata.name);
    expect(map('a').metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'PruneLast=true' });
  });

  test.each<[Partial<WebAppProps>, string]>([
    [{ files: { '/a': 'x'.repeat(2 ** 21) } }, '\'files\' must hold at most 1 MiB (1048576 bytes) in all, got "2097153 bytes"; put large files into the image or on a volume (rule: files-size)'],
    [{ files: { '/a/': '' } }, '\'files\' must be the path of a file, got "/a/"; remove the \'/\' at its end (rule: file-path)'],
    [{ files: { '/a/b': '', '/a.b': '' } }, '\'files\' must differ from \'/a/b\' in more than \'/\' and \'.\', got "/a.b"; rename one of them, or mount a ConfigMap (rule: file-path)'],
    [{ files: { '/a': '' }, volumes: { '/a': Volume.emptyDir() } }, '\'files\' must not be where something else is: \'/a\' of \'volumes\', got "/a"; move one of them (rule: mounted-twice)'],
  ])('refused: %#', (props, message) => expect(errors(props)).toEqual([`[test/shop/web] ${message}`]));
});

describe('variables', () => {
  test.each<[EnvVar, string]>([
    [EnvVar.secret('Bad Name', 'k'), 'must be the name of an object: lower-case letters, digits, \'-\' and \'.\', at most 253 characters, got "Bad Name"; give the name as kubectl prints it (rule: dns-subdomain)'],
    [EnvVar.config('a', 'k k'), 'must be a key of a Secret or ConfigMap: letters, digits, \'-\', \'_\' and \'.\', got "k k"; give the key as it is in the object (rule: data-key)'],
    [EnvVar.field('foo.bar'), 'must be a field of the pod such as metadata.name, metadata.labels[\'tier\'], spec.nodeName or status.podIP, got "foo.bar"; choose one of those in the manual (rule: pod-field)'],
    [EnvVar.resource('cpu'), 'must be a request or limit of the container such as limits.memory, got "cpu"; choose one of limits and requests, of cpu, memory and ephemeral-storage (rule: container-resource)'],
  ])('refused: %#', (value, message) => expect(errors({ env: { A: value } })).toEqual([`[test/shop/web] env 'A' ${message}`]));
});

describe('what is not what its type says', () => {
  const given = (props: object) => errors(props as Partial<WebAppProps>);

  test.each<[object, string]>([
    [{ replica: 3 }, '\'replica\' must be a prop of WebAppProps, which has \'replicas\', got 3; correct the name, or remove it (rule: type)'],
    [{ resources: { limits: { cpu: 1 } } }, '\'resources.limits\' must be a prop of ResourceProps, which has \'cpu\', \'cpuLimit\', \'ephemeralStorage\', \'ephemeralStorageLimit\', \'extended\', \'memory\', \'memoryLimit\', got {"cpu":1}; correct the name, or remove it (rule: type)'],
    [{ hosts: 'shop' }, '\'hosts\' must be a list, got "shop"; give it so, or leave it out (rule: type)'],
    [{ env: { A: 5 } }, 'env \'A\' must be a string or an EnvVar or an EnvValue, got 5; give it so, or leave it out (rule: type)'],
    [{ env: { A: undefined } }, 'env \'A\' must be a string or an EnvVar or an EnvValue, got undefined; give it so, or leave it out (rule: type)'],
    [{ volumes: { '/a': { emptyDir: {} } } }, 'volumes \'/a\' must be a Volume, got {"emptyDir":{}}; give it so, or leave it out (rule: type)'],
    [{ resources: { memory: 512 } }, '\'resources.memory\' must be a string or a Size, got 512; give it so, or leave it out (rule: type)'],
    [{ terminationGracePeriodSeconds: '30' }, '\'terminationGracePeriodSeconds\' must be a number or a Duration, got "30"; give it so, or leave it out (rule: type)'],
    [{ files: null }, '\'files\' must be an object, by name, got null; give it so, or leave it out (rule: type)'],
    [{ recreate: 'false' }, '\'recreate\' must be true or false, got "false"; give it so, or leave it out (rule: type)'],
    [{ scaling: { min: 1 } }, '\'scaling.max\' must be given: a number, got undefined; add it (rule: type)'],
  ])('is refused by name: %#', (props, message) => expect(given(props)).toContain(`[test/shop/web] ${message}`));

  test('a missing image, and props that are none, do not stop at the first mistake', () => {
    expect(given({ image: undefined, replicas: -1 })).toEqual([
      '[test/shop/web] \'image\' must be given: a string, got undefined; add it (rule: type)',
      '[test/shop/web] \'replicas\' must be a whole number of 0 or more, got -1; change it, or leave it out for the default (rule: whole-number)',
      '[test/shop/web] \'image\' must be a container image such as \'registry.example.org/shop:1.4.2\', got ""; give a repository with a tag or a digest (rule: image)',
    ]);
    expect(errorsOf(tenant => new WebApp(tenant, 'web', null as unknown as WebAppProps))[0]).toBe(
      '[test/shop/web] \'props\' must be an object, as WebAppProps says, got null; give the props (rule: type)');
  });

  test('an explicit undefined is the default', () => {
    const props = { replicas: undefined, resources: { memory: undefined }, security: { user: undefined }, probes: { ready: undefined } };
    expect(objects(props)).toEqual(objects());
  });
});

describe('placement', () => {
  test('can be left to the scheduler', () => expect(pod({ spread: 'none' }).topologySpreadConstraints).toBeUndefined());

  test('can keep replicas off one node', () => {
    const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { 'cdk8s-blueprints/name': 'web' } } };
    expect(pod({ antiAffinity: 'require', maxUnavailable: 1 }).affinity).toEqual({ podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } });
    expect(pod({ antiAffinity: 'prefer' }).affinity).toEqual({ podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] } });
  });
});

describe('egress', () => {
  const egress = (props: Partial<WebAppProps>) => only(objects(props), 'NetworkPolicy').spec.egress;

  test('is name resolution and the public internet', () => {
    const [dns, internet] = egress({});
    expect(dns.to).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } },
      { ipBlock: { cidr: '169.254.20.10/32' } },
    ]);
    expect(internet).toEqual({ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16'] } }] });
  });

  test('can be nobody', () => expect(egress({ egress: [] })).toHaveLength(1));

  test('to a range that the Platform does not name is refused', () => {
    expect(errors({ egress: [Peer.range('ldap')] }, { ...PLATFORM, privateRanges: { nfs: '10.2.0.0/16' } })).toEqual([
      '[test/shop/web] \'egress[0]\' must be a range that the Platform names: nfs, got "ldap"; add it to \'privateRanges\' of the Platform (rule: unknown-range)',
    ]);
  });
});

test('every mistake is reported at once, each with its path, value, rule and remedy', () => {
  expect(errors({
    name: 'My_App',
    image: '',
    port: 99999,
    replicas: -1,
    resources: { cpu: 2, cpuLimit: 1 },
    env: { 'A B=': 'x' },
    host: 'BAD HOST',
    labels: { team: 'b c' },
  })).toMatchInlineSnapshot(`
[
  "[test/shop/web] 'replicas' must be a whole number of 0 or more, got -1; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/web] 'name' must be at most 63 lower-case letters, digits and '-', beginning with a letter and not ending with '-', got "My_App"; rename it, or give another name by the prop 'name' (rule: dns-label)",
  "[test/shop/web] labels 'team' must be at most 63 letters, digits, '-', '_' and '.', got "b c"; shorten it, or make it an annotation (rule: label-value)",
  "[test/shop/web] 'image' must be a container image such as 'registry.example.org/shop:1.4.2', got ""; give a repository with a tag or a digest (rule: image)",
  "[test/shop/web] 'env' must be the name of a variable: letters, digits, '_', '-' and '.', not beginning with a digit, got "A B="; rename the variable (rule: env-name)",
  "[test/shop/web] 'port' must be a port from 1 to 65535, got 99999; give the port that the program listens on (rule: port)",
  "[test/shop/web] 'resources.cpu' must not be more than 'resources.cpuLimit', 1, got "2"; raise the limit or lower the request (rule: request-over-limit)",
  "[test/shop/web] 'host' must be a DNS name in lower case: letters, digits and '-', in parts joined by '.', got "BAD HOST"; give a single label, or a whole name such as 'shop.example.org' (rule: host)",
]
`);
});
