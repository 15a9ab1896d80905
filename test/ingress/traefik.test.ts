import { App, Chart, Duration } from 'cdk8s';
import { DaemonTask, EnvVar, External, IngressRoute, Peer, PlatformProps, Tenant, Tls, Traefik, TraefikProps, WebApp, Worker } from '../../src';
import { TRAEFIK_KINDS } from '../../src/ingress/_traefik-kinds';
import { expectSnapshot, LOOSE, Manifest, only, warningsOf } from '../_synth';
import { BARE, errorsIn, objectsIn, phasesOf, rightsOf, shop } from './_stacks';

const objects = (props: TraefikProps = {}, platform = BARE) => objectsIn(test => new Traefik(shop(test), 'traefik', props), platform);
const errors = (props: object, platform = BARE) => errorsIn(test => new Traefik(shop(test), 'traefik', props), platform).map(line => line.replace('[test/shop/traefik] ', ''));
const pod = (props: TraefikProps = {}, platform = BARE): Manifest => only(objects(props, platform), props.kind === 'DaemonSet' ? 'DaemonSet' : 'Deployment').spec.template.spec;
const args = (props: TraefikProps = {}, platform = BARE): string[] => pod(props, platform).containers[0].args;
const service = (props: TraefikProps = {}, platform = BARE) => only(objects(props, platform), 'Service', 'traefik');
const policy = (props: TraefikProps = {}, platform = BARE) => only(objects(props, platform), 'NetworkPolicy', 'traefik').spec;

const TLS: PlatformProps = { ...BARE, tls: Tls.secret('wildcard') };
const ACME: TraefikProps = { acme: { email: 'operations@example.org' } };

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects({
  kind: 'Deployment',
  replicas: 3,
  className: 'public',
  defaultClass: true,
  serviceType: 'LoadBalancer',
  serviceAnnotations: { note: 'x' },
  loadBalancerClass: 'example.org/lb',
  allocateLoadBalancerNodePorts: false,
  clientIp: 'hide',
  trustedProxies: ['192.0.2.1/32'],
  proxyProtocolFrom: ['192.0.2.2/32'],
  entryPoints: { postgres: { port: 5432 }, dns: { port: 53, protocol: 'UDP' } },
  redirectToHttps: true,
  providers: { namespaces: ['shop', 'auth'], allowCrossNamespace: true },
  accessLog: false,
  logLevel: 'DEBUG',
  metricsFrom: [Peer.pods('monitoring', { app: 'prometheus' })],
  egress: [Peer.internet([443])],
  drainSeconds: Duration.seconds(5),
  graceSeconds: 60,
  resources: { cpu: 1, memory: '1Gi' },
  args: ['--entrypoints.websecure.http.maxheaderbytes=65536'],
}, { ...BARE, rules: { ...LOOSE, 'namespace-exists': 'off' } })));

test('with an ACME of its own, it keeps what it gets in a volume, and is one', () => {
  const all = objects({ acme: { email: 'operations@example.org', challenge: 'dns', dnsProvider: 'ovh', dnsEnvironment: { OVH_KEY: EnvVar.secret('ovh', 'key') }, storage: '1Gi', storageClassName: 'fast' } });
  const { replicas, strategy, template } = only(all, 'Deployment').spec;
  expect([replicas, strategy]).toEqual([1, { type: 'Recreate' }]);
  expect(only(all, 'PersistentVolumeClaim').spec).toEqual({ accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } });
  expect(only(all, 'PersistentVolumeClaim').metadata.annotations).toMatchObject({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
  expect(template.spec.containers[0].env).toEqual([{ name: 'OVH_KEY', valueFrom: { secretKeyRef: { name: 'ovh', key: 'key' } } }]);
  const told = template.spec.containers[0].args.filter((each: string) => each.includes('acme'));
  expect(told).toMatchInlineSnapshot(`
[
  "--entrypoints.websecure.http.tls.certresolver=acme",
  "--certificatesresolvers.acme.acme.email=operations@example.org",
  "--certificatesresolvers.acme.acme.caserver=https://acme-staging-v02.api.letsencrypt.org/directory",
  "--certificatesresolvers.acme.acme.storage=/data/acme.json",
  "--certificatesresolvers.acme.acme.dnschallenge.provider=ovh",
]
`);
});

test.each(['http', 'tls'] as const)('the challenge %s is answered at its entry point', challenge => {
  expect(args({ acme: { email: 'operations@example.org', challenge } }).filter(each => each.includes('challenge'))).toEqual([
    { http: '--certificatesresolvers.acme.acme.httpchallenge.entrypoint=web', tls: '--certificatesresolvers.acme.acme.tlschallenge=true' }[challenge],
  ]);
});

test('the CA is reached over https, and DNS servers where the challenge is theirs', () => {
  const before = policy().egress.map((rule: Manifest) => JSON.stringify(rule));
  const more = (acme: TraefikProps['acme']) => policy({ acme }).egress.filter((rule: Manifest) => !before.includes(JSON.stringify(rule)));
  const internet = { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: expect.arrayContaining(['10.0.0.0/8']) } }] };
  const https = { port: 443, protocol: 'TCP' };
  expect(more(ACME.acme)).toEqual([{ ...internet, ports: [https] }]);
  expect(more({ ...ACME.acme!, challenge: 'dns', dnsProvider: 'ovh' })).toEqual([{ ...internet, ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }, https] }]);
});

