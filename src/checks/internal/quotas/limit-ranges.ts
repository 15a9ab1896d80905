import { Json, list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { quantity } from '../resources';

/** What the LimitRanges of a namespace say of containers, of pods as a whole, or of claims. */
export function limitsOn(cluster: Cluster, namespace: string | undefined, what: 'Container' | 'Pod' | 'PersistentVolumeClaim'): Json[] {
  const own = cluster.all('LimitRange').filter(item => item.namespace === namespace);
  return own.flatMap(({ spec }) => list(spec.limits)).filter(({ type }) => type === what);
}

/**
 * What containers of a namespace that ask for nothing get set aside: an amount by resource.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function defaultsOf(cluster: Cluster, namespace: string | undefined): Readonly<Record<string, number>> {
  // Without a default request the default limit is one; without that, the most that is allowed.
  const limits = limitsOn(cluster, namespace, 'Container');
  const all = limits.map(({ defaultRequest, default: limit, max }) => ({ ...record(max), ...record(limit), ...record(defaultRequest) }));
  return amountsOf(all.flatMap(each => Object.entries(each)));
}

/** What containers of a namespace that have no limit may use: an amount by resource. */
export function defaultLimitsOf(cluster: Cluster, namespace: string | undefined): Readonly<Record<string, number>> {
  const entries = limitsOn(cluster, namespace, 'Container').flatMap(({ default: limit, max }) => Object.entries({ ...record(max), ...record(limit) }));
  return amountsOf(entries);
}

function amountsOf(entries: ReadonlyArray<[string, unknown]>): Readonly<Record<string, number>> {
  return Object.fromEntries(entries.flatMap(([resource, value]): Array<[string, number]> => {
    const amount = quantity(value);
    return amount === undefined ? [] : [[resource, amount]];
  }));
}
