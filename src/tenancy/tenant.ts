import { ApiObject, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { External } from '../core/external';
import { IngressFact } from '../core/facts';
import { Wire } from '../core/internal/api/wire';
import { setBounds } from '../core/internal/bounds';
import { declare } from '../core/internal/declared';
import { unlessEmpty } from '../core/internal/defaults';
import { Facts, factsOf, setFacts, setPodSecurity } from '../core/internal/facts';
import { Found, validate } from '../core/internal/finding';
import { MANAGER, protectedWith } from '../core/internal/labels';
import { ingressRules } from '../core/internal/network/policy';
import { manifest } from '../core/internal/objects/manifest';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { pullSecretRules } from '../core/internal/pods/images';
import { ingressAt } from '../core/internal/router';
import { annotations, dnsLabel, error, labelKey, labels, oneOf } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { Peer } from '../core/peer';
import { DedicatedNodesProps } from '../core/placement';
import { accessObjects, accessRules } from './_access';
import { hardOf, limitRange, quotaRules } from './_quota';
import { AccessProps } from './access';
import { ExposureProps } from './exposure';
import { ContainerLimitsProps, QuotaProps } from './quota';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const WARN = 'pod-security.kubernetes.io/warn';
const LEVELS = ['restricted', 'baseline', 'privileged'];

/** Props of a `Tenant`. */
export interface TenantProps {
  /**
   * The name of the namespace, in place of the id.
   *
   * @default - the id
   */
  readonly name?: string;

  /**
   * The Pod Security Standard that every pod of the namespace must meet.
   *
   * @default 'restricted'
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
   */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';

  /**
   * Labels for the namespace.
   *
   * @default {}
   */
  readonly labels?: Record<string, string>;

  /**
   * Annotations for the namespace.
   *
   * @default {}
   */
  readonly annotations?: Record<string, string>;

  /**
   * Whether the namespace is made. `false` is for one that exists and is somebody else's: then nothing of the Tenant's own is made either, and
   * `podSecurity` says what it enforces.
   *
   * @default true
   */
  readonly createNamespace?: boolean;

  /**
   * Whether traffic is denied that no policy of the namespace allows. Without it, pods that are not of this library can be reached by anybody.
   *
   * @default true, false where the namespace is not made
   */
  readonly denyByDefault?: boolean;

  /**
   * What is there in the namespace without the program making it: what it refers to, and neither makes nor declares, fails the synthesis.
   *
   * @default []
   */
  readonly external?: External[];

  /**
   * How much its pods may ask for in all. With it, containers that say nothing get something set aside: a quota refuses them otherwise.
   *
   * @default - as much as the cluster has
   */
  readonly quota?: QuotaProps;

  /**
   * What containers get that say nothing, and what each may ask for at most.
   *
   * @default - nothing, or 100m of CPU, 128Mi of memory and 1Gi of disk where there is a quota
   */
  readonly containerLimits?: ContainerLimitsProps;

  /**
   * Who may do what in the namespace.
   *
   * @default - who may in the whole cluster
   */
  readonly access?: AccessProps;

  /**
   * Secrets of the namespace that images are pulled with, besides those of the Platform: by all of its pods that run as the default ServiceAccount, and by
   * all blueprints.
   *
   * @default []
   */
  readonly imagePullSecrets?: string[];

  /**
   * Nodes that are for this Tenant alone: its blueprints run there and nowhere else, unless they say otherwise. Agents that are on all nodes stay so.
   *
   * @default - any node
   */
  readonly dedicatedNodes?: DedicatedNodesProps;

  /**
   * What may be reached from outside. Without it, anything may.
   *
   * @default - anything
   */
  readonly exposure?: ExposureProps;
}

/**
 * A team, or an application, in a namespace of its own: Pod Security enforced, no traffic but what is declared, and a default ServiceAccount without
 * a token. Everything inside is in this namespace.
 */
export class Tenant extends Chart {
  /** The Namespace, kept by GitOps tools when it leaves the program; undefined where it is not made. */
  public readonly namespaceObject?: ApiObject;

  /** Denies what no other policy of the namespace allows; undefined where that is not wanted. */
  public readonly denyAll?: ApiObject;

  /** What pods run as that name no other: it has no token for the API server. Undefined where the namespace is not made. */
  public readonly serviceAccount?: ApiObject;

  /** How much its pods may ask for; undefined without a quota or limits of exposure. */
  public readonly resourceQuota?: ApiObject;

  /** What containers get that say nothing; undefined without a quota or limits of containers. */
  public readonly limitRange?: ApiObject;

  // A Traefik in the Tenant says later that it routes.
  private solver?: ApiObject;

  constructor(scope: Construct, id: string, props: TenantProps = {}) {
    const { clean, slips } = checked('TenantProps', props);
    props = clean;
    const { name = id, podSecurity = 'restricted', labels: own = {}, annotations: ownAnnotations = {}, createNamespace = true, denyByDefault = createNamespace, external = [] } = props;
    const { quota, containerLimits, access, imagePullSecrets = [], dedicatedNodes, exposure } = props;
    if (Chart.isChart(scope)) {
      throw new Error(`[${scope.node.path}/${id}] must not be a child of a Chart: cdk8s writes a Chart's own Charts before it; create the Tenant in the Platform or the App`);
    }
    super(scope, id, { namespace: name, disableResourceNameHashes: true });
    setPodSecurity(this, podSecurity);
    declare(this, ...external.map(each => each._declared(name)));
    if (!createNamespace) declare(this, { kind: 'Namespace', name });
    const facts = factsOf(this);
    // One that is listed twice is refused by a server-side apply.
    const pullSecrets = [...new Set([...facts.imagePullSecrets, ...imagePullSecrets])];
    if (imagePullSecrets.length > 0 || dedicatedNodes) setFacts(this, { ...facts, imagePullSecrets: pullSecrets, dedicatedNodes });
    declare(this, ...imagePullSecrets.map(secret => ({ kind: 'Secret', name: secret, namespace: name })));
    setBounds(this, { namespace: name, hosts: exposure?.hosts, dedicatedNodes });

    validate(this,
      slips,
      dnsLabel('name', name, 63, 'rename the Tenant'),
      name === 'default' || name.startsWith('kube-')
        ? error('system-namespace', 'name', 'must not be a namespace of the cluster\'s own: what is denied there takes it down', name, 'rename the Tenant')
        : undefined,
      oneOf('podSecurity', podSecurity, LEVELS),
      labels('labels', own),
      ownLevel(own[ENFORCE], podSecurity),
      external.map((each, index) => each._rules(`external[${index}]`)),
      createNamespace ? undefined : [notMade('labels', props.labels), notMade('annotations', props.annotations)],
      annotations('annotations', ownAnnotations),
      quotaRules(quota, containerLimits, exposure),
      accessRules(access),
      pullSecretRules(imagePullSecrets),
      dedicatedNodes && [labelKey('dedicatedNodes.key', dedicatedNodes.key), labels('dedicatedNodes', { dedicated: dedicatedNodes.value })],
    );

    const common = { 'app.kubernetes.io/managed-by': MANAGER };
    if (createNamespace) {
      this.namespaceObject = manifest<k8s.KubeNamespaceProps>(this, 'Namespace', 'v1', {
        metadata: {
          name,
          labels: {
            ...common,
            ...own,
            [ENFORCE]: podSecurity,
            // A warning of what a stricter level would refuse may be wanted.
            [WARN]: own[WARN] ?? podSecurity,
          },
          annotations: protectedWith(ownAnnotations),
        },
      });
    }
    if (denyByDefault) {
      this.denyAll = manifest<k8s.KubeNetworkPolicyProps>(this, 'NetworkPolicy', 'networking.k8s.io/v1', {
        metadata: { name: 'deny-all', labels: common },
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      });
    }
    if (createNamespace) {
      this.serviceAccount = manifest<k8s.KubeServiceAccountProps>(this, 'ServiceAccount', 'v1', {
        metadata: { name: 'default', labels: common },
        automountServiceAccountToken: false,
        imagePullSecrets: unlessEmpty(pullSecrets.map(secret => ({ name: secret }))),
      });
    }
    if (facts.tls?._source().clusterIssuer !== undefined) {
      const ingress = ingressAt(this, inside => this.letInSolver(inside, name));
      if (ingress) this.letInSolver(ingress, name);
    }
    const hard = hardOf(quota, exposure);
    if (Object.keys(hard).length > 0) {
      this.resourceQuota = manifest<k8s.KubeResourceQuotaProps>(this, 'ResourceQuota', 'v1', { metadata: { name: 'quota', labels: common }, spec: { hard } });
    }
    if (quota || containerLimits) {
      this.limitRange = manifest<k8s.KubeLimitRangeProps>(this, 'LimitRange', 'v1', { metadata: { name: 'limits', labels: common }, spec: limitRange(containerLimits) });
    }
    accessObjects(this, name, access);
    for (const object of this.node.children) setPhase(object, Phase.FOUNDATION);
  }

  /** Lets the ingress controller ask cert-manager's HTTP-01 solver; undefined where the Platform has no ClusterIssuer. */
  public get acmeSolver(): ApiObject | undefined {
    return this.solver;
  }

  private letInSolver(ingress: IngressFact, namespace: string): void {
    this.solver = manifest<k8s.KubeNetworkPolicyProps>(this, 'NetworkPolicy acme-solver', 'networking.k8s.io/v1', {
      metadata: { name: 'acme-solver', labels: { 'app.kubernetes.io/managed-by': MANAGER } },
      spec: acmeSolver(ingress, factsOf(this), namespace),
    });
    setPhase(this.solver, Phase.FOUNDATION);
  }
}

/** Pods are held to what the prop says, and it would win. */
function ownLevel(label: string | undefined, podSecurity: string): Found {
  return label === undefined || label === podSecurity
    ? undefined
    : error('pod-security-label', `labels '${ENFORCE}'`, `must be the level that 'podSecurity' says, '${podSecurity}'`, label, 'say it by \'podSecurity\'');
}

function notMade(prop: string, value: unknown): Found {
  return value === undefined ? undefined : error('not-made', prop, 'is for a namespace that is made', value, 'remove it, or \'createNamespace: false\'');
}

// Label and port of the pod that cert-manager makes beside the route: https://cert-manager.io/docs/configuration/acme/http01/
function acmeSolver(ingress: IngressFact, facts: Facts, namespace: string): Wire<k8s.NetworkPolicySpec> {
  const ports = [{ port: 8089, protocol: 'TCP' }];
  const controller = [Peer.pods(ingress.namespace, ingress.podLabels)];
  return {
    podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
    policyTypes: ['Ingress'],
    ingress: ingressRules(controller, ports, facts, namespace),
  };
}