describe('a CA of one\'s own', () => {
  const before = policy().egress.map((rule: Manifest) => JSON.stringify(rule));
  const opened = (acme: object) => policy({ acme: { ...ACME.acme!, ...acme } }).egress;
  const more = (acme: object) => opened(acme).filter((rule: Manifest) => !before.includes(JSON.stringify(rule)));
  const internet = [{ ipBlock: { cidr: '0.0.0.0/0', except: expect.arrayContaining(['10.0.0.0/8']) } }];
  const at = (port: number, protocol = 'TCP') => ({ port, protocol });

  test('is reached at its port, and at its address where it has no name', () => {
    expect(more({ caServer: 'https://ca.example.org:9000/acme/directory' })).toEqual([{ to: internet, ports: [at(9000)] }]);
    expect(more({ caServer: 'https://ca.example.org/acme/directory' })).toEqual([{ to: internet, ports: [at(443)] }]);
    expect(more({ caServer: 'https://10.1.2.3:9000/directory' })).toEqual([{ to: [{ ipBlock: { cidr: '10.1.2.3/32' } }], ports: [at(9000)] }]);
    expect(more({ caServer: 'https://[2001:db8::7]/directory' })).toEqual([{ to: [{ ipBlock: { cidr: '2001:db8::7/128' } }], ports: [at(443)] }]);
  });

  test('is asked besides the DNS provider, where the challenge is by DNS', () => {
    const dns = { challenge: 'dns', dnsProvider: 'ovh' };
    expect(more({ caServer: 'https://ca.example.org:9000/directory', ...dns })).toEqual([{ to: internet, ports: [at(53, 'UDP'), at(53), at(443), at(9000)] }]);
    expect(more({ caServer: 'https://10.1.2.3:9000/directory', ...dns })).toEqual([
      { to: internet, ports: [at(53, 'UDP'), at(53), at(443)] }, { to: [{ ipBlock: { cidr: '10.1.2.3/32' } }], ports: [at(9000)] },
    ]);
  });

  test('that is no name of the internet has to be in egress', () => {
    const warnings = (caServer: string, egress?: Peer[]) => warningsOf(tenant => new Traefik(tenant, 'traefik', { acme: { ...ACME.acme!, caServer }, egress }), BARE)
      .filter(line => line.includes('acme-inside'));
    const inside = 'https://step-ca.ca.svc.cluster.local/acme/directory';
    expect(warnings(inside)).toMatchInlineSnapshot(`
[
  "warning: [test/shop/traefik] 'acme.caServer' should be in 'egress' too: it is no name of the internet, which is all that Traefik may ask, got "https://step-ca.ca.svc.cluster.local/acme/directory"; name it there: Peer.pods('ca', { app: 'step-ca' }, [9000]), or Peer.cidr('10.1.2.3/32', [9000]) (rule: acme-inside)",
]
`);
    expect([warnings('https://ca:9000/directory').length, warnings('https://ca.corp.internal/directory').length]).toEqual([1, 1]);
    expect([warnings(inside, [Peer.pods('ca', { app: 'step-ca' }, [9000])]), warnings('https://ca.example.org:9000/directory'), warnings('https://10.1.2.3/directory')]).toEqual([[], [], []]);
  });
});

test('its members are what it made', () => {
  objectsIn(platform => {
    const traefik = new Traefik(shop(platform), 'traefik', { kind: 'DaemonSet' });
    expect(traefik.workload).toBeInstanceOf(DaemonTask);
    expect([traefik.service.name, traefik.ingressClass?.name]).toEqual(['traefik', 'traefik']);
    expect(traefik.definitions.map(({ name }) => name)).toEqual(TRAEFIK_KINDS.map(({ plural }) => `${plural}.traefik.io`));
  });
  objectsIn(platform => {
    const traefik = new Traefik(shop(platform), 'traefik', { createDefinitions: false, providers: { ingress: false }, routes: 'IngressRoute' });
    expect([traefik.workload instanceof Worker, traefik.ingressClass, traefik.definitions]).toEqual([true, undefined, []]);
  });
});

test('its image is of the release that it says', () => expect(pod().containers[0].image).toBe(`traefik:v${Traefik.VERSION}`));

