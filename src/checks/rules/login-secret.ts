import { record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';
import { secretKeys } from '../internal/secret-keys';

export const rule: Rule = {
  id: 'login-secret',
  severity: 'error',
  title: 'A Secret of logins for Traefik has them in one key.',
  why: 'Of a Secret with several keys Traefik reads no logins, unless it is of the type kubernetes.io/basic-auth: it refuses the Middleware, and leaves out each route that has it.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/middlewares/basicauth/',
  remedy: 'put all lines of htpasswd into one key',
  * check(cluster) {
    for (const item of cluster.all('Middleware.traefik.io')) {
      for (const field of ['basicAuth', 'digestAuth']) {
        const { secret } = record(item.spec[field]);
        const maker = typeof secret === 'string' ? cluster.maker('Secret', item.namespace, secret) : undefined;
        const keys = maker && !isOfLogin(maker) ? secretKeys(maker.json) : undefined;
        if (keys === undefined || keys.length === 1) continue;
        yield { item, at: `spec.${field}.secret`, must: `must name a Secret with one key, and '${String(secret)}' has ${keys.join(', ')}: the route is left out`, value: secret };
      }
    }
  },
};

function isOfLogin({ json, spec }: Item): boolean {
  return [json.type, record(spec.template).type].includes('kubernetes.io/basic-auth');
}
