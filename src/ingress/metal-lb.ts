import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { EnvVar } from '../core/env';
import { declare } from '../core/internal/declared';
import { factsOf } from '../core/internal/facts';
import { validate } from '../core/internal/finding';
import { MANAGER, SECRET_OF, SELECTOR_LABEL } from '../core/internal/labels';
import { nameOf, namespaceOf } from '../core/internal/names';
import { definition } from '../core/internal/objects/custom-resource';
import { manifest } from '../core/internal/objects/manifest';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { CATALOGUE } from '../core/internal/pods/images';
import { withoutProxy } from '../core/internal/pods/site';
import { error, labelKey, oneOf } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { Peer } from '../core/peer';
import { TolerationProps } from '../core/placement';
import { Probe } from '../core/probe';
import { ResourceProps } from '../core/resources';
import { Volume } from '../core/volume';
import { DaemonTask } from '../workloads/daemon-task';
import { Worker } from '../workloads/worker';
import { account } from './_account';
import { LINUX } from './_linux';
import { BGP_PEER, METALLB_KINDS } from './_metallb-kinds';
import { controllerRights, SPEAKER_RIGHTS } from './_metallb-rights';
import { webhooks } from './_metallb-webhooks';
import { strictArp } from './_strict-arp';

const LEVELS = ['all', 'debug', 'info', 'warn', 'error', 'none'];
const METRICS = 7472;
const WEBHOOK = 9443;
const MEMBERLIST = 7946;
const MEMBERS = ['TCP', 'UDP'].map(protocol => ({ port: MEMBERLIST, protocol }));

/** Interfaces that an address is never answered on: those of pods, of bridges, and of kube-proxy. */
const INTERNAL_INTERFACES = [
  '^docker.*', '^cbr.*', '^dummy.*', '^virbr.*', '^lxcbr.*', '^veth.*', '^lo$', '^cali.*', '^tunl.*', '^flannel.*', '^kube-ipvs.*', '^cni.*', '^nodelocaldns.*',
];

/** What can be said of MetalLB. */
export interface MetalLbOptions {
  /**
   * Handles only Services of this `loadBalancerClass`, where there are several load balancers.
   *
   * @default - all without a class
   */
  readonly loadBalancerClass?: string;

  /**
   * Lets nodes announce that have the label `node.kubernetes.io/exclude-from-external-load-balancers`, as those of a control plane often do: needed where
   * there are no others.
   *
   * @default false
   */
  readonly ignoreExcludeLoadBalancer?: boolean;

  /**
   * Labels of the nodes that a speaker runs on: those that can answer for addresses.
   *
   * @default {} (all)
   */
  readonly speakerNodeSelector?: Record<string, string>;

  /**
   * Taints that the speakers do not mind.
   *
   * @default - those of a control plane
   */
  readonly speakerTolerations?: TolerationProps[];

  /**
   * Patterns of the names of interfaces that no address is answered on, in place of the default ones: name those as well.
   *
   * @default - those of containers, bridges and kube-proxy
   */
  readonly excludedInterfaces?: string[];

  /**
   * How much is logged.
   *
   * @default 'info'
   */
  readonly logLevel?: 'all' | 'debug' | 'info' | 'warn' | 'error' | 'none';

  /**
   * Who reads its metrics, at port 7472: usually the pods of Prometheus. The speakers are on their nodes' network, where no policy holds anybody off.
   *
   * @default [] (nobody)
   */
  readonly metricsFrom?: Peer[];

  /**
   * What the controller may use.
   *
   * @default - see `ResourceProps`, but for 25m of CPU
   */
  readonly controllerResources?: ResourceProps;

  /**
   * What each speaker may use.
   *
   * @default - see `ResourceProps`, but for 25m of CPU
   */
  readonly speakerResources?: ResourceProps;
}

/** Props of a `MetalLb`. */
export interface MetalLbProps extends MetalLbOptions {
  /**
   * How kube-proxy works in the cluster: `kubectl -n kube-system get configmap kube-proxy -o yaml` says, an empty `mode` is `iptables`; `none` is for a
   * cluster whose network does it itself. With `ipvs`, every node answers for every address unless `strictARP` is set: a Job sees to it that it is, before
   * anything else is applied.
   */
  readonly kubeProxyMode: 'iptables' | 'ipvs' | 'nftables' | 'none';
}