describe('rights', () => {
  const KINDS = TRAEFIK_KINDS.map(({ plural }) => plural).sort();
  const everywhere = (lines: string[]) => lines.map(line => `everywhere: ${line}`);
  const read = ['list, watch services', 'list, watch secrets', 'list, watch configmaps', 'list, watch discovery.k8s.io/endpointslices'];
  const ingresses = ['list, watch networking.k8s.io/ingresses', 'update networking.k8s.io/ingresses/status'];
  const own = KINDS.map(kind => `list, watch traefik.io/${kind}`);

  test('are these, and no others', () => {
    expect(rightsOf(objects(), 'traefik').sort()).toEqual(everywhere(['list, watch networking.k8s.io/ingressclasses', 'list, watch nodes', ...read, ...ingresses, ...own]).sort());
  });

  test('are fewer where it reads less', () => {
    expect(rightsOf(objects({ providers: { crd: false } }), 'traefik').sort()).toEqual(
      everywhere(['list, watch networking.k8s.io/ingressclasses', 'list, watch nodes', ...read.filter(each => !each.includes('configmaps')), ...ingresses]).sort(),
    );
    expect(rightsOf(objects({ providers: { ingress: false }, routes: 'IngressRoute' }), 'traefik').sort()).toEqual(everywhere([...read, ...own]).sort());
  });

  test('are those of the Gateway API where it reads that', () => {
    const found = rightsOf(objects({ providers: { gateway: true } }), 'traefik').filter(each => each.includes('gateway') || each.includes('namespaces'));
    expect(found).toMatchInlineSnapshot(`
[
  "everywhere: list, watch namespaces",
  "everywhere: list, watch gateway.networking.k8s.io/gatewayclasses",
  "everywhere: update gateway.networking.k8s.io/gatewayclasses/status",
  "everywhere: list, watch gateway.networking.k8s.io/gateways",
  "everywhere: list, watch gateway.networking.k8s.io/httproutes",
  "everywhere: list, watch gateway.networking.k8s.io/grpcroutes",
  "everywhere: list, watch gateway.networking.k8s.io/referencegrants",
  "everywhere: list, watch gateway.networking.k8s.io/backendtlspolicies",
  "everywhere: update gateway.networking.k8s.io/gateways/status",
  "everywhere: update gateway.networking.k8s.io/httproutes/status",
  "everywhere: update gateway.networking.k8s.io/grpcroutes/status",
  "everywhere: update gateway.networking.k8s.io/backendtlspolicies/status",
]
`);
  });

  test('of namespaces that are named are in these alone', () => {
    const found = rightsOf(objects({ providers: { namespaces: ['shop', 'auth'], crd: false } }, { ...BARE, rules: { ...LOOSE, 'namespace-exists': 'off' } }), 'traefik');
    const inside = [...read.filter(each => !each.includes('configmaps')), ...ingresses];
    expect(found.sort()).toEqual([
      ...everywhere(['list, watch networking.k8s.io/ingressclasses', 'list, watch nodes']), ...['shop', 'auth'].flatMap(place => inside.map(each => `${place}: ${each}`)),
    ].sort());
    expect(args({ providers: { namespaces: ['shop'] } }).filter(each => each.includes('namespaces='))).toEqual([
      '--providers.kubernetesingress.namespaces=shop', '--providers.kubernetescrd.namespaces=shop',
    ]);
  });

  test('of no namespaces are those of all, as without them', () => expect(objects({ providers: { namespaces: [] } })).toEqual(objects()));

  test('are never to write what others read, nor to make anything', () => {
    const all = rightsOf(objects({ providers: { gateway: true } }), 'traefik');
    for (const line of all) expect(line).toMatch(/^everywhere: (list, watch|update \S+\/status)/);
  });
});

