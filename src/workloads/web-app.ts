import { ApiObject, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { IConnectable } from '../core/connection';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { resourceText } from '../core/internal/container';
import { unlessDefault } from '../core/internal/defaults';
import { factsOf } from '../core/internal/facts';
import { Found, validate } from '../core/internal/finding';
import { selectorOf } from '../core/internal/labels';
import { manifest } from '../core/internal/manifest';
import { serviceHost } from '../core/internal/names';
import { Port, portsOf, servicePorts } from '../core/internal/ports';
import { secondsOf } from '../core/internal/quantity';
import { countOrPercent, error, integer, notBoth, seconds, warning } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { singleNodeClaims } from '../core/internal/volumes';
import { Wire } from '../core/internal/wire';
import { Peer } from '../core/peer';
import { PodProps } from '../core/pod';
import { Workload } from '../core/workload';
import { hostsOf, ingressSpec, issuerAnnotation, routeRules } from './_route';
import { RouteProps } from './route';

/**
 * How many replicas there may be, and what decides. When an app that runs gets it in place of `replicas`, hand the number over first, or the Deployment
 * goes to one replica for a moment: https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership.
 */
export interface ScalingProps {
  /** The fewest, 1 or more. */
  readonly min: number;

  /** The most, no less than `min`. */
  readonly max: number;

  /**
   * CPU in use, as a share of what is set aside, that more replicas are started above; in percent.
   *
   * @default 80, unless `memory` is given
   */
  readonly cpu?: number;

  /**
   * Memory in use, as a share of what is set aside, that more replicas are started above; in percent.
   *
   * @default - memory does not matter
   */
  readonly memory?: number;
}

/** Props of a `WebApp`. */
export interface WebAppProps extends PodProps, RouteProps {
  /**
   * How many replicas, 0 or more.
   *
   * @default 2, or 1 on a claim that only one node can use
   */
  readonly replicas?: number;

  /**
   * Lets the load decide how many replicas, in place of `replicas`. Needs metrics-server in the cluster.
   *
   * @default - a fixed number
   */
  readonly scaling?: ScalingProps;

  /**
   * Seconds that a new pod must have been ready for before the rollout goes on.
   *
   * @default 0
   */
  readonly minReadySeconds?: number | Duration;

  /**
   * How many pods more than `replicas` a rollout may have: a number, or a share such as `'25%'`.
   *
   * @default '25%'
   */
  readonly maxSurge?: string | number;

  /**
   * How many pods less than `replicas` a rollout may have: a number, or a share such as `'25%'`.
   *
   * @default 0
   */
  readonly maxUnavailable?: string | number;

  /**
   * Stops all old pods before the first new one is started.
   *
   * @default false, or true on a claim that only one node can use
   */
  readonly recreate?: boolean;
}

/** A program that answers requests: a Deployment with its Service, route, disruption budget, autoscaler and network policy. */
export class WebApp extends Workload implements IConnectable {
  /** The Deployment. */
  public readonly deployment: ApiObject;

  /** The Service. */
  public readonly service: ApiObject;

  /** The route from outside; undefined without a host. */
  public readonly ingress?: ApiObject;

  /** Lets a drain evict one pod at a time; undefined where there may be a single replica. */
  public readonly podDisruptionBudget?: ApiObject;

  /** The autoscaler; undefined with a fixed number of replicas. */
  public readonly horizontalPodAutoscaler?: ApiObject;

  /** Its pods and their ports. */
  public readonly peer: Peer;

  private readonly ports: Port[];

  constructor(scope: Construct, id: string, props: WebAppProps) {
    const { clean, slips } = checked('WebAppProps', props);
    props = clean;
    super(scope, id, props, 'web');
    const singleNode = singleNodeClaims(props).length > 0;
    const { scaling, replicas = singleNode ? 1 : 2, minReadySeconds = 0, recreate = singleNode } = props;
    const { maxSurge = '25%', maxUnavailable = 0 } = props;
    const facts = factsOf(this);
    const hosts = hostsOf(props, facts);
    const fewest = scaling?.min ?? replicas;
    const most = scaling?.max ?? replicas;
    this.ports = portsOf(props);
    this.peer = Peer._own(this.namespace, selectorOf(this.name), this.ports);

    validate(this,
      ...slips,
      this.ports.length > 0 ? undefined : error('no-port', 'port', 'must say what the program listens on', 'none', 'give \'port\' or \'ports\''),
      ...scalingRules(props),
      ...rolloutRules(props, most),
      ...routeRules(props, facts, this.ports),
    );

    this.service = manifest<k8s.KubeServiceProps>(this, 'Service', 'v1', {
      metadata: this._metadata(),
      spec: { selector: selectorOf(this.name), ports: servicePorts(this.ports) },
    });

    this.deployment = manifest<k8s.KubeDeploymentProps>(this, 'Deployment', 'apps/v1', {
      metadata: this._metadata(),
      spec: {
        // With an autoscaler a number here would reset its decision at every apply.
        replicas: scaling ? undefined : replicas,
        minReadySeconds: unlessDefault(secondsOf(minReadySeconds), 0),
        // A rollout that waits for each pod takes longer; the API server wants it to be more than the wait, and makes it 600.
        progressDeadlineSeconds: unlessDefault(600 + secondsOf(minReadySeconds), 600),
        strategy: recreate ? { type: 'Recreate' } : { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
        selector: { matchLabels: selectorOf(this.name) },
        template: this._template({ serving: !recreate, replicated: most > 1, revisioned: true }),
      },
    });

    if (fewest > 1) {
      this.podDisruptionBudget = manifest<k8s.KubePodDisruptionBudgetProps>(this, 'PodDisruptionBudget', 'policy/v1', {
        metadata: this._metadata(),
        spec: {
          maxUnavailable: 1,
          // A pod that is broken anyway must not hold up a drain.
          unhealthyPodEvictionPolicy: 'AlwaysAllow',
          selector: { matchLabels: selectorOf(this.name) },
        },
      });
    }

    if (scaling) {
      this.horizontalPodAutoscaler = manifest<k8s.KubeHorizontalPodAutoscalerV2Props>(this, 'HorizontalPodAutoscaler', 'autoscaling/v2', {
        metadata: this._metadata(),
        spec: autoscaler(this.name, scaling),
      });
    }

    if (hosts.length > 0 && facts.ingress) {
      const { annotations, ...metadata } = this._metadata();
      const all = { ...annotations, ...issuerAnnotation(facts) };
      this.ingress = manifest<k8s.KubeIngressProps>(this, 'Ingress', 'networking.k8s.io/v1', {
        metadata: { ...metadata, ...Object.keys(all).length > 0 ? { annotations: all } : {} },
        spec: ingressSpec(this.name, hosts, props.path, this.ports, facts),
      });
      this._letIn(Peer._own(facts.ingress.namespace, facts.ingress.podLabels, this.ports.slice(0, 1)));
    }
  }

  /** Where it answers inside of the cluster: `API_HOST`, `API_PORT` and `API_URL` for one of the name `api`. */
  public environment(_credentials?: Credentials): Record<string, string | EnvVar> {
    const [main] = this.ports;
    const host = serviceHost(this.name, this.namespace);
    const port = String(main?.servicePort);
    const prefix = this.name.toUpperCase().replace(/-/g, '_');
    return {
      [`${prefix}_HOST`]: host,
      [`${prefix}_PORT`]: port,
      ...main?.protocol === 'TCP' ? { [`${prefix}_URL`]: `http://${host}:${port}` } : {},
    };
  }
}

function scalingRules({ replicas, scaling, resources }: WebAppProps): Found[] {
  if (!scaling) return [integer('replicas', replicas, 0)];
  const { memory, memoryLimit } = resourceText(resources);
  return [
    notBoth('replicas', replicas, 'scaling', scaling, 'remove one of them: an autoscaler decides the number by itself'),
    integer('scaling.min', scaling.min, 1),
    integer('scaling.max', scaling.max, 1),
    scaling.min > scaling.max ? error('scaling-range', 'scaling.min', `must not be more than 'scaling.max', ${scaling.max}`, scaling.min, 'swap or change them') : undefined,
    integer('scaling.cpu', scaling.cpu, 1),
    integer('scaling.memory', scaling.memory, 1),
    // Memory is limited to what is set aside, unless more is allowed: use above it cannot be seen.
    scaling.memory !== undefined && scaling.memory >= 100 && memory === memoryLimit
      ? error('scaling-unreachable', 'scaling.memory', 'must be less than 100: memory is limited to what is set aside', scaling.memory, 'lower it, or raise \'resources.memoryLimit\'')
      : undefined,
  ];
}

function rolloutRules(props: WebAppProps, most: number): Found[] {
  const { maxSurge, maxUnavailable = 0, recreate, minReadySeconds } = props;
  const nothing = (value: string | number | undefined) => value === 0 || value === '0%';
  const rolling = recreate === false || maxSurge !== undefined || props.maxUnavailable !== undefined;
  return [
    seconds('minReadySeconds', minReadySeconds),
    countOrPercent('maxSurge', maxSurge),
    countOrPercent('maxUnavailable', maxUnavailable),
    nothing(maxSurge) && nothing(maxUnavailable) ? error('rollout-stuck', 'maxSurge', 'must not be 0 when \'maxUnavailable\' is', maxSurge, 'raise one of them') : undefined,
    recreate ? [notBoth('maxSurge', maxSurge, 'recreate', recreate, 'remove one of them'), notBoth('maxUnavailable', props.maxUnavailable, 'recreate', recreate, 'remove one of them')] : undefined,
    ...singleNodeClaims(props).map(({ path, accessMode }): Found => [
      most > 1
        ? error('shared-claim', props.scaling ? 'scaling.max' : 'replicas', `must be 1 with the ${accessMode} claim at '${path}', which one node has to itself`, most, 'use a ReadWriteMany claim, or a StatefulDatabase for what each replica keeps')
        : undefined,
      rolling
        ? error('rollout-stuck', 'recreate', `must be true with the ${accessMode} claim at '${path}': a new pod on another node would wait for the old one for ever`, 'false', 'remove \'maxSurge\', \'maxUnavailable\' and \'recreate\'')
        : undefined,
    ]),
    props.antiAffinity === 'require' && most > 1 && nothing(maxUnavailable) && !recreate
      ? warning('spare-node', 'antiAffinity', `needs a node more than replicas at every rollout, ${most + 1}: none may be stopped first`, 'require', 'set \'maxUnavailable: 1\', or \'prefer\'')
      : undefined,
  ];
}

function autoscaler(name: string, scaling: ScalingProps): Wire<k8s.HorizontalPodAutoscalerSpecV2> {
  const { min, max, memory, cpu = memory === undefined ? 80 : undefined } = scaling;
  const metric = (resource: string, averageUtilization: number | undefined) => averageUtilization === undefined
    ? []
    : [{ type: 'Resource', resource: { name: resource, target: { type: 'Utilization', averageUtilization } } }];
  return {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: min,
    maxReplicas: max,
    metrics: [...metric('cpu', cpu), ...metric('memory', memory)],
  };
}
