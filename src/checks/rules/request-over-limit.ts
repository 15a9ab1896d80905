import { record } from '../../core/internal/json';
import { quantity } from '../internal/resources';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'request-over-limit',
  severity: 'error',
  title: 'A container has no more set aside than it may use.',
  why: 'The API server refuses a request above its limit.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
  remedy: 'swap or change them',
  alone: true,
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const { json, at } of containers) {
        const { requests, limits } = record(json.resources);
        for (const [resource, limit] of Object.entries(record(limits))) {
          const value = record(requests)[resource];
          if (isOver(value, limit)) yield { item, at: `${at} requests.${resource}`, must: `must not be more than the limit, ${String(limit)}: the API server refuses it`, value };
        }
      }
    }
  },
};

function isOver(request: unknown, limit: unknown): boolean {
  if (request === undefined || request === limit) return false;
  const [least, most] = [quantity(request), quantity(limit)];
  return least !== undefined && most !== undefined && least > most;
}
