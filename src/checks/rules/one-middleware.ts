import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'one-middleware',
  severity: 'error',
  title: 'A Middleware does one thing.',
  why: 'Traefik refuses a Middleware of several kinds, and leaves out each route that has it.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/middlewares/overview/',
  remedy: 'make one of each, and list them, or a chain of them',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('Middleware.traefik.io', 'MiddlewareTCP.traefik.io')) {
      const kinds = Object.keys(item.spec).filter(key => item.spec[key] !== null);
      if (kinds.length > 1) yield { item, at: 'spec', must: 'must be of one kind: the routes that have it are left out', value: kinds.join(', ') };
    }
  },
};
