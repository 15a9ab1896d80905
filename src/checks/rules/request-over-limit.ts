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
        for (const [resource, value] of Object.entries(record(requests))) {
          const limit = record(limits)[resource];
          const [least, most] = [quantity(value), quantity(limit)];
          if (least !== undefined && most !== undefined && least > most) {
            yield { item, at: `${at} requests.${resource}`, must: `must not be more than the limit, ${String(limit)}: the API server refuses it`, value };
          }
        }
      }
    }
  },
};