describe('clients', () => {
  test('are seen by their addresses, from nodes with a pod alone, unless they are hidden', () => {
    expect([service().spec.externalTrafficPolicy, service({ clientIp: 'hide' }).spec.externalTrafficPolicy, service({ serviceType: 'ClusterIP' }).spec.externalTrafficPolicy]).toEqual(['Local', undefined, undefined]);
  });

  test('are those that a proxy names, where it is trusted', () => {
    expect(args({ trustedProxies: ['192.0.2.1/32', '2001:db8::/64'] }).filter(each => each.includes('trustedips'))).toEqual([
      '--entrypoints.web.forwardedheaders.trustedips=192.0.2.1/32,2001:db8::/64', '--entrypoints.websecure.forwardedheaders.trustedips=192.0.2.1/32,2001:db8::/64',
    ]);
    expect(args().filter(each => each.includes('trustedips') || each.includes('insecure'))).toEqual([]);
  });

  test('are not those that a proxy names, where nodes hide the proxy', () => {
    const warnings = (props: TraefikProps) => warningsOf(tenant => new Traefik(tenant, 'traefik', { clientIp: 'hide', trustedProxies: ['198.51.100.7/32'], ...props }), BARE);
    expect(warnings({})).toMatchInlineSnapshot(`
[
  "warning: [test/shop/traefik] 'trustedProxies' should not be beside 'clientIp: "hide"': who asks has the address of a node then, so that none of them is known, got ["198.51.100.7/32"]; remove one of them (rule: client-hidden)",
]
`);
    expect(warnings({ serviceType: 'NodePort', trustedProxies: ['10.0.0.7/32'] })).toHaveLength(1);
    const sound: TraefikProps[] = [
      { clientIp: 'preserve' }, { serviceType: 'ClusterIP' }, { trustedProxies: [] }, { proxyProtocolFrom: ['10.0.0.0/24'] }, { trustedProxies: ['10.0.0.0/24'] },
      { loadBalancerClass: 'example.org/lb' }, { serviceAnnotations: { 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip' } },
    ];
    for (const props of sound) expect(warnings(props)).toEqual([]);
  });

  test('may come from anywhere, to the entry points alone', () => {
    const [anyone, ...others] = policy({ entryPoints: { dns: { port: 53, protocol: 'UDP' } } }).ingress;
    expect(others).toEqual([]);
    expect(anyone.ports).toEqual([{ port: 8000, protocol: 'TCP' }, { port: 8443, protocol: 'TCP' }, { port: 10053, protocol: 'UDP' }]);
  });

  test('of both families come to a Service of both', () => {
    expect([service().spec.ipFamilyPolicy, service({}, { ...BARE, ipFamilies: ['IPv4', 'IPv6'] }).spec.ipFamilyPolicy]).toEqual([undefined, 'PreferDualStack']);
  });
});

describe('entry points', () => {
  test('are ports of the Service, of the pods and of the configuration', () => {
    const props: TraefikProps = { entryPoints: { postgres: { port: 5432 }, dns: { port: 53, protocol: 'UDP' }, smtp: { port: 25, containerPort: 2525 } } };
    expect(service(props).spec.ports).toEqual([
      { name: 'web', port: 80, targetPort: 'web', protocol: 'TCP' },
      { name: 'websecure', port: 443, targetPort: 'websecure', protocol: 'TCP' },
      { name: 'postgres', port: 5432, targetPort: 'postgres', protocol: 'TCP' },
      { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
      { name: 'smtp', port: 25, targetPort: 'smtp', protocol: 'TCP' },
    ]);
    expect(args(props).filter(each => each.includes('.address='))).toEqual([
      '--entrypoints.web.address=:8000/tcp', '--entrypoints.websecure.address=:8443/tcp', '--entrypoints.postgres.address=:5432/tcp',
      '--entrypoints.dns.address=:10053/udp', '--entrypoints.smtp.address=:2525/tcp', '--entrypoints.metrics.address=:9100/tcp',
    ]);
  });

  test('that are in each other\'s way, or in that of the metrics, are refused', () => {
    const found = [
      errors({ entryPoints: { web: { port: 81 } } }),
      errors({ entryPoints: { other: { port: 443 } } }),
      errors({ entryPoints: { one: { port: 5000 }, two: { port: 5001, containerPort: 5000 } } }),
      errors({ entryPoints: { one: { port: 5000 }, two: { port: 5000, protocol: 'UDP' } } }),
      errors({ entryPoints: { extra: { port: 9100 } } }),
      errors({ entryPoints: { Upper: { port: 0, protocol: 'SCTP', containerPort: 80 } } }),
    ];
    expect(found).toMatchInlineSnapshot(`
[
  [
    "'entryPoints' must not be a name that Traefik has already, got "web"; give another name (rule: entry-point-twice)",
    "[test/shop/traefik/Default] 'ports[2].name' must not be the name of another port, got "web"; rename one of them (rule: port-twice)",
  ],
  [
    "'entryPoints.other.port' must be no other entry point's, and 'websecure' has it, got 443; give another one (rule: entry-point-twice)",
  ],
  [
    "'entryPoints.two.containerPort' must be no other entry point's, and 'one' has it, got 5000; give another one (rule: entry-point-twice)",
    "[test/shop/traefik/Default] 'ports[3].port' must be listed once, got 5000; remove one of them (rule: port-twice)",
    "[test/shop/traefik/Default] 'ports[3].servicePort' must be offered once by the Service, got 5000; give one of them another 'servicePort' (rule: port-twice)",
  ],
  [],
  [
    "[test/shop/traefik/Default] 'ports[3].port' must be listed once, got 9100; remove one of them (rule: port-twice)",
    "[test/shop/traefik/Default] 'ports[3].servicePort' must be offered once by the Service, got 9100; give one of them another 'servicePort' (rule: port-twice)",
  ],
  [
    "entryPoints 'Upper' must be at most 15 lower-case letters, digits and single '-', with a letter, got "Upper"; shorten or rename the port (rule: port-name)",
    "'entryPoints.Upper.port' must be a port from 1 to 65535, got 0; give the port that the program listens on (rule: port)",
    "'entryPoints.Upper.protocol' must be one of 'TCP', 'UDP', got "SCTP"; choose one of them (rule: one-of)",
    "'entryPoints.Upper.containerPort' must be a whole number from 1024 to 65535, got 80; change it, or leave it out for the default (rule: whole-number)",
    "[test/shop/traefik/Default] 'ports[2].name' must be at most 15 lower-case letters, digits and single '-', with a letter, got "Upper"; shorten or rename the port (rule: port-name)",
  ],
]
`);
  });
});

describe('http goes to https', () => {
  const redirects = (props: TraefikProps, platform = BARE) => args(props, platform).some(each => each.includes('redirections'));

  test('where there are certificates, unless it is told otherwise', () => {
    expect([redirects({}), redirects({ redirectToHttps: true }), redirects(ACME)]).toEqual([false, true, true]);
    expect([redirects({}, TLS), redirects({ redirectToHttps: false }, TLS)]).toEqual([true, false]);
    expect(redirects({}, { ...BARE, tls: Tls.clusterIssuer('letsencrypt') })).toBe(true);
  });

  test('and so do proxies that end TLS, of which it warns unless that is said', () => {
    const trustedProxies = ['198.51.100.7/32'];
    const warnings = (props: TraefikProps, platform = TLS) => warningsOf(tenant => new Traefik(tenant, 'traefik', { trustedProxies, ...props }), platform);
    expect(warnings({})).toMatchInlineSnapshot(`
[
  "warning: [test/shop/traefik] 'trustedProxies' should ask by https: at port 80 all is redirected, and what a proxy says came by https gets 418 there, got ["198.51.100.7/32"]; set 'redirectToHttps: false' where one ends TLS and asks by http, or true where all ask by https (rule: proxy-redirected)",
]
`);
    const sound = [warnings({ redirectToHttps: true }), warnings({ redirectToHttps: false }), warnings({ trustedProxies: [] }), warnings({}, BARE)];
    expect(sound).toEqual([[], [], [], []]);
  });

  test('by the port that clients know', () => {
    expect(args({}, TLS).filter(each => each.includes('redirections'))).toEqual([
      '--entrypoints.web.http.redirections.entrypoint.to=:443', '--entrypoints.web.http.redirections.entrypoint.scheme=https',
    ]);
  });
});

test('solvers of cert-manager are reached where an issuer makes the certificates', () => {
  const solver = (platform: PlatformProps) => JSON.stringify(policy({}, platform).egress).includes('acme.cert-manager.io/http01-solver');
  expect([solver({ ...BARE, tls: Tls.clusterIssuer('letsencrypt') }), solver(TLS), solver(BARE)]).toEqual([true, false, false]);
});

describe('what is configured by objects', () => {
  const NAMED: TraefikProps = { defaultCertificate: 'wildcard', minTlsVersion: 'VersionTLS13', dashboard: { host: 'traefik', users: 'dashboard-users', allowedRanges: ['192.0.2.0/24'] } };
  const made = (props: TraefikProps, platform = BARE) => objects(props, platform)
    .filter(({ apiVersion }) => /^(traefik\.io|cert-manager)/.test(apiVersion))
    .map(({ kind, metadata: { name, annotations }, spec }) => ({ kind, name, annotations, spec }));

  test('is the default certificate, the oldest TLS and a page that asks for a password', () => expect(made(NAMED)).toMatchSnapshot());

  test('has the certificate of the Platform, or one of its own', () => {
    expect(made({ dashboard: NAMED.dashboard }, TLS).at(-1)?.spec.tls).toEqual({ secretName: 'wildcard' });
    expect(made({ dashboard: NAMED.dashboard }, { ...BARE, tls: Tls.clusterIssuer('letsencrypt') })).toMatchSnapshot();
  });

  test('lets in by the connection who comes directly, and by the header who comes by a proxy', () => {
    const all = made({ dashboard: NAMED.dashboard, trustedProxies: ['198.51.100.7/32', '2001:db8::/64'] });
    const lists = all.filter(({ spec }) => spec.ipAllowList).map(({ name, spec }) => [name, spec.ipAllowList]);
    expect(lists).toEqual([
      ['traefik-dashboard-ranges', { sourceRange: ['192.0.2.0/24'] }],
      ['traefik-dashboard-forwarded', { sourceRange: ['192.0.2.0/24'], ipStrategy: { excludedIPs: ['198.51.100.7/32', '2001:db8::/64'] } }],
    ]);
    const routes = all.find(({ kind }) => kind === 'IngressRoute')?.spec.routes;
    expect(routes.map(({ match, middlewares }: Manifest) => [match, middlewares[0].name, middlewares[1].name])).toEqual([
      ['Host(`traefik.example.org`)', 'traefik-dashboard-ranges', 'traefik-dashboard-password'],
      ['Host(`traefik.example.org`) && (ClientIP(`198.51.100.7/32`) || ClientIP(`2001:db8::/64`))', 'traefik-dashboard-forwarded', 'traefik-dashboard-password'],
    ]);
    const open = { host: 'traefik', users: 'dashboard-users' };
    expect(made({ dashboard: open, trustedProxies: ['198.51.100.7/32'] })).toEqual(made({ dashboard: open }));
  });

  test('has the class of the stack', () => expect(made({ ...NAMED, className: 'public' }).find(({ kind }) => kind === 'IngressRoute')?.annotations).toEqual({ 'kubernetes.io/ingress.class': 'public' }));

  test('is applied when Traefik is up', () => {
    const phases = phasesOf(platform => new Traefik(shop(platform), 'traefik', NAMED));
    expect(phases['2-configuration']).toEqual(['TLSStore', 'TLSOption', 'Middleware', 'Middleware', 'IngressRoute']);
  });

  test('is no page, and no API, unless one is wanted', () => {
    expect(args().filter(each => each.startsWith('--api'))).toEqual([]);
    expect(args({ dashboard: NAMED.dashboard }).filter(each => each.startsWith('--api'))).toEqual(['--api=true', '--api.dashboard=true']);
  });

  test('names Secrets that are said to be there', () => {
    expect(errors(NAMED, { ...BARE, rules: { ...LOOSE, 'secret-exists': 'error' } })).toEqual([]);
  });
});

test('it tells nobody that it is there, and asks nobody for a newer release', () => {
  expect(args().slice(0, 2)).toEqual(['--global.checknewversion=false', '--global.sendanonymoususage=false']);
});

test('its metrics are for who is named', () => {
  const [, metrics] = policy({ metricsFrom: [Peer.pods('monitoring', { app: 'prometheus' })] }).ingress;
  expect(metrics).toEqual({
    from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: { matchLabels: { app: 'prometheus' } } }],
    ports: [{ port: 9100, protocol: 'TCP' }],
  });
  expect(JSON.stringify(policy().ingress)).not.toContain('9100');
  expect(service().spec.ports.map(({ name }: Manifest) => name)).toEqual(['web', 'websecure']);
});

test('it takes requests while others learn that it stops, and lets them end', () => {
  const { terminationGracePeriodSeconds, containers: [container] } = pod({ drainSeconds: 20, graceSeconds: Duration.minutes(1) });
  expect([terminationGracePeriodSeconds, container.lifecycle]).toEqual([85, undefined]);
  expect(container.args.filter((each: string) => each.includes('lifecycle') && each.includes('.web.'))).toEqual([
    '--entrypoints.web.transport.lifecycle.requestacceptgracetimeout=20s', '--entrypoints.web.transport.lifecycle.gracetimeout=60s',
  ]);
});

test('of a DaemonSet a new pod is there before the old one goes', () => {
  const { updateStrategy } = only(objects({ kind: 'DaemonSet' }), 'DaemonSet').spec;
  expect(updateStrategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
});

test('it may be stopped one at a time', () => expect(only(objects(), 'PodDisruptionBudget').spec.maxUnavailable).toBe(1));

test('what it cannot be told is refused', () => {
  const found = [
    errors({ kind: 'Job', serviceType: 'ExternalName', routes: 'Route', clientIp: 'show', minTlsVersion: '1.3', logLevel: 'info' }),
    errors({ className: 'A', defaultCertificate: 'A', serviceAnnotations: { 'a b': 'c' }, loadBalancerClass: 'a b', replicas: 0, drainSeconds: -1, graceSeconds: 0 }),
    errors({ trustedProxies: ['192.0.2.1'], proxyProtocolFrom: ['any'], providers: { namespaces: ['A'] } }),
    errors({ providers: { ingress: false, crd: false } }),
    errors({ routes: 'HTTPRoute' }),
    errors({ args: ['api.insecure', '--api.insecure', '--api.insecure=true', '--API.insecure=1', '--api.insecure=false'] }),
    errors({ providers: { crd: false }, defaultCertificate: 'wildcard' }),
    errors({ providers: { namespaces: ['auth'] }, defaultCertificate: 'wildcard' }),
    errors({ dashboard: { host: 'A b', users: 'A', allowedRanges: ['192.0.2.1'] }, clientIp: 'hide' }),
    errors({ dashboard: { host: 'traefik', users: 'users' } }, { ...BARE, domain: undefined }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'kind' must be one of 'Deployment', 'DaemonSet', got "Job"; choose one of them (rule: one-of)",
  "'serviceType' must be one of 'LoadBalancer', 'NodePort', 'ClusterIP', got "ExternalName"; choose one of them (rule: one-of)",
  "'routes' must be one of 'Ingress', 'IngressRoute', 'HTTPRoute', got "Route"; choose one of them (rule: one-of)",
  "'clientIp' must be one of 'preserve', 'hide', got "show"; choose one of them (rule: one-of)",
  "'minTlsVersion' must be one of 'VersionTLS10', 'VersionTLS11', 'VersionTLS12', 'VersionTLS13', got "1.3"; choose one of them (rule: one-of)",
  "'logLevel' must be one of 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'PANIC', got "info"; choose one of them (rule: one-of)",
  "[test/shop/traefik/configuration/options] 'minVersion' must be one of 'VersionTLS10', 'VersionTLS11', 'VersionTLS12', 'VersionTLS13', got "1.3"; choose one of them (rule: one-of)",
  "'className' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'defaultCertificate' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'serviceAnnotations' must have keys of letters, digits, '-', '_' and '.', with a DNS name and '/' before them or not, got "a b"; rename the annotation (rule: annotation-key)",
  "'loadBalancerClass' must have keys of letters, digits, '-', '_' and '.', with a DNS name and '/' before them or not, got "a b"; rename the label (rule: label-key)",
  "'replicas' must be a whole number of 1 or more, got 0; change it, or leave it out for the default (rule: whole-number)",
  "'drainSeconds' must be a whole number of 0 or more, got -1; change it, or leave it out for the default (rule: whole-number)",
  "'graceSeconds' must be a whole number of 1 or more, got 0; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/traefik/configuration/store] 'defaultCertificate.secretName' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'trustedProxies[0]' must be a range of addresses with its length, and no bits beyond it, got "192.0.2.1"; write '192.0.2.0/24', or '192.0.2.7/32' for one address (rule: cidr)",
  "'proxyProtocolFrom[0]' must be a range of addresses with its length, and no bits beyond it, got "any"; write '192.0.2.0/24', or '192.0.2.7/32' for one address (rule: cidr)",
  "'providers.namespaces[0]' must be at most 63 lower-case letters, digits and '-', with a letter or digit at both ends, got "A"; give the namespace as kubectl prints it (rule: dns-label)",
  "'routes' must be what 'providers' reads, got "Ingress"; switch that provider on (rule: routes-unread)",
  "'providers' must be one at least: it would route nothing, got {"ingress":false,"crd":false}; leave it out for the default (rule: no-provider)",
  "'routes' must be what 'providers' reads, got "HTTPRoute"; switch that provider on (rule: routes-unread)",
  "'args[0]' must be an argument of Traefik, got "api.insecure"; begin it with '--' (rule: traefik-argument)",
  "'args[1]' must not open the API: it shows, and is reached by, everybody, got "--api.insecure"; give 'dashboard', which asks for a password (rule: insecure-api)",
  "'args[2]' must not open the API: it shows, and is reached by, everybody, got "--api.insecure=true"; give 'dashboard', which asks for a password (rule: insecure-api)",
  "'args[3]' must not open the API: it shows, and is reached by, everybody, got "--API.insecure=1"; give 'dashboard', which asks for a password (rule: insecure-api)",
  "'providers.crd' must not be false: the default certificate, the versions of TLS and the dashboard are objects of Traefik's own kinds, got false; leave it out (rule: needs-crd)",
  "'providers.namespaces' must have its own, shop, where the default certificate, the versions of TLS and the dashboard are, got ["auth"]; add it (rule: namespace-unread)",
  "'dashboard.host' must be a DNS name in lower case: letters, digits and '-', in parts joined by '.', got "A b"; give a single label, or a whole name such as 'shop.example.org' (rule: host)",
  "'dashboard.users' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'dashboard.allowedRanges[0]' must be a range of addresses with its length, and no bits beyond it, got "192.0.2.1"; write '192.0.2.0/24', or '192.0.2.7/32' for one address (rule: cidr)",
  "'dashboard.allowedRanges' needs the addresses of clients, which 'clientIp: "hide"' hides, got ["192.0.2.1"]; remove one of them (rule: client-hidden)",
  "[test/shop/traefik/configuration/password] 'basicAuth.secret' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "[test/shop/traefik/configuration/dashboard] 'routes[0].match' must have a host name alone in Host, got "A b.example.org"; leave out scheme, port and path, and write other letters as xn--… (rule: route-match)",
  "'dashboard.host' must be a whole name, since the Platform has no domain, got "traefik"; write the whole name, or give the Platform a 'domain' (rule: no-domain)",
]
`);
});

test('an ACME of two pods, or one that cannot be, is refused', () => {
  const acme = { email: 'operations@example.org' };
  const found = [
    errors({ acme, replicas: 2 }),
    errors({ acme, kind: 'DaemonSet' }),
    errors({ acme: { email: 'nobody', caServer: 'http://ca', challenge: 'mail', storage: '1', storageClassName: 'A' } }),
    errors({ acme: { ...acme, challenge: 'dns' } }),
    errors({ acme: { ...acme, dnsProvider: 'ovh' } }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'acme' needs a single pod of a Deployment: certificates are in its volume, and an answer to the CA reaches any pod, got 2; set 'replicas: 1', or let cert-manager get the certificates: Tls.clusterIssuer of the Platform (rule: acme-replicas)",
  "[test/shop/traefik/Default] 'replicas' must be 1 with the ReadWriteOnce claim at '/data', which one node has to itself, got 2; use a ReadWriteMany claim, or a StatefulDatabase for what each replica keeps (rule: shared-claim)",
  "'acme' needs a single pod of a Deployment: certificates are in its volume, and an answer to the CA reaches any pod, got "DaemonSet"; set 'replicas: 1', or let cert-manager get the certificates: Tls.clusterIssuer of the Platform (rule: acme-replicas)",
  "[test/shop/traefik/Default/DaemonSet] DaemonSet shop/traefik volume 'data' must be of one replica with the ReadWriteOnce claim 'traefik-acme': the others stay in ContainerCreating, got "one on every node"; use a ReadWriteMany claim, one replica, or a StatefulSet with a claim for each of its pods (rule: shared-claim, see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes)",
  "'acme.email' must be an address of e-mail, got "nobody"; write 'operations@example.org' (rule: email)",
  "'acme.caServer' must be a URL of https, got "http://ca"; give the URL of the CA's directory (rule: url)",
  "'acme.challenge' must be one of 'http', 'tls', 'dns', got "mail"; choose one of them (rule: one-of)",
  "'acme.storage' must be at least 1Mi, got "1"; add the unit: a bare number is bytes, and m thousandths of one (rule: size-unit)",
  "'acme.storageClassName' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'acme.dnsProvider' must be given with the challenge 'dns', and only then, got undefined; correct one of them (rule: acme-dns)",
  "'acme.dnsProvider' must be given with the challenge 'dns', and only then, got "ovh"; correct one of them (rule: acme-dns)",
]
`);
});

test('of a proxy it is told where the Platform says which addresses are those of pods, and otherwise ACME warns', () => {
  const site = (...noProxy: string[]): PlatformProps => ({ ...BARE, httpProxy: { url: 'http://proxy.example.org:3128', cidrs: ['192.0.2.3/32'], noProxy } });
  const told = (platform: PlatformProps): string[] => (pod({}, platform).containers[0].env ?? []).map(({ name }: Manifest) => name);
  const reach = (platform: PlatformProps) => JSON.stringify(policy({}, platform).egress);
  expect([told(site('.example.org')), told(site('10.244.0.0/16')).includes('HTTPS_PROXY')]).toEqual([[], true]);
  expect([reach(site()).includes('192.0.2.3/32'), reach(site('10.244.0.0/16')).includes('192.0.2.3/32')]).toEqual([false, true]);
  const warnings = (acme: object, ...noProxy: string[]) =>
    warningsOf(tenant => new Traefik(tenant, 'traefik', { acme: { ...ACME.acme!, ...acme } }), site(...noProxy));
  expect([warnings({}), warnings({}, '10.244.0.0/16'), warnings({ caServer: 'https://ca.example.org/acme' })]).toEqual([
    ["warning: [test/shop/traefik] 'acme' should reach its CA by the proxy of the Platform, of which Traefik is not told: it would ask it for pods too, got \"operations@example.org\"; name the ranges of the pods in 'noProxy' of the Platform's 'httpProxy' (rule: acme-proxy)"],
    [],
    [],
  ]);
});

test('two of one class are refused, and two of two are not', () => {
  const two = (className: string) => errorsIn(platform => {
    new Traefik(new Tenant(platform, 'one'), 'traefik');
    new Traefik(new Tenant(platform, 'two'), 'traefik', { className, createDefinitions: false });
  });
  expect(two('internal')).toEqual([]);
  const found = two('traefik');
  expect(found).toMatchInlineSnapshot(`
[
  "[test/two/traefik] 'className' must be no other's, and 'test/one/traefik' has it, got "traefik"; give it another 'className' (rule: ingress-twice)",
  "[test/two/traefik/IngressClass] IngressClass traefik metadata.name must be made once, and 'test/one/traefik/IngressClass' makes it too, got "traefik"; rename one of them, or remove it (rule: same-object, see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/)",
]
`);
});

test('what has a host is routed by the first of two', () => {
  const all = objectsIn(platform => {
    new Traefik(new Tenant(platform, 'one'), 'traefik', { className: 'public' });
    new Traefik(new Tenant(platform, 'two'), 'traefik', { className: 'internal', createDefinitions: false });
    new WebApp(shop(platform), 'web', { image: 'example/web:1', port: 8080, host: 'shop' });
  });
  expect(only(all, 'Ingress').spec.ingressClassName).toBe('public');
});

test('routeTo lets it reach a program that a route of its own kind names', () => {
  const all = objectsIn(platform => {
    const traefik = new Traefik(new Tenant(platform, 'edge'), 'traefik');
    const tenant = shop(platform, { external: [External.secret('wildcard')] });
    const web = new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 });
    traefik.routeTo(web);
    new IngressRoute(tenant, 'route', { routes: [{ match: 'Host(`a.example.org`)', services: [{ name: web.serviceName, port: web.servicePort }] }] });
  });
  expect(JSON.stringify(only(all, 'NetworkPolicy', 'web').spec.ingress)).toContain('"edge"');
  expect(JSON.stringify(only(all, 'NetworkPolicy', 'traefik').spec.egress)).toContain('"shop"');
});

