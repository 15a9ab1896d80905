import { App, Chart } from 'cdk8s';
import { MetalLb, MetalLbProps, Peer, Platform, Tenant } from '../../src';
import { METALLB_KINDS } from '../../src/ingress/_metallb-kinds';
import { expectSnapshot, Manifest, only } from '../_synth';
import { BARE, errorsIn, objectsIn, rightsOf, shop } from './_stacks';

const minimal: MetalLbProps = { kubeProxyMode: 'iptables' };
const privileged = (platform: Platform) => shop(platform, { podSecurity: 'privileged' });
const objects = (props: Partial<MetalLbProps> = {}, platform = BARE) => objectsIn(test => new MetalLb(privileged(test), 'metallb', { ...minimal, ...props }), platform);
const errors = (props: object) => errorsIn(test => new MetalLb(privileged(test), 'metallb', { ...minimal, ...props }));
const controller = (props: Partial<MetalLbProps> = {}): Manifest => only(objects(props), 'Deployment').spec.template.spec;
const speaker = (props: Partial<MetalLbProps> = {}): Manifest => only(objects(props), 'DaemonSet').spec.template.spec;
const policy = (name: string, props: Partial<MetalLbProps> = {}, platform = BARE) => only(objects(props, platform), 'NetworkPolicy', name).spec;

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects({
  kubeProxyMode: 'ipvs',
  loadBalancerClass: 'metallb.io/metallb',
  ignoreExcludeLoadBalancer: true,
  speakerNodeSelector: { rack: '1' },
  speakerTolerations: [{ key: 'edge', effect: 'NoSchedule' }],
  excludedInterfaces: ['^docker.*', '^lo$'],
  logLevel: 'debug',
  metricsFrom: [Peer.pods('monitoring', { app: 'prometheus' })],
  controllerResources: { cpu: '50m', memory: '128Mi' },
  speakerResources: { cpu: '50m', memory: '256Mi' },
})));

test('its members are what it made', () => {
  objectsIn(test => {
    const metalLb = new MetalLb(privileged(test), 'metallb', minimal);
    expect(metalLb.definitions.map(({ name }) => name)).toEqual(METALLB_KINDS.map(({ plural }) => `${plural}.metallb.io`));
    expect([metalLb.controller.name, metalLb.speaker.name, metalLb.webhookConfiguration.name]).toEqual(['metallb-controller', 'metallb-speaker', 'metallb-webhook-configuration']);
    expect(MetalLb.VERSION).toBe('0.15.2');
  });
});

test('its images are of the release that it says', () => {
  const images = [controller(), speaker()].map(({ containers }) => containers[0].image);
  expect(images).toEqual(['controller', 'speaker'].map(name => `quay.io/metallb/${name}:v${MetalLb.VERSION}`));
});

describe('rights', () => {
  test('of the controller are these, and no others', () => expect(rightsOf(objects(), 'metallb-controller')).toEqual([
    'shop: get, list, watch metallb.io/bfdprofiles',
    'shop: get, list, watch metallb.io/bgpadvertisements',
    'shop: get, list, watch metallb.io/bgppeers',
    'shop: get, list, watch metallb.io/communities',
    'shop: get, list, watch metallb.io/ipaddresspools',
    'shop: get, list, watch metallb.io/l2advertisements',
    'shop: update metallb.io/ipaddresspools/status',
    'shop: create, list, watch secrets',
    'shop: get, update secrets \'metallb-webhook-certificate\'',
    'shop: get secrets \'metallb-memberlist\'',
    'shop: get apps/deployments \'metallb-controller\'',
    'everywhere: get, list, watch services',
    'everywhere: get, list, watch namespaces',
    'everywhere: list nodes',
    'everywhere: update services/status',
    'everywhere: create, patch events',
    'everywhere: list, watch admissionregistration.k8s.io/validatingwebhookconfigurations',
    'everywhere: get, update admissionregistration.k8s.io/validatingwebhookconfigurations \'metallb-webhook-configuration\'',
    'everywhere: list, watch apiextensions.k8s.io/customresourcedefinitions',
    'everywhere: get, update apiextensions.k8s.io/customresourcedefinitions \'bgppeers.metallb.io\'',
  ]));

  test('of the speakers are these, and no others', () => expect(rightsOf(objects(), 'metallb-speaker')).toEqual([
    'shop: get, list, watch metallb.io/bfdprofiles',
    'shop: get, list, watch metallb.io/bgpadvertisements',
    'shop: get, list, watch metallb.io/bgppeers',
    'shop: get, list, watch metallb.io/communities',
    'shop: get, list, watch metallb.io/ipaddresspools',
    'shop: get, list, watch metallb.io/l2advertisements',
    'shop: get, list, watch metallb.io/servicebgpstatuses',
    'shop: get, list, watch configmaps',
    'shop: get, list, watch secrets',
    'shop: get, list pods',
    'everywhere: get, list, watch services',
    'everywhere: get, list, watch namespaces',
    'everywhere: get, list, watch nodes',
    'everywhere: get, list, watch discovery.k8s.io/endpointslices',
    'everywhere: create, patch events',
    'everywhere: get, list, watch, create, update, patch, delete metallb.io/servicel2statuses',
    'everywhere: get, update, patch metallb.io/servicel2statuses/status',
  ]));

  test('of the Job that looks at kube-proxy are one object', () => {
    expect(rightsOf(objects({ kubeProxyMode: 'ipvs' }), 'metallb-strict-arp')).toEqual(['kube-system: get configmaps \'kube-proxy\'']);
  });

  test('are nobody else\'s', () => {
    const accounts = objects({ kubeProxyMode: 'ipvs' }).filter(({ kind, metadata }) => kind === 'ServiceAccount' && metadata.name !== 'default');
    expect(accounts.map(({ metadata, automountServiceAccountToken }) => [metadata.name, automountServiceAccountToken])).toEqual([
      ['metallb-strict-arp', false], ['metallb-controller', false], ['metallb-speaker', false],
    ]);
  });
});

