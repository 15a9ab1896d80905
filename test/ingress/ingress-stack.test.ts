import { App } from 'cdk8s';
import { BlueprintApp, IngressStack, IngressStackProps, Peer, Platform, PlatformProps, Tenant, Tls, WebApp } from '../../src';
import { expectSnapshot, only, warningsOf } from '../_synth';
import { BARE, errorsIn, objectsIn, phasesOf, rightsOf } from './_stacks';

const minimal: IngressStackProps = { addresses: ['192.0.2.10-192.0.2.19'], kubeProxyMode: 'iptables' };
const objects = (props: Partial<IngressStackProps> = {}, platform = BARE) => objectsIn(test => new IngressStack(test, 'ingress', { ...minimal, ...props }), platform);
const errors = (props: object, platform = BARE) => errorsIn(test => new IngressStack(test, 'ingress', { ...minimal, ...props }), platform);

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects({
  addresses: ['192.0.2.10-192.0.2.19', '2001:db8::10-2001:db8::1f'],
  kubeProxyMode: 'ipvs',
  address: '192.0.2.10',
  advertisement: { nodeSelectors: [{ matchLabels: { rack: '1' } }], interfaces: ['eth0'] },
  metalLb: { logLevel: 'debug', metricsFrom: [Peer.pods('monitoring', { app: 'prometheus' })] },
  namespace: 'edge',
  metalLbNamespace: 'addresses',
  replicas: 3,
  allocateLoadBalancerNodePorts: true,
  serviceAnnotations: { note: 'x' },
  metricsFrom: [Peer.pods('monitoring', { app: 'prometheus' })],
})));

test('its members are what it made, under the ids of their namespaces', () => {
  objectsIn(platform => {
    const { traefik, metalLb, pool, advertisement } = new IngressStack(platform, 'ingress', minimal);
    expect([traefik, metalLb, pool, advertisement].map(({ node }) => node.path)).toEqual([
      'test/ingress/traefik/traefik', 'test/ingress/metallb-system/metallb', 'test/ingress/metallb-system/ingress', 'test/ingress/metallb-system/advertisement',
    ]);
    expect([pool.name, advertisement.name]).toEqual(['ingress', 'ingress']);
  });
});

test('Traefik asks for an address of the pool, which its nodes announce', () => {
  const all = objects({ address: '192.0.2.12' });
  expect(only(all, 'Service', 'traefik').metadata.annotations).toEqual({ 'metallb.io/address-pool': 'ingress', 'metallb.io/loadBalancerIPs': '192.0.2.12' });
  expect(only(all, 'Service', 'traefik').spec).toMatchObject({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, externalTrafficPolicy: 'Local' });
  expect(only(all, 'IPAddressPool').spec).toEqual({ addresses: minimal.addresses });
  expect(only(all, 'L2Advertisement').spec).toEqual({ ipAddressPools: ['ingress'] });
  expect(only(objects(), 'Service', 'traefik').metadata.annotations).toEqual({ 'metallb.io/address-pool': 'ingress' });
});

test('Traefik has the class of Services that MetalLB handles', () => {
  const all = objects({ metalLb: { loadBalancerClass: 'example.org/metallb' }, address: '192.0.2.10' });
  expect(only(all, 'Service', 'traefik').spec.loadBalancerClass).toBe('example.org/metallb');
  expect(only(all, 'Deployment', 'metallb-controller').spec.template.spec.containers[0].args).toContain('--lb-class=example.org/metallb');
  const inside = only(objects({ metalLb: { loadBalancerClass: 'example.org/metallb' }, serviceType: 'NodePort' }), 'Service', 'traefik').spec;
  expect([inside.loadBalancerClass, inside.allocateLoadBalancerNodePorts]).toEqual([undefined, undefined]);
});

test('none of its pods is put on a node of Windows', () => {
  const pods = objects({ kubeProxyMode: 'ipvs' }).flatMap(({ spec = {} }) => spec.template?.spec ?? []);
  expect(pods.map(({ nodeSelector }) => nodeSelector)).toEqual(Array(4).fill({ 'kubernetes.io/os': 'linux' }));
});