test('without a namespace it cannot be', () => {
  expect(() => new Traefik(new Chart(new App(), 'chart'), 'traefik')).toThrow('[chart/traefik] must be in a namespace that is known: put it into a Tenant');
});

test('a number of pods is for a Deployment', () => {
  expect(errors({ kind: 'DaemonSet', replicas: 3 })).toEqual([
    '\'replicas\' must not be given beside \'kind\', got 3; remove it: there is one on every node (rule: not-both)',
  ]);
});

test('routes of Traefik\'s own kinds are read by the stack of the Platform, whatever its class, unless they name another', () => {
  const classOf = (className: string, annotations?: Record<string, string>) => {
    const all = objectsIn(test => {
      new Traefik(new Tenant(test, 'edge'), 'traefik', { className });
      new IngressRoute(shop(test), 'own', { annotations, routes: [{ kind: 'Rule', match: 'Host(`a.example.org`)', services: [{ name: 'web', port: 80 }] }] });
    }, { ...BARE, external: [External.ingressClass('inside')], rules: { ...LOOSE, 'service-exists': 'off' } });
    return only(all, 'IngressRoute').metadata.annotations?.['kubernetes.io/ingress.class'];
  };
  expect([classOf('traefik'), classOf('public'), classOf('public', { 'kubernetes.io/ingress.class': 'inside' })]).toEqual([undefined, 'public', 'inside']);
});
