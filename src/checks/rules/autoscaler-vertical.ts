import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'autoscaler-vertical',
  severity: 'error',
  title: 'What is scaled by CPU or memory is not resized by them too.',
  why: 'A VerticalPodAutoscaler changes the requests that a HorizontalPodAutoscaler measures the use against: one raises the requests, the other then takes replicas away, and so on.',
  source: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md',
  remedy: 'set \'updateMode: Off\', leave the resource out of its \'controlledResources\', or scale by another metric',
  * check(cluster) {
    for (const item of cluster.all('VerticalPodAutoscaler.autoscaling.k8s.io')) {
      const target = targetOf(cluster, item);
      if (!target || record(item.spec.updatePolicy).updateMode === 'Off') continue;
      for (const other of cluster.autoscalers(target)) {
        const [shared] = measured(other).filter(resource => controls(item, resource));
        if (shared !== undefined) yield { item, at: 'spec.targetRef', must: `must not be what ${other.toString()} scales by ${shared}: each changes what the other measures`, value: target.toString() };
      }
    }
  },
};

function targetOf(cluster: Cluster, { spec, namespace }: Item): Item | undefined {
  const { kind, name } = record(spec.targetRef);
  return cluster.find(String(kind), namespace, String(name));
}

/** The resources that an autoscaler measures the use of. */
function measured(item: Item): string[] {
  const { metrics, triggers, targetCPUUtilizationPercentage } = item.spec;
  return [
    ...list(metrics).flatMap(({ resource, containerResource }) => [record(resource).name, record(containerResource).name]),
    ...list(triggers).map(({ type }) => type),
    ...targetCPUUtilizationPercentage === undefined ? [] : ['cpu'],
  ].filter((name): name is string => name === 'cpu' || name === 'memory');
}

function controls({ spec }: Item, resource: string): boolean {
  const policies = list(record(spec.resourcePolicy).containerPolicies);
  return policies.length === 0 || policies.some(({ mode, controlledResources }) => mode !== 'Off' && (!Array.isArray(controlledResources) || controlledResources.includes(resource)));
}