describe('Traefik is put where its address is announced', () => {
  const EDGE = { role: 'edge' };
  const LINUX = { 'kubernetes.io/os': 'linux' };
  const placed = (props: Partial<IngressStackProps>) => {
    const { nodeSelector, tolerations } = only(objects(props), props.kind === 'DaemonSet' ? 'DaemonSet' : 'Deployment', 'traefik').spec.template.spec;
    return { nodeSelector, tolerations };
  };

  test('on nodes of the speakers, whose taints it then does not mind, and of the advertisement', () => {
    const speakerTolerations = [{ key: 'role', value: 'edge' }, { effect: 'NoExecute' as const }];
    expect(placed({ metalLb: { speakerNodeSelector: EDGE } })).toEqual({ nodeSelector: { ...LINUX, ...EDGE }, tolerations: undefined });
    expect(placed({ metalLb: { speakerNodeSelector: EDGE, speakerTolerations } })).toEqual({ nodeSelector: { ...LINUX, ...EDGE }, tolerations: [{ key: 'role', operator: 'Equal', value: 'edge' }] });
    expect(placed({ advertisement: { nodeSelectors: [{ matchLabels: { rack: '1' } }] }, kind: 'DaemonSet' })).toEqual({ nodeSelector: { ...LINUX, rack: '1' }, tolerations: undefined });
    expect(placed({ advertisement: { nodeSelectors: [{ matchLabels: { rack: '1' } }] }, metalLb: { speakerNodeSelector: EDGE } }).nodeSelector).toEqual({ ...LINUX, ...EDGE, rack: '1' });
  });

  test('unless it is told otherwise, or any node answers', () => {
    expect(placed({ metalLb: { speakerNodeSelector: EDGE }, nodeSelector: {} }).nodeSelector).toEqual(LINUX);
    expect(placed({ metalLb: { speakerNodeSelector: EDGE }, nodeSelector: { role: 'edge', disk: 'ssd' }, tolerations: [{ key: 'disk' }] })).toEqual({
      nodeSelector: { ...LINUX, role: 'edge', disk: 'ssd' }, tolerations: [{ key: 'disk', operator: 'Exists' }],
    });
    expect(placed({ metalLb: { speakerNodeSelector: EDGE, speakerTolerations: [{ key: 'role' }] }, clientIp: 'hide' })).toEqual({ nodeSelector: LINUX, tolerations: undefined });
    expect(placed({ metalLb: { speakerTolerations: [{ key: 'role' }] } })).toEqual({ nodeSelector: LINUX, tolerations: undefined });
  });

  test('where no labels say which nodes those are, it warns', () => {
    const warnings = (props: Partial<IngressStackProps>) => warningsOf(({ node }) => {
      new IngressStack(node.scope as Platform, 'ingress', { ...minimal, ...props });
    }, BARE).filter(line => line.includes('not-announced'));
    const nodeSelectors = [{ matchLabels: { rack: '1' } }, { matchLabels: { rack: '2' } }];
    const expressions = [{ matchExpressions: [{ key: 'rack', operator: 'In' as const, values: ['1', '2'] }] }];
    expect(warnings({ advertisement: { nodeSelectors } })).toMatchInlineSnapshot(`
[
  "warning: [test/ingress] 'advertisement.nodeSelectors' should select nodes that Traefik is on: where they have no pod of it, nobody answers, got [{"matchLabels":{"rack":"1"}},{"matchLabels":{"rack":"2"}}]; give 'nodeSelector' with labels of those nodes, 'kind: "DaemonSet"', or 'clientIp: "hide"' (rule: not-announced)",
]
`);
    expect(warnings({ advertisement: { nodeSelectors: expressions } })).toHaveLength(1);
    const sound: Array<Partial<IngressStackProps>> = [
      { advertisement: { nodeSelectors: [{}] } }, { advertisement: { nodeSelectors }, kind: 'DaemonSet' }, { advertisement: { nodeSelectors }, clientIp: 'hide' },
      { advertisement: { nodeSelectors }, nodeSelector: { rack: '1' } },
    ];
    for (const props of sound) expect(warnings(props)).toEqual([]);
  });
});