describe('the controller', () => {
  test('is one, and never two at once', () => {
    const { replicas, strategy } = only(objects(), 'Deployment').spec;
    expect([replicas, strategy]).toEqual([1, { type: 'Recreate' }]);
    expect(objects().filter(({ kind }) => kind === 'PodDisruptionBudget')).toEqual([]);
  });

  test('is called by the API server, from where the Platform says that it is, and by nobody else', () => {
    expect(policy('metallb-controller', {}, { ...BARE, apiServer: { cidrs: ['192.0.2.1/32'], ports: [6443] } }).ingress).toEqual([
      { from: [{ ipBlock: { cidr: '192.0.2.1/32' } }], ports: [{ port: 9443, protocol: 'TCP' }] },
    ]);
  });

  test('shows its metrics to who is named', () => {
    const [, metrics] = policy('metallb-controller', { metricsFrom: [Peer.pods('monitoring', { app: 'prometheus' })] }).ingress;
    expect(metrics).toEqual({
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: { matchLabels: { app: 'prometheus' } } }],
      ports: [{ port: 7472, protocol: 'TCP' }],
    });
  });

  test('answers for the kinds that it judges, by a Service of its webhook', () => {
    const { webhooks } = only(objects(), 'ValidatingWebhookConfiguration');
    const judged = webhooks.map(({ name, rules: [{ resources, operations }], clientConfig: { service }, failurePolicy }: Manifest) =>
      [name, ...resources, operations, service, failurePolicy]);
    expect(judged).toMatchSnapshot();
    const service = only(objects(), 'Service', 'metallb-webhook').spec;
    expect([service.selector, service.ports]).toEqual([
      only(objects(), 'Deployment').spec.selector.matchLabels, [{ name: 'webhook', port: 443, targetPort: 'webhook', protocol: 'TCP' }],
    ]);
  });

  test('finds the names of what it makes and reads in its arguments', () => {
    const [{ args, env }] = controller().containers;
    expect(args).toEqual(['--port=7472', '--log-level=info', '--tls-min-version=VersionTLS12', '--cert-service-name=metallb-webhook', '--webhook-secret=metallb-webhook-certificate']);
    expect(Object.fromEntries(env.map(({ name, value }: Manifest) => [name, value]))).toMatchObject({
      METALLB_NAMESPACE: 'shop', METALLB_ML_SECRET_NAME: 'metallb-memberlist', METALLB_DEPLOYMENT: 'metallb-controller',
    });
  });
});

describe('the speakers', () => {
  test('are on the network of their nodes, with the one right that they need', () => {
    const { hostNetwork, securityContext, containers: [container] } = speaker();
    expect([hostNetwork, securityContext.runAsUser, container.securityContext]).toEqual([
      true, 0, { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['NET_RAW'] }, readOnlyRootFilesystem: true },
    ]);
  });

  test('run on the control plane too, unless other taints are given', () => {
    const keys = (props: Partial<MetalLbProps> = {}) => (speaker(props).tolerations ?? []).map(({ key }: Manifest) => key);
    expect(keys()).toContain('node-role.kubernetes.io/control-plane');
    expect(keys({ speakerTolerations: [] })).not.toContain('node-role.kubernetes.io/control-plane');
  });

  test('do not answer on interfaces of containers', () => {
    const config = objects({ excludedInterfaces: ['^eth1$'] }).find(({ kind, data }) => kind === 'ConfigMap' && JSON.stringify(data).includes('announcedInterfacesToExclude'))!;
    expect(Object.values(config.data)).toEqual(['announcedInterfacesToExclude: ["^eth1$"]\n']);
  });

  test('announce at nodes that are said to be left out, if asked to', () => {
    expect(speaker().containers[0].args).not.toContain('--ignore-exclude-lb');
    expect(speaker({ ignoreExcludeLoadBalancer: true }).containers[0].args).toContain('--ignore-exclude-lb');
  });

  test('talk to each other, wherever they are', () => {
    const { ingress, egress } = policy('metallb-speaker');
    const members = [{ port: 7946, protocol: 'TCP' }, { port: 7946, protocol: 'UDP' }];
    const anybody = [{ ipBlock: { cidr: '0.0.0.0/0' } }, { namespaceSelector: {} }];
    expect(ingress).toEqual([{ from: anybody, ports: members }]);
    expect(egress).toContainEqual({ to: anybody, ports: members });
  });
});

