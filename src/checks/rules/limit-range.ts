import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { containerLimits, defaultLimitsOf } from '../internal/quotas/limit-ranges';
import { amountText, limitOf, quantity, requestOf } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'limit-range',
  severity: 'error',
  title: 'Containers ask for what the LimitRange of their namespace allows.',
  why: 'The API server refuses a pod with a container that asks for less than the least, or may use more than the most: the Deployment is there, and has no pods.',
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  remedy: 'change what the container asks for, or the LimitRange',
  * check(cluster) {
    yield* overDefaults(cluster);
    for (const { item, namespace, containers } of cluster.pods) {
      for (const { min, max } of containerLimits(cluster, namespace)) {
        for (const { json, at } of containers) {
          for (const [resource, value] of Object.entries(record(min))) {
            const [request, least] = [requestOf(json, resource), quantity(value)];
            if (request !== undefined && least !== undefined && request < least) {
              yield { item, at: `${at} requests.${resource}`, must: `must be ${String(value)} or more, as the LimitRange says: the pod is refused`, value: amountText(resource, request) };
            }
          }
          for (const [resource, value] of Object.entries(record(max))) {
            const [limit, most] = [limitOf(json, resource) ?? requestOf(json, resource), quantity(value)];
            if (limit !== undefined && most !== undefined && limit > most) {
              yield { item, at: `${at} limits.${resource}`, must: `must be ${String(value)} or less, as the LimitRange says: the pod is refused`, value: amountText(resource, limit) };
            }
          }
        }
      }
    }
  },
};

/** A container that says no limit gets the default one, which must not be less than what it asks for. */
function* overDefaults(cluster: Cluster): Iterable<Violation> {
  if (cluster.all('LimitRange').length === 0) return;
  for (const { item, namespace, containers } of cluster.pods) {
    for (const [resource, limit] of Object.entries(defaultLimitsOf(cluster, namespace))) {
      for (const { json, at } of containers) {
        const request = requestOf(json, resource);
        if (request === undefined || request <= limit || limitOf(json, resource) !== undefined) continue;
        const must = `must not be more than the limit that a container without one gets, ${amountText(resource, limit)}: the pod is refused`;
        yield { item, at: `${at} requests.${resource}`, must, value: amountText(resource, request), remedy: 'set a limit too' };
      }
    }
  }
}