describe('in a cluster of both families', () => {
  const BOTH: PlatformProps = { ...BARE, ipFamilies: ['IPv4', 'IPv6'] };
  const pool = { addresses: ['192.0.2.10-192.0.2.19', '2001:db8::10-2001:db8::1f'] };
  const service = (props: Partial<IngressStackProps>) => {
    const { metadata: { annotations = {} }, spec: { ipFamilyPolicy, ipFamilies } } = only(objects({ ...pool, ...props }, BOTH), 'Service', 'traefik');
    return { ipFamilyPolicy, ipFamilies, address: annotations['metallb.io/loadBalancerIPs'] };
  };

  test('Traefik has the family of its address alone, since MetalLB gives a Service of both one of each', () => {
    expect(service({ address: '192.0.2.10' })).toEqual({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'], address: '192.0.2.10' });
    expect(service({ address: '2001:db8::10' })).toEqual({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv6'], address: '2001:db8::10' });
  });

  test('it has both with an address of each, or with none', () => {
    expect(service({ address: '192.0.2.10', secondAddress: '2001:db8::10' })).toEqual({ ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv4', 'IPv6'], address: '192.0.2.10,2001:db8::10' });
    expect(service({})).toEqual({ ipFamilyPolicy: 'PreferDualStack', ipFamilies: undefined, address: undefined });
    expect(service({ ipFamilies: ['IPv4'] })).toEqual({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'], address: undefined });
  });

  test('addresses of families that its Service does not have are refused', () => {
    const found = [
      errors({ address: '2001:db8::10', ...pool }),
      errors({ address: '192.0.2.10', secondAddress: '2001:db8::10', ...pool }),
      errors({ secondAddress: '2001:db8::10', ...pool }, BOTH),
      errors({ address: '192.0.2.10', secondAddress: '192.0.2.11', ...pool }, BOTH),
      errors({ address: '192.0.2.10', secondAddress: '2001:db8::30', ...pool }, BOTH),
      errors({ address: '192.0.2.10', ipFamilies: ['IPv6', 'IPv4'], ...pool }, BOTH),
      errors({ ipFamilies: ['IPv6'] }),
      errors({ ipFamilies: ['IPv5'] }),
      errors({ ipFamilies: [] }),
    ];
    expect(found).toMatchInlineSnapshot(`
[
  [
    "[test/ingress] 'address' must be of a family that the Platform has, IPv4: Traefik does not get it, got "2001:db8::10"; choose another one, or say what the cluster has: 'ipFamilies' of the Platform (rule: ip-family)",
  ],
  [
    "[test/ingress] 'secondAddress' must be of a family that the Platform has, IPv4: Traefik does not get it, got "2001:db8::10"; choose another one, or say what the cluster has: 'ipFamilies' of the Platform (rule: ip-family)",
  ],
  [
    "[test/ingress] 'secondAddress' must be of another family than 'address': a Service has one of each, got "2001:db8::10"; remove it, or give 'address' the one of the other family (rule: ip-family)",
  ],
  [
    "[test/ingress] 'secondAddress' must be of another family than 'address': a Service has one of each, got "192.0.2.11"; remove it, or give 'address' the one of the other family (rule: ip-family)",
  ],
  [
    "[test/ingress] 'secondAddress' must be one of 192.0.2.10-192.0.2.19, 2001:db8::10-2001:db8::1f, got "2001:db8::30"; correct it, or add it to 'addresses' (rule: address-in-pool)",
  ],
  [
    "[test/ingress] 'ipFamilies' must be the families of 'address', or Traefik gets no address, got ["IPv6","IPv4"]; leave it out (rule: ip-family)",
  ],
  [
    "[test/ingress/traefik/traefik] 'ipFamilies[0]' must be one that the Platform has, IPv4: its Service gets no other, got "IPv6"; remove it, or say what the cluster has: 'ipFamilies' of the Platform (rule: ip-family)",
  ],
  [
    "[test/ingress/traefik/traefik] 'ipFamilies[0]' must be one of 'IPv4', 'IPv6', got "IPv5"; choose one of them (rule: one-of)",
  ],
  [
    "[test/ingress/traefik/traefik] 'ipFamilies' must name one at least, got []; leave it out for the default (rule: empty-list)",
  ],
]
`);
  });
});

test('only the namespace of MetalLB lets its pods see the nodes', () => {
  const levels = objects().filter(({ kind }) => kind === 'Namespace').map(({ metadata: { name, labels = {} } }) => [name, labels['pod-security.kubernetes.io/enforce']]);
  expect(levels).toEqual([['traefik', 'restricted'], ['metallb-system', 'privileged']]);
});

test('both namespaces let in and out what is said alone', () => {
  const policies = objects().filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'deny-all').map(({ metadata }) => metadata.namespace);
  expect(policies).toEqual(['traefik', 'metallb-system']);
});

test('none of its programs is told of a proxy: they ask the API server, and pods by their addresses', () => {
  const all = objects({ kubeProxyMode: 'ipvs' }, { ...BARE, httpProxy: { url: 'http://proxy.example.org:3128', cidrs: ['192.0.2.3/32'] } });
  const containers = all.flatMap(({ spec = {} }) => spec.template?.spec.containers ?? []);
  expect(containers.length).toBe(4);
  expect(JSON.stringify(all)).not.toContain('3128');
});

test('rights are those of its parts, and no others', () => {
  const all = objects({ kubeProxyMode: 'ipvs' });
  const bound = new Set(all.flatMap(({ kind, subjects = [] }) => kind.endsWith('RoleBinding') ? subjects.map(({ name }: { name: string }) => name) : []));
  expect([...bound].sort()).toEqual(['metallb-controller', 'metallb-speaker', 'metallb-strict-arp', 'traefik']);
  for (const name of bound) for (const line of rightsOf(all, String(name))) expect(line).not.toMatch(/\*|impersonate|escalate|bind|create pods|exec/);
});

test('the definitions are first, the controllers before what they read, and a program comes last', () => {
  const phases = phasesOf(platform => {
    new IngressStack(platform, 'ingress', { ...minimal, kubeProxyMode: 'ipvs', defaultCertificate: 'wildcard' });
    new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'example/web:1', port: 8080, host: 'shop' });
  });
  const kindsOf = Object.fromEntries(Object.entries(phases).map(([phase, kinds]) => [phase, [...new Set(kinds)].sort()]));
  expect(kindsOf).toMatchInlineSnapshot(`
{
  "0-foundation": [
    "CustomResourceDefinition",
    "Job",
    "Namespace",
    "NetworkPolicy",
    "Role",
    "RoleBinding",
    "ServiceAccount",
  ],
  "1-controllers": [
    "ClusterRole",
    "ClusterRoleBinding",
    "ConfigMap",
    "DaemonSet",
    "Deployment",
    "IngressClass",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "Role",
    "RoleBinding",
    "Secret",
    "Service",
    "ServiceAccount",
    "ValidatingWebhookConfiguration",
  ],
  "2-configuration": [
    "IPAddressPool",
    "L2Advertisement",
    "TLSStore",
  ],
  "4-apps": [
    "Deployment",
    "Ingress",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "Service",
  ],
}
`);
});

test('what is created after it is routed by it, in any way that it writes routes', () => {
  const kinds = (['Ingress', 'IngressRoute', 'HTTPRoute'] as const).map(routes => objectsIn(platform => {
    new IngressStack(platform, 'ingress', { ...minimal, routes, providers: { gateway: true } });
    new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'example/web:1', port: 8080, host: 'shop' });
  }).filter(({ metadata }) => metadata.namespace === 'shop').map(({ kind }) => kind).filter(kind => /Ingress|HTTPRoute/.test(kind)));
  expect(kinds).toEqual([['Ingress'], ['IngressRoute'], ['HTTPRoute']]);
});

test('a program of another namespace is named by its namespace', () => {
  const all = objectsIn(platform => {
    new IngressStack(platform, 'ingress', minimal);
    new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'example/web:1', port: 8080, host: 'shop' });
  });
  expect(only(all, 'NetworkPolicy', 'web').spec.ingress).toEqual([{
    from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } }, podSelector: { matchLabels: { 'cdk8s-blueprints/name': 'traefik' } } }],
    ports: [{ port: 8080, protocol: 'TCP' }],
  }]);
});

