import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ConnectOptions, IConnectable } from '../core/connection';
import { unlessDefault } from '../core/internal/defaults';
import { validate } from '../core/internal/finding';
import { manifest } from '../core/internal/objects/manifest';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { singleNodeClaims } from '../core/internal/pods/volumes';
import { secondsOf } from '../core/internal/quantity';
import { PodProps } from '../core/pod';
import { Workload } from '../core/workload';
import { migrationProps, migrationRules } from './_migrations';
import { autoscaler, countOf, rolloutRules, scalingRules } from './_replicas';
import { BatchJob } from './batch-job';
import { ReplicaProps } from './replicas';

/** Props of every workload that a Deployment runs. */
export interface DeploymentWorkloadProps extends PodProps, ReplicaProps {
}

/** A program of which there may be several: a Deployment with its disruption budget, autoscaler and migrations. */
export abstract class DeploymentWorkload extends Workload {
  /** The Deployment. */
  public readonly deployment: ApiObject;

  /** Lets a drain evict one pod at a time; undefined where there may be a single replica. */
  public readonly podDisruptionBudget?: ApiObject;

  /** The autoscaler; undefined with a fixed number of replicas. */
  public readonly horizontalPodAutoscaler?: ApiObject;

  /** What is done before a rollout; undefined without `migrations`. */
  public readonly migrations?: BatchJob;

  /**
   * @param scope a Tenant or a Chart, or a construct inside of one
   * @param id unique in the scope
   * @param props the pod and its replicas
   * @param component what part it plays, for the label `app.kubernetes.io/component`
   * @param requested whether its pods are sent requests, which a rollout must not lose
   */
  protected constructor(scope: Construct, id: string, props: DeploymentWorkloadProps, component: string, requested: boolean) {
    super(scope, id, props, component);
    const { scaling, minReadySeconds = 0, recreate = singleNodeClaims(props).length > 0, maxSurge = '25%', maxUnavailable = 0 } = props;
    // A rollout that waits for each pod takes longer; the API server wants it to be more than the wait, and makes it 600.
    const { progressDeadlineSeconds = 600 + secondsOf(minReadySeconds) } = props;
    const { fewest, most } = countOf(props);
    const metadata = this._metadata();
    const selector = { matchLabels: this._selector() };

    validate(this, scalingRules(props), rolloutRules(props), props.migrations && migrationRules(props, props.migrations));

    this.deployment = manifest<k8s.KubeDeploymentProps>(this, 'Deployment', 'apps/v1', {
      metadata,
      spec: {
        // With an autoscaler a number here would reset its decision at every apply.
        replicas: scaling ? undefined : most,
        minReadySeconds: unlessDefault(secondsOf(minReadySeconds), 0),
        progressDeadlineSeconds: unlessDefault(secondsOf(progressDeadlineSeconds), 600),
        strategy: recreate ? { type: 'Recreate' } : { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
        selector,
        template: this._template({ serving: requested && !recreate, replicated: most > 1, revisioned: true, spread: props }),
      },
    });

    if (fewest > 1) {
      this.podDisruptionBudget = manifest<k8s.KubePodDisruptionBudgetProps>(this, 'PodDisruptionBudget', 'policy/v1', {
        metadata,
        // A pod that is broken anyway must not hold up a drain.
        spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector },
      });
    }

    if (scaling) {
      this.horizontalPodAutoscaler = manifest<k8s.KubeHorizontalPodAutoscalerV2Props>(this, 'HorizontalPodAutoscaler', 'autoscaling/v2', {
        metadata,
        spec: autoscaler(this.name, scaling),
      });
    }

    if (props.migrations) {
      this.migrations = new BatchJob(this, 'migrations', migrationProps(this.name, props, props.migrations));
      setPhase(this.migrations, Phase.DATA);
    }
  }

  /** Connects its pods, and its migrations, to a target; see `Workload`. */
  public connectTo(target: IConnectable, options: ConnectOptions = {}): void {
    super.connectTo(target, options);
    this.migrations?.connectTo(target, options);
  }
}
