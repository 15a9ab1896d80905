import { k8s } from 'cdk8s-plus-27';
import { Wire } from '../core/internal/api/wire';
import { unlessDefault } from '../core/internal/defaults';
import { Found } from '../core/internal/finding';
import { resourceText } from '../core/internal/pods/container';
import { podPorts } from '../core/internal/pods/containers';
import { singleNodeClaims } from '../core/internal/pods/volumes';
import { secondsOf } from '../core/internal/quantity';
import { countOrPercent, error, integer, notBoth, seconds, warning } from '../core/internal/rules';
import { PodProps } from '../core/pod';
import { ReplicaProps, ScalingProps } from './replicas';

type Props = PodProps & ReplicaProps;

/** How few and how many replicas there may be. */
export function countOf(props: Props): { readonly fewest: number; readonly most: number } {
  const { scaling, replicas = singleNodeClaims(props).length > 0 ? 1 : 2 } = props;
  return { fewest: scaling?.min ?? replicas, most: scaling?.max ?? replicas };
}

/** What is wrong with how many replicas there are. */
export function scalingRules({ replicas, scaling, resources }: Props): Found[] {
  if (!scaling) return [integer('replicas', replicas, 0)];
  const { memory, memoryLimit } = resourceText(resources);
  const { scaleDownStabilizationSeconds } = scaling;
  return [
    notBoth('replicas', replicas, 'scaling', scaling, 'remove one of them: an autoscaler decides the number by itself'),
    integer('scaling.min', scaling.min, 1),
    integer('scaling.max', scaling.max, 1),
    scaling.min > scaling.max ? error('scaling-range', 'scaling.min', `must not be more than 'scaling.max', ${scaling.max}`, scaling.min, 'swap or change them') : undefined,
    integer('scaling.cpu', scaling.cpu, 1),
    integer('scaling.memory', scaling.memory, 1),
    scaleDownStabilizationSeconds === undefined ? undefined : integer('scaling.scaleDownStabilizationSeconds', secondsOf(scaleDownStabilizationSeconds), 0, 3600),
    // Memory is limited to what is set aside, unless more is allowed: use above it cannot be seen.
    scaling.memory !== undefined && scaling.memory >= 100 && memory === memoryLimit
      ? error('scaling-unreachable', 'scaling.memory', 'must be less than 100: memory is limited to what is set aside', scaling.memory, 'lower it, or raise \'resources.memoryLimit\'')
      : undefined,
  ];
}

/** What is wrong with how a rollout replaces them. */
export function rolloutRules(props: Props): Found[] {
  const { maxSurge, maxUnavailable = 0, recreate, minReadySeconds = 0, progressDeadlineSeconds } = props;
  const { most } = countOf(props);
  const nothing = (value: string | number | undefined) => value === 0 || value === '0%';
  const rolling = recreate === false || maxSurge !== undefined || props.maxUnavailable !== undefined;
  return [
    seconds('minReadySeconds', minReadySeconds),
    seconds('progressDeadlineSeconds', progressDeadlineSeconds, 1),
    progressDeadlineSeconds !== undefined && secondsOf(progressDeadlineSeconds) <= secondsOf(minReadySeconds)
      ? error('progress-deadline', 'progressDeadlineSeconds', `must be more than 'minReadySeconds', ${secondsOf(minReadySeconds)}`, secondsOf(progressDeadlineSeconds), 'raise it, or leave it out')
      : undefined,
    countOrPercent('maxSurge', maxSurge),
    countOrPercent('maxUnavailable', maxUnavailable),
    nothing(maxSurge) && nothing(maxUnavailable) ? error('rollout-stuck', 'maxSurge', 'must not be 0 when \'maxUnavailable\' is', maxSurge, 'raise one of them') : undefined,
    recreate ? [notBoth('maxSurge', maxSurge, 'recreate', recreate, 'remove one of them'), notBoth('maxUnavailable', props.maxUnavailable, 'recreate', recreate, 'remove one of them')] : undefined,
    singleNodeClaims(props).map(({ path, accessMode }): Found => [
      most > 1
        ? error('shared-claim', props.scaling ? 'scaling.max' : 'replicas', `must be 1 with the ${accessMode} claim at '${path}', which one node has to itself`, most, 'use a ReadWriteMany claim, or a StatefulDatabase for what each replica keeps')
        : undefined,
      rolling
        ? error('rollout-stuck', 'recreate', `must be true with the ${accessMode} claim at '${path}': a new pod on another node would wait for the old one for ever`, 'false', 'remove \'maxSurge\', \'maxUnavailable\' and \'recreate\'')
        : undefined,
    ]),
    nothing(maxUnavailable) && !(recreate ?? singleNodeClaims(props).length > 0) ? spareNodeRule(props, most) : undefined,
  ];
}

/** Whether a rollout that stops no pod first needs a node that has none of them. */
function spareNodeRule(props: Props, most: number): Found {
  const spare = (object: string, value: unknown, otherwise: string) =>
    warning('spare-node', object, `needs a node more than replicas at every rollout, ${most + 1}: none may be stopped first`, value, `set 'maxUnavailable: 1'${otherwise}`);
  if (props.antiAffinity === 'require' && most > 1) return spare('antiAffinity', 'require', ', or \'prefer\'');
  const ports = podPorts('', props);
  const hostPort = ports.find(port => port.hostPort !== undefined)?.hostPort;
  if (most === 0) return undefined;
  if (hostPort !== undefined) return spare('hostPort', hostPort, '');
  return props.hostAccess?.network && ports.length > 0 ? spare('hostAccess.network', true, '') : undefined;
}

/** The autoscaler of a Deployment. */
export function autoscaler(name: string, scaling: ScalingProps): Wire<k8s.HorizontalPodAutoscalerSpecV2> {
  const { min, max, memory, cpu = memory === undefined ? 80 : undefined, scaleDownStabilizationSeconds = 300 } = scaling;
  const stabilizationWindowSeconds = unlessDefault(secondsOf(scaleDownStabilizationSeconds), 300);
  const metric = (resource: string, averageUtilization: number | undefined) => averageUtilization === undefined
    ? []
    : [{ type: 'Resource', resource: { name: resource, target: { type: 'Utilization', averageUtilization } } }];
  return {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: min,
    maxReplicas: max,
    metrics: [...metric('cpu', cpu), ...metric('memory', memory)],
    behavior: stabilizationWindowSeconds === undefined ? undefined : { scaleDown: { stabilizationWindowSeconds } },
  };
}
