import { list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';
import { quantity } from '../resources';

/** The shares of what is set aside that an autoscaler keeps pods at, in percent. */
export function utilizations({ spec }: Item): Array<{ readonly resource: string; readonly percent: number }> {
  const metrics = list(spec.metrics).map(({ resource }) => {
    const { name, target } = record(resource);
    return { resource: String(name), percent: record(target).averageUtilization };
  });
  // KEDA's of the same name: https://keda.sh/docs/latest/scalers/cpu/
  const triggers = list(spec.triggers).flatMap(({ type, metricType, metadata }) => {
    const { type: older = 'Utilization', value, containerName } = record(metadata);
    return (type === 'cpu' || type === 'memory') && (metricType ?? older) === 'Utilization' && containerName === undefined ? [{ resource: type, percent: Number(value) }] : [];
  });
  const all = [...metrics, ...triggers, { resource: 'cpu', percent: spec.targetCPUUtilizationPercentage }];
  return all.flatMap(({ resource, percent }) => typeof percent === 'number' ? [{ resource, percent }] : []);
}

/** How far use may be above the share before an autoscaler adds pods: its own word, or the default of a cluster, which has it in a flag. */
export function scaleUpTolerance({ spec }: Item): number {
  return quantity(record(record(spec.behavior).scaleUp).tolerance) ?? 0.1;
}

/** The object that an autoscaler scales. */
export function scaledBy(cluster: Cluster, { spec, namespace }: Item): Item | undefined {
  const { apiVersion, kind = 'Deployment', name } = record(spec.scaleTargetRef);
  const of = String(apiVersion).startsWith('argoproj.io/') ? `${String(kind)}.argoproj.io` : String(kind);
  return cluster.find(of, namespace, String(name));
}

/** The pods that an autoscaler scales. */
export function targetOf(cluster: Cluster, item: Item): Pods | undefined {
  const target = scaledBy(cluster, item);
  return target && cluster.podsOf(target);
}
