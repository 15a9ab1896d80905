import { ApiObject, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { IConnectable } from '../core/connection';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { unlessDefault } from '../core/internal/defaults';
import { factsOf } from '../core/internal/facts';
import { validate } from '../core/internal/finding';
import { outsideCallers, serviceRules, serviceSpec } from '../core/internal/network/service';
import { manifest } from '../core/internal/objects/manifest';
import { podPorts } from '../core/internal/pods/containers';
import { Port } from '../core/internal/pods/ports';
import { secondsOf } from '../core/internal/quantity';
import { countOrPercent, error, notBoth, oneOf, seconds } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { Peer } from '../core/peer';
import { PodProps } from '../core/pod';
import { ServiceProps } from '../core/service';
import { Workload } from '../core/workload';
import { addressVariables } from './_address';

/** Props of a `DaemonTask`. */
export interface DaemonTaskProps extends PodProps {
  /**
   * Puts it on every node, whatever taints it has: on those of the control plane, and those that are kept for others.
   *
   * @default false (on nodes that take ordinary pods)
   */
  readonly allNodes?: boolean;

  /**
   * Whether a new revision replaces the pods node by node, or each only when somebody deletes it.
   *
   * @default 'RollingUpdate'
   */
  readonly updateStrategy?: 'RollingUpdate' | 'OnDelete';

  /**
   * On how many nodes it may be missing during a rollout: a number, or a share such as `'10%'`.
   *
   * @default 1, 0 with `maxSurge`
   */
  readonly maxUnavailable?: string | number;

  /**
   * On how many nodes the new pod may run beside the old one during a rollout, in place of `maxUnavailable`. Not with ports of the node.
   *
   * @default 0
   */
  readonly maxSurge?: string | number;

  /**
   * Seconds that a new pod must have been ready for before the rollout goes on.
   *
   * @default 0
   */
  readonly minReadySeconds?: number | Duration;

  /**
   * How its ports are offered.
   *
   * @default - to callers of the same node alone, where it has any ports
   */
  readonly service?: ServiceProps;
}

/** A program with a pod on every node: a DaemonSet, and a Service where it listens. */
export class DaemonTask extends Workload implements IConnectable {
  /** The DaemonSet. */
  public readonly daemonSet: ApiObject;

  /** The Service; undefined without ports. */
  public readonly service?: ApiObject;

  /** Its pods and their ports. */
  public readonly peer: Peer;

  private readonly ports: Port[];

  constructor(scope: Construct, id: string, props: DaemonTaskProps) {
    const { clean, slips } = checked('DaemonTaskProps', props);
    props = clean;
    const { allNodes = false, updateStrategy = 'RollingUpdate', maxSurge = 0, minReadySeconds = 0, tolerations = [], service = {} } = props;
    const { maxUnavailable = maxSurge === 0 ? 1 : 0 } = props;
    super(scope, id, { ...props, tolerations: allNodes ? [...tolerations, {}] : tolerations }, 'agent');
    const facts = factsOf(this);
    this.ports = podPorts(this.name, props);
    this.peer = Peer._own(this.namespace, this._selector(), this.ports);

    validate(this,
      slips,
      oneOf('updateStrategy', updateStrategy, ['RollingUpdate', 'OnDelete']),
      countOrPercent('maxUnavailable', maxUnavailable),
      countOrPercent('maxSurge', maxSurge),
      seconds('minReadySeconds', minReadySeconds),
      maxSurge !== 0 && maxUnavailable !== 0 ? notBoth('maxSurge', maxSurge, 'maxUnavailable', maxUnavailable, 'remove one of them') : undefined,
      maxSurge === 0 && maxUnavailable === 0 ? error('rollout-stuck', 'maxUnavailable', 'must not be 0 when \'maxSurge\' is', maxUnavailable, 'raise one of them') : undefined,
      updateStrategy === 'OnDelete'
        ? [notBoth('maxSurge', props.maxSurge, 'updateStrategy', updateStrategy, 'remove it'), notBoth('maxUnavailable', props.maxUnavailable, 'updateStrategy', updateStrategy, 'remove it')]
        : undefined,
      maxSurge !== 0 && (props.hostAccess?.network || this.ports.some(({ hostPort }) => hostPort !== undefined))
        ? error('rollout-stuck', 'maxSurge', 'must be 0 with ports of the node, which two pods cannot have at once', maxSurge, 'remove it')
        : undefined,
      props.service && this.ports.length === 0 ? error('no-port', 'service', 'needs ports to offer', 'none', 'give \'port\' or \'ports\'') : undefined,
      serviceRules(service, this.ports, facts),
    );

    const rolling = maxSurge === 0 && maxUnavailable === 1 ? undefined : { maxSurge, maxUnavailable };
    this.daemonSet = manifest<k8s.KubeDaemonSetProps>(this, 'DaemonSet', 'apps/v1', {
      metadata: this._metadata(),
      spec: {
        minReadySeconds: unlessDefault(secondsOf(minReadySeconds), 0),
        updateStrategy: updateStrategy === 'OnDelete' ? { type: 'OnDelete' } : rolling && { type: 'RollingUpdate', rollingUpdate: rolling },
        selector: { matchLabels: this._selector() },
        template: this._template({ serving: false, replicated: false, revisioned: false }),
      },
    });

    if (this.ports.length > 0) {
      const { name = this.name, annotations } = service;
      const metadata = this._metadata(name);
      this.service = manifest<k8s.KubeServiceProps>(this, 'Service', 'v1', {
        metadata: { ...metadata, annotations: annotations ? { ...metadata.annotations, ...annotations } : metadata.annotations },
        spec: serviceSpec({ internalTrafficPolicy: 'Local', ...service }, this.ports, this._selector()),
      });
      for (const caller of outsideCallers(service, facts)) this._letIn(caller);
    }
  }

  /** Where it answers inside of the cluster: `AGENT_HOST`, `AGENT_PORT` and `AGENT_URL` for one of the name `agent`. */
  public environment(_credentials?: Credentials): Record<string, string | EnvVar> {
    return addressVariables(this.name, this.service?.name ?? this.name, this.namespace, this.ports);
  }
}