/**
 * MetalLB 0.15, announcing by layer 2: gives Services of the type LoadBalancer addresses of an `IpAddressPool`, and has a node answer for each. Its
 * namespace must let it see the nodes' network: a Tenant whose `podSecurity` is `privileged`.
 *
 * @see https://metallb.io/concepts/layer2/
 */
export class MetalLb extends Construct {
  /** The release that this is. */
  public static readonly VERSION = '0.15.2';

  /** Gives addresses to Services, and judges pools. */
  public readonly controller: Worker;

  /** Answers for the addresses, from every node. */
  public readonly speaker: DaemonTask;

  /** The definitions of its kinds. */
  public readonly definitions: ApiObject[];

  /** Asks the controller whether a pool can be. */
  public readonly webhookConfiguration: ApiObject;

  constructor(scope: Construct, id: string, props: MetalLbProps) {
    super(scope, id);
    const { clean, slips } = checked('MetalLbProps', props);
    props = clean;
    const { kubeProxyMode, loadBalancerClass, ignoreExcludeLoadBalancer = false, logLevel = 'info', metricsFrom = [] } = props;
    const { excludedInterfaces = INTERNAL_INTERFACES, speakerNodeSelector, speakerTolerations = CONTROL_PLANE } = props;
    const facts = factsOf(this);
    // It asks the API server alone.
    withoutProxy(this);
    const namespace = namespaceOf(this);
    if (namespace === undefined) throw new Error(`[${this.node.path}] must be in a namespace that is known: put it into a Tenant whose 'podSecurity' is 'privileged'`);
    const name = nameOf(this);
    const [controllerName, speakerName, serviceName, certificate] = ['controller', 'speaker', 'webhook', 'webhook-certificate'].map(part => `${name}-${part}`);
    const memberlist = `${name}-memberlist`;
    const labels = { 'app.kubernetes.io/managed-by': MANAGER };
    const levels = [`--port=${METRICS}`, `--log-level=${logLevel}`, ...loadBalancerClass === undefined ? [] : [`--lb-class=${loadBalancerClass}`]];

    validate(this,
      slips,
      oneOf('kubeProxyMode', kubeProxyMode, ['iptables', 'ipvs', 'nftables', 'none']),
      oneOf('logLevel', logLevel, LEVELS),
      labelKey('loadBalancerClass', loadBalancerClass),
      excludedInterfaces.map((pattern, index) => isPattern(pattern) ? undefined : error('pattern', `excludedInterfaces[${index}]`, 'must be a regular expression', pattern, 'write \'^docker.*\'')),
    );
    setPhase(this, Phase.CONTROLLERS);
    if (kubeProxyMode === 'ipvs') strictArp(this, namespace);

    const service = { name: serviceName, namespace, path: '/convert' };
    this.definitions = METALLB_KINDS.map(kind => definition(this, kind, kind === BGP_PEER ? { service } : undefined));
    account(this, controllerName, namespace, controllerRights(controllerName, certificate, memberlist, WEBHOOK_CONFIGURATION));
    account(this, speakerName, namespace, SPEAKER_RIGHTS);

    // The controller fills it, and does not start where there is none: open-policy-agent/cert-controller.
    manifest<k8s.KubeSecretProps>(this, 'Secret', 'v1', { metadata: { name: certificate, labels } });
    this.controller = new Worker(this, 'controller', {
      image: CATALOGUE.metallb.controller,
      args: [...levels, '--tls-min-version=VersionTLS12', `--cert-service-name=${serviceName}`, `--webhook-secret=${certificate}`],
      env: { METALLB_NAMESPACE: namespace, METALLB_ML_SECRET_NAME: memberlist, METALLB_DEPLOYMENT: controllerName },
      ports: [{ name: 'webhook', port: WEBHOOK }, { name: 'metrics', port: METRICS }],
      // It answers there when the webhook has its certificate: a mounted Secret takes a minute or two to get there.
      probes: {
        startup: Probe.http('/metrics', { port: 'metrics', periodSeconds: 5, failureThreshold: 60 }),
        ready: Probe.http('/metrics', { port: 'metrics' }),
        live: Probe.http('/metrics', { port: 'metrics' }),
      },
      volumes: { '/tmp/k8s-webhook-server/serving-certs': Volume.secret(certificate) },
      security: { user: 65534 },
      // Two at once could give one address to two Services.
      replicas: 1,
      recreate: true,
      serviceAccountName: controllerName,
      serviceAccountToken: true,
      egress: [],
      nodeSelector: LINUX,
      priorityClassName: 'system-cluster-critical',
      resources: { cpu: '25m', ...props.controllerResources },
      annotations: { [SECRET_OF]: memberlist },
      labels: { 'app.kubernetes.io/component': 'controller' },
    });
    // The API server is no pod, and may be anywhere that the Platform does not say.
    for (const range of facts.apiServer.cidrs) this.controller.allowFrom(Peer.cidr(range, [WEBHOOK]));
    for (const peer of metricsFrom) this.controller.allowFrom(peer._at(METRICS));

    manifest<k8s.KubeServiceProps>(this, 'Service webhook', 'v1', {
      metadata: { name: serviceName, labels },
      spec: { selector: { [SELECTOR_LABEL]: controllerName }, ports: [{ name: 'webhook', port: 443, targetPort: 'webhook', protocol: 'TCP' }] },
    });
    this.webhookConfiguration = manifest<k8s.KubeValidatingWebhookConfigurationProps>(this, 'ValidatingWebhookConfiguration', 'admissionregistration.k8s.io/v1', {
      metadata: { name: WEBHOOK_CONFIGURATION, labels },
      webhooks: webhooks(serviceName, namespace),
    });

    this.speaker = new DaemonTask(this, 'speaker', {
      image: CATALOGUE.metallb.speaker,
      args: [...levels, ...ignoreExcludeLoadBalancer ? ['--ignore-exclude-lb'] : []],
      env: {
        METALLB_NAMESPACE: namespace,
        METALLB_NODE_NAME: EnvVar.field('spec.nodeName'),
        METALLB_POD_NAME: EnvVar.field('metadata.name'),
        METALLB_HOST: EnvVar.field('status.hostIP'),
        METALLB_ML_BIND_ADDR: EnvVar.field('status.podIP'),
        METALLB_ML_LABELS: `${SELECTOR_LABEL}=${speakerName}`,
        METALLB_ML_SECRET_KEY_PATH: '/etc/ml_secret_key',
      },
      ports: [{ name: 'metrics', port: METRICS }, { name: 'memberlist-tcp', port: MEMBERLIST }, { name: 'memberlist-udp', port: MEMBERLIST, protocol: 'UDP' }],
      probes: {
        startup: Probe.http('/metrics', { port: 'metrics', periodSeconds: 5, failureThreshold: 30 }),
        ready: Probe.http('/metrics', { port: 'metrics' }),
        live: Probe.http('/metrics', { port: 'metrics' }),
      },
      volumes: { '/etc/ml_secret_key': Volume.secret(memberlist) },
      files: { '/etc/metallb/excludel2.yaml': `announcedInterfacesToExclude: ${JSON.stringify(excludedInterfaces)}\n` },
      hostAccess: { network: true },
      // It sends and reads ARP itself, for which only root has the right.
      security: { user: 0, capabilities: ['NET_RAW'] },
      serviceAccountName: speakerName,
      serviceAccountToken: true,
      // Where a policy holds on the network of a node, it must not hold off the other speakers, whose addresses are those of nodes.
      egress: [Peer._anyone(MEMBERS)],
      nodeSelector: { ...LINUX, ...speakerNodeSelector },
      tolerations: speakerTolerations,
      priorityClassName: 'system-node-critical',
      resources: { cpu: '25m', ...props.speakerResources },
      service: { headless: true },
      labels: { 'app.kubernetes.io/component': 'speaker' },
    });
    this.speaker.allowFrom(Peer._anyone(MEMBERS));
    for (const peer of metricsFrom) this.speaker.allowFrom(peer._at(METRICS));
    declare(this, { kind: 'Secret', name: memberlist, namespace });
  }
}

/** The name is the controller's own: metallb, internal/k8s/k8s.go. */
const WEBHOOK_CONFIGURATION = 'metallb-webhook-configuration';

const CONTROL_PLANE: TolerationProps[] = [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }];

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
