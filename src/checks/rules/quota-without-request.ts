import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { limitsOn, defaultsOf } from '../internal/quotas/limit-ranges';
import { isIn, scopesOf } from '../internal/quotas/scopes';
import { limitOf, requestOf } from '../internal/resources';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'quota-without-request',
  severity: 'error',
  title: 'In a namespace with a quota, every container says what it asks for.',
  why: 'A quota on cpu or memory refuses every pod with a container that does not say how much it needs, also when that is an init container, a sidecar, or what an operator made.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/#requests-vs-limits',
  remedy: 'set it, or make a LimitRange with a default',
  * check(cluster) {
    for (const quota of cluster.all('ResourceQuota')) {
      const scopes = scopesOf(quota.spec);
      if (!scopes) continue;
      for (const name of demanded(quota.spec.hard)) {
        const [side, resource] = name.split('.');
        if (side === 'requests' ? defaultsOf(cluster, quota.namespace)[resource] !== undefined : hasDefaultLimit(cluster, quota.namespace, resource)) continue;
        const amountOf = side === 'requests' ? requestOf : limitOf;
        for (const pods of cluster.podsIn(quota.namespace)) {
          if (!isIn(cluster, scopes, pods)) continue;
          const { item, containers } = pods;
          for (const { at } of containers.filter(each => amountOf(each.json, resource) === undefined)) {
            yield { item, at: `${at} ${name}`, must: `must be set, since ${quota.toString()} counts it: the pod is refused`, value: 'not set' };
          }
        }
      }
    }
  },
};

/** What a quota makes every container say. */
function demanded(hard: unknown): string[] {
  const names = Object.keys(record(hard)).map(name => name === 'cpu' || name === 'memory' ? `requests.${name}` : name);
  return [...new Set(names)].filter(name => /^(requests|limits)\.(cpu|memory)$/.test(name));
}

function hasDefaultLimit(cluster: Cluster, namespace: string | undefined, resource: string): boolean {
  return limitsOn(cluster, namespace, 'Container').some(({ default: limit, max }) => ({ ...record(max), ...record(limit) })[resource] !== undefined);
}
