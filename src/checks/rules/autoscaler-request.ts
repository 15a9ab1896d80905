import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { defaultsOf } from '../internal/quotas/limit-ranges';
import { targetOf, utilizations } from '../internal/quotas/scaling';
import { requestOf } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'autoscaler-request',
  severity: 'error',
  title: 'Every container that an autoscaler measures has a request.',
  why: 'A share of what is set aside cannot be computed where nothing is: the autoscaler says FailedGetResourceMetric and never scales, also when only a sidecar has none.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
  remedy: 'set a request for every container of the pod, sidecars too',
  * check(cluster) {
    for (const item of [...cluster.all('HorizontalPodAutoscaler'), ...cluster.all('ScaledObject.keda.sh')]) {
      yield* ofContainers(cluster, item);
      for (const { resource } of utilizations(item)) {
        for (const name of without(cluster, item, resource)) {
          yield { item, at: `metric '${resource}'`, must: `must be of containers that set ${resource} aside, and '${name}' does not: it never scales`, value: `no request of ${resource}` };
        }
      }
    }
  },
};

/** Metrics of a container that the pods do not have. */
function* ofContainers(cluster: Cluster, item: Item): Iterable<Violation> {
  const pods = targetOf(cluster, item);
  for (const { containerResource } of list(item.spec.metrics)) {
    const { container } = record(containerResource);
    if (!pods || container === undefined || pods.containers.some(({ name }) => name === container)) continue;
    const names = pods.containers.map(({ name }) => name).join(', ');
    yield { item, at: 'metric of a container', must: `must name a container of the pods: ${names}; it never scales`, value: container, remedy: 'correct the name' };
  }
}

/** The names of the containers that have no request of a resource. */
function without(cluster: Cluster, item: Item, resource: string): string[] {
  const pods = targetOf(cluster, item);
  if (!pods || defaultsOf(cluster, item.namespace)[resource] !== undefined) return [];
  const podLevel = record(record(record(pods.spec.resources).requests))[resource] !== undefined;
  const measured = pods.containers.filter(({ role }) => role !== 'init');
  return podLevel ? [] : measured.filter(({ json }) => requestOf(json, resource) === undefined).map(({ name }) => name);
}