test('what cannot be is refused', () => {
  const found = [
    errors({ addresses: [] }),
    errors({ addresses: ['192.0.2.0/24', '192.0.2.10-192.0.2.20'] }),
    errors({ address: '192.0.2.1' }),
    errors({ address: 'any' }),
    errors({ namespace: 'A', metalLbNamespace: 'a b' }),
    errors({ namespace: 'ingress', metalLbNamespace: 'ingress' }),
    errors({ kubeProxyMode: 'ebpf' }),
    errors({ args: ['--api.insecure'] }),
    errors({ acme: { email: 'operations@example.org' }, replicas: 2 }),
    errors({ kubeProxyMod: 'iptables' }),
    errors({ loadBalancerClass: 'example.org/other' }),
    errors({ serviceType: 'NodePort', loadBalancerClass: 'example.org/lb', allocateLoadBalancerNodePorts: true, metalLb: { loadBalancerClass: 'example.org/lb' } }),
    errors({}, { ...BARE, ipFamilies: ['IPv6'] }),
    errors({ addresses: ['192.0.2.10-192.0.2.19', '2001:db8::/120'] }, { ...BARE, ipFamilies: ['IPv6'] }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "[test/ingress/metallb-system/ingress] 'addresses' must name one range at least, got []; write '192.0.2.10-192.0.2.20' (rule: empty-list)",
  "[test/ingress/metallb-system/ingress] 'addresses[1]' must have no address of 192.0.2.0/24, got "192.0.2.10-192.0.2.20"; remove what is in both (rule: ip-range-twice)",
  "[test/ingress] 'address' must be one of 192.0.2.10-192.0.2.19, got "192.0.2.1"; correct it, or add it to 'addresses' (rule: address-in-pool)",
  "[test/ingress] 'address' must be an IP address, got "any"; write '169.254.20.10' (rule: address)",
  "[test/ingress] 'namespace' must be at most 63 lower-case letters, digits and '-', with a letter or digit at both ends, got "A"; rename it (rule: dns-label)",
  "[test/ingress] 'metalLbNamespace' must be at most 63 lower-case letters, digits and '-', with a letter or digit at both ends, got "a b"; rename it (rule: dns-label)",
  "[test/ingress/A] 'name' must be at most 63 lower-case letters, digits and '-', with a letter or digit at both ends, got "A"; rename the Tenant (rule: dns-label)",
  "[test/ingress/a b] 'name' must be at most 63 lower-case letters, digits and '-', with a letter or digit at both ends, got "a b"; rename the Tenant (rule: dns-label)",
  "[test/ingress/a b] 'id' must make the name of a file, of letters, digits, '-', '_' and '.', and not kustomization, got "ingress.a b.yaml"; rename the Chart (rule: chart-id)",
  "[test/ingress] 'namespace' must not be that of MetalLB, which lets its pods see the nodes, got "ingress"; rename one of them (rule: same-namespace)",
  "[test/ingress/metallb-system/metallb] 'kubeProxyMode' must be one of 'iptables', 'ipvs', 'nftables', 'none', got "ebpf"; choose one of them (rule: one-of)",
  "[test/ingress/traefik/traefik] 'args[0]' must not open the API: it shows, and is reached by, everybody, got "--api.insecure"; give 'dashboard', which asks for a password (rule: insecure-api)",
  "[test/ingress/traefik/traefik] 'acme' needs a single pod of a Deployment: certificates are in its volume, and an answer to the CA reaches any pod, got 2; set 'replicas: 1', or let cert-manager get the certificates: Tls.clusterIssuer of the Platform (rule: acme-replicas)",
  "[test/ingress/traefik/traefik/Default] 'replicas' must be 1 with the ReadWriteOnce claim at '/data', which one node has to itself, got 2; use a ReadWriteMany claim, or a StatefulDatabase for what each replica keeps (rule: shared-claim)",
  "[test/ingress] 'kubeProxyMod' must be a prop of IngressStackProps, which has 'kubeProxyMode', got "iptables"; correct the name, or remove it (rule: type)",
  "[test/ingress] 'loadBalancerClass' must be that of MetalLB, or Traefik gets no address, got "example.org/other"; leave it out, and give 'metalLb.loadBalancerClass' (rule: load-balancer-class)",
  "[test/ingress/traefik/traefik] 'loadBalancerClass' is for the type LoadBalancer alone, got "example.org/lb"; remove it, or change 'serviceType' (rule: service-type)",
  "[test/ingress/traefik/traefik] 'allocateLoadBalancerNodePorts' is for the type LoadBalancer alone, got true; remove it, or change 'serviceType' (rule: service-type)",
  "[test/ingress] 'addresses' must be of a family that the Platform has, IPv6: no Service gets one, got ["192.0.2.10-192.0.2.19"]; add some, or say what the cluster has: 'ipFamilies' of the Platform (rule: ip-family)",
]
`);
});

test('two of one class are refused', () => {
  const found = errorsIn(platform => {
    new IngressStack(platform, 'one', minimal);
    new IngressStack(platform, 'two', { ...minimal, addresses: ['192.0.2.40-192.0.2.49'], namespace: 'edge', metalLbNamespace: 'addresses' });
  }).filter(line => !line.includes('same-object'));
  expect(found).toMatchInlineSnapshot(`
[
  "[test/two/edge/traefik] 'className' must be no other's, and 'test/one/traefik/traefik' has it, got "traefik"; give it another 'className' (rule: ingress-twice)",
  "[test/two/addresses/metallb/speaker/DaemonSet] DaemonSet addresses/metallb-speaker hostPort must not be that of DaemonSet metallb-system/metallb-speaker, which is on the same nodes: its pods stay Pending, got "TCP 7472, TCP 7946, UDP 7946"; change one of them, or leave the network of the nodes (rule: host-port-twice, see https://kubernetes.io/docs/concepts/configuration/overview/#services)",
]
`);
});

test('beside an ingress of somebody else, or after what it routes to, it is refused', () => {
  const foreign: PlatformProps = { ...BARE, ingress: { className: 'nginx', namespace: 'nginx', podLabels: { app: 'nginx' } } };
  const late = errorsIn(platform => {
    new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'example/web:1', port: 8080, host: 'shop' });
    new IngressStack(platform, 'ingress', minimal);
  });
  const found = [...errors({}, foreign), ...late];
  expect(found).toMatchInlineSnapshot(`
[
  "[test/ingress/traefik/traefik] 'className' must not be beside 'ingress' of the Platform, which says that somebody else routes, got "traefik"; remove 'ingress' of the Platform (rule: ingress-twice)",
  "[test/shop/web] 'host' needs somebody who routes to it, and the Platform knows nobody, got "shop.example.org"; create an IngressStack before it, or give the Platform 'ingress' (rule: no-ingress)",
  "[test/ingress/traefik/traefik] 'test/ingress/traefik/traefik' must be created before what it routes to, got "test/shop/web"; create it first, right after the Platform (rule: ingress-late)",
]
`);
});

test('its address is one that no other Service asks for', () => {
  const found = errorsIn(platform => {
    new IngressStack(platform, 'ingress', { ...minimal, address: '192.0.2.10' });
    new WebApp(new Tenant(platform, 'shop'), 'web', {
      image: 'example/web:1', port: 8080, service: { type: 'LoadBalancer', annotations: { 'metallb.io/loadBalancerIPs': '192.0.2.10' } },
    });
  });
  expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/web/Service] Service shop/web address must not be that of Service traefik/traefik too: both need the annotation metallb.io/allow-shared-ip with one value, got "192.0.2.10"; give one of them another address, or put the ports into one Service (rule: shared-address, see https://metallb.io/usage/#ip-address-sharing)",
]
`);
});

