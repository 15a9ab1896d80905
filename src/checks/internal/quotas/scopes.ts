import { Json, list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { Pods } from '../pods';
import { requestOf } from '../resources';

/** The scopes of a quota, which is for some pods alone; undefined where what is in one of them is not known. */
export function scopesOf({ scopes, scopeSelector }: Json): readonly Json[] | undefined {
  const named = Array.isArray(scopes) ? scopes.map(scopeName => ({ scopeName, operator: 'Exists' })) : [];
  const all: readonly Json[] = [...named, ...list(record(scopeSelector).matchExpressions)];
  return all.every(({ scopeName }) => Object.hasOwn(SCOPES, String(scopeName))) ? all : undefined;
}

/** Whether pods are in all of some scopes: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes */
export function isIn(cluster: Cluster, scopes: readonly Json[], pods: Pods | undefined): boolean {
  return pods !== undefined && scopes.every(({ scopeName, operator, values }) => {
    const value = SCOPES[String(scopeName)](pods, cluster);
    const among = Array.isArray(values) && values.includes(value);
    switch (operator) {
      case 'In': return among;
      case 'NotIn': return !among;
      case 'DoesNotExist': return value === undefined;
      default: return value !== undefined;
    }
  });
}

/** What a scope goes by, of pods; undefined where they are not in it. Whom they want to run beside, in other namespaces, is not looked at. */
const SCOPES: Readonly<Record<string, (pods: Pods, cluster: Cluster) => unknown>> = {
  Terminating: ({ spec }) => spec.activeDeadlineSeconds,
  NotTerminating: ({ spec }) => spec.activeDeadlineSeconds === undefined ? true : undefined,
  BestEffort: pods => asksForNothing(pods) ? true : undefined,
  NotBestEffort: pods => asksForNothing(pods) ? undefined : true,
  // Pods that name none get the one that is everybody's.
  PriorityClass: ({ spec }, cluster) => spec.priorityClassName ?? cluster.all('PriorityClass').find(({ json }) => json.globalDefault === true)?.name,
};

function asksForNothing({ containers }: Pods): boolean {
  return containers.every(({ json }) => requestOf(json, 'cpu') === undefined && requestOf(json, 'memory') === undefined);
}
