import { record } from '../../core/internal/json';
import { containerLimits } from '../internal/limit-ranges';
import { amountText, limitOf, quantity, requestOf } from '../internal/resources';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'limit-range',
  severity: 'error',
  title: 'Containers ask for what the LimitRange of their namespace allows.',
  why: 'The API server refuses a pod with a container that asks for less than the least, or may use more than the most: the Deployment is there, and has no pods.',
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  remedy: 'change what the container asks for, or the LimitRange',
  * check(cluster) {
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