test('it is a construct of a Platform, not of a Tenant', () => {
  const tenant = new Tenant(new Platform(new BlueprintApp(), 'test', BARE), 'shop');
  expect(() => new IngressStack(tenant, 'ingress', minimal)).toThrow('[test/shop/ingress] must not be inside a Chart: its namespaces are Charts of their own; create it in the Platform');
});

test('in an App of cdk8s it is made as well, and routes for nobody', () => {
  const app = new App();
  const stack = new IngressStack(app, 'ingress', minimal);
  expect(stack.traefik.service.metadata.namespace).toBe('traefik');
});

test('challenges get to the solvers of certificates where Traefik is too, since its dashboard has one', () => {
  const platform: PlatformProps = { ...BARE, tls: Tls.clusterIssuer('letsencrypt') };
  const all = objectsIn(test => {
    new IngressStack(test, 'ingress', { ...minimal, dashboard: { host: 'traefik', users: 'dashboard-users' } });
    new Tenant(test, 'shop');
  }, platform);
  const solvers = all.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'acme-solver');
  expect(solvers.map(({ metadata }) => metadata.namespace)).toEqual(['traefik', 'metallb-system', 'shop']);
  expect(solvers[0].spec).toEqual({
    podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { 'cdk8s-blueprints/name': 'traefik' } } }], ports: [{ port: 8089, protocol: 'TCP' }] }],
  });
  const { '0-foundation': first } = phasesOf(test => new IngressStack(test, 'ingress', minimal), platform);
  expect(first.filter(kind => kind === 'NetworkPolicy')).toHaveLength(4);
});

test('with certificates of the Platform http goes to https', () => {
  const [{ args }] = only(objects({}, { ...BARE, tls: Tls.secret('wildcard') }), 'Deployment', 'traefik').spec.template.spec.containers;
  expect(args).toContain('--entrypoints.web.http.redirections.entrypoint.to=:443');
});