test('both handle Services of a class alone, where one is given', () => {
  for (const pod of [controller({ loadBalancerClass: 'a.b/c' }), speaker({ loadBalancerClass: 'a.b/c' })]) expect(pod.containers[0].args).toContain('--lb-class=a.b/c');
  for (const pod of [controller(), speaker()]) expect(JSON.stringify(pod.containers[0].args)).not.toContain('lb-class');
});

test('with IPVS a Job looks first whether strictARP is set, and says what to do', () => {
  const job = only(objects({ kubeProxyMode: 'ipvs' }), 'Job').spec;
  const [{ command }] = job.template.spec.containers;
  expect(command[2]).toContain('kubectl -n kube-system edit configmap kube-proxy');
  expect(job.podFailurePolicy.rules[0]).toMatchObject({ action: 'FailJob', onExitCodes: { values: [3] } });
  for (const kubeProxyMode of ['iptables', 'nftables', 'none'] as const) expect(objects({ kubeProxyMode }).filter(({ kind }) => kind === 'Job')).toEqual([]);
});

test('what it cannot be told is refused', () => {
  const found = [
    errors({ kubeProxyMode: 'ebpf' }),
    errors({ logLevel: 'INFO', loadBalancerClass: 'a b', excludedInterfaces: ['^lo$', '('] }),
    errors({ speakerTolerations: [{ effect: 'None' }], speakerNodeSelector: { 'a b': 'c' } }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/metallb] 'kubeProxyMode' must be one of 'iptables', 'ipvs', 'nftables', 'none', got "ebpf"; choose one of them (rule: one-of)",
  "[test/shop/metallb] 'logLevel' must be one of 'all', 'debug', 'info', 'warn', 'error', 'none', got "INFO"; choose one of them (rule: one-of)",
  "[test/shop/metallb] 'loadBalancerClass' must have keys of letters, digits, '-', '_' and '.', with a DNS name and '/' before them or not, got "a b"; rename the label (rule: label-key)",
  "[test/shop/metallb] 'excludedInterfaces[1]' must be a regular expression, got "("; write '^docker.*' (rule: pattern)",
  "[test/shop/metallb/speaker] 'nodeSelector' must have keys of letters, digits, '-', '_' and '.', with a DNS name and '/' before them or not, got "a b"; rename the label (rule: label-key)",
  "[test/shop/metallb/speaker] 'tolerations[0].effect' must be one of 'NoSchedule', 'PreferNoSchedule', 'NoExecute', got "None"; choose one of them (rule: one-of)",
]
`);
});

test('a namespace that does not let it see the nodes is one that it cannot be in', () => {
  const found = errorsIn(platform => new MetalLb(shop(platform), 'metallb', minimal));
  expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/metallb/speaker] 'security.user' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got 0; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/metallb/speaker] 'security.capabilities' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got "NET_RAW"; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
  "[test/shop/metallb/speaker] 'hostAccess.network' must satisfy the Pod Security Standard 'restricted', which the namespace enforces, got true; change it, or give the Tenant another 'podSecurity' (rule: pod-security)",
]
`);
});

test('two of them in a cluster are refused, by each thing of which there may be one', () => {
  const found = errorsIn(platform => ['one', 'two'].forEach(name => new MetalLb(new Tenant(platform, name, { podSecurity: 'privileged' }), 'metallb', minimal)));
  expect(found.map(line => /^\[test\/two\/metallb\/(\w+).*rule: ([a-z-]+)/.exec(line)?.slice(1).join(' '))).toEqual([
    'speaker host-port-twice', ...METALLB_KINDS.map(() => 'CustomResourceDefinition same-object'), 'ValidatingWebhookConfiguration same-object',
  ]);
});

test('without a namespace it cannot be', () => {
  expect(() => new MetalLb(new Chart(new App(), 'chart'), 'metallb', minimal)).toThrow('[chart/metallb] must be in a namespace that is known: put it into a Tenant whose \'podSecurity\' is \'privileged\'');
});
