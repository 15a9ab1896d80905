import { ApiObject, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { validate } from '../core/internal/finding';
import { MANAGER, PROTECTED } from '../core/internal/labels';
import { manifest } from '../core/internal/manifest';
import { Phase, setPhase } from '../core/internal/phase';
import { annotations, dnsLabel, labels, oneOf } from '../core/internal/rules';

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
}

/**
 * A team, or an application, in a namespace of its own: Pod Security enforced, no traffic but what is declared, and a default ServiceAccount without
 * a token. Everything inside is in this namespace.
 */
export class Tenant extends Chart {
  /** The Namespace, kept by GitOps tools when it leaves the program. */
  public readonly namespaceObject: ApiObject;

  /** Denies what no other policy of the namespace allows. */
  public readonly denyAll: ApiObject;

  /** What pods run as that name no other: it has no token for the API server. */
  public readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: TenantProps = {}) {
    const { name = id, podSecurity = 'restricted', labels: own = {}, annotations: ownAnnotations = {} } = props;
    if (Chart.isChart(scope)) {
      throw new Error(`[${scope.node.path}/${id}] must not be a child of a Chart: cdk8s writes a Chart's own Charts before it; create the Tenant in the Platform or the App`);
    }
    super(scope, id, { namespace: name, disableResourceNameHashes: true });

    validate(this,
      dnsLabel('name', name, 63, 'rename the Tenant'),
      oneOf('podSecurity', podSecurity, LEVELS),
      labels('labels', own),
      annotations('annotations', ownAnnotations),
    );

    const common = { 'app.kubernetes.io/managed-by': MANAGER };
    this.namespaceObject = manifest<k8s.KubeNamespaceProps>(this, 'Namespace', 'v1', {
      metadata: {
        name,
        labels: {
          ...common,
          ...own,
          'pod-security.kubernetes.io/enforce': podSecurity,
          'pod-security.kubernetes.io/warn': podSecurity,
        },
        annotations: { ...ownAnnotations, ...PROTECTED },
      },
    });
    this.denyAll = manifest<k8s.KubeNetworkPolicyProps>(this, 'NetworkPolicy', 'networking.k8s.io/v1', {
      metadata: { name: 'deny-all', labels: common },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
    this.serviceAccount = manifest<k8s.KubeServiceAccountProps>(this, 'ServiceAccount', 'v1', {
      metadata: { name: 'default', labels: common },
      automountServiceAccountToken: false,
    });
    for (const object of [this.namespaceObject, this.denyAll, this.serviceAccount]) setPhase(object, Phase.FOUNDATION);
  }
}
