import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { allWordsOf } from '../internal/pods';
import { Rule } from '../internal/rule';
import { secretKeys } from '../internal/workloads/secret-keys';

export const rule: Rule = {
  id: 'login-secret',
  severity: 'error',
  title: 'A Secret of logins for Traefik has lines of htpasswd, in one key.',
  why: 'Of a Secret with several keys Traefik reads no logins, unless it is of the type kubernetes.io/basic-auth, and random text is no line of htpasswd: it refuses the Middleware, and leaves out each route that has it.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/middlewares/basicauth/',
  remedy: 'put all lines of htpasswd into one key',
  * check(cluster) {
    for (const item of cluster.all('Middleware.traefik.io')) {
      for (const field of ['basicAuth', 'digestAuth'] as const) {
        const { secret } = record(item.spec[field]);
        const maker = typeof secret === 'string' ? cluster.maker('Secret', item.namespace, secret) : undefined;
        if (maker && isRandom(cluster, maker)) yield { item, at: `spec.${field}.secret`, must: `must name a Secret of lines of ${FILES[field]}, and '${String(secret)}' is generated as random text: the route is left out`, value: secret, remedy: `make it by ${FILES[field]}, and say that it is there: External.secret in 'external' of the Tenant` };
        const keys = maker && !isOfLogin(maker) ? secretKeys(maker.json) : undefined;
        if (keys === undefined || keys.length === 1) continue;
        yield { item, at: `spec.${field}.secret`, must: `must name a Secret with one key, and '${String(secret)}' has ${keys.join(', ')}: the route is left out`, value: secret };
      }
    }
  },
};

const FILES = { basicAuth: 'htpasswd', digestAuth: 'htdigest' };

/** Whether what makes a Secret puts random digits into it, as a GeneratedSecret does. */
function isRandom(cluster: Cluster, maker: Item): boolean {
  const words = cluster.podsOf(maker)?.containers.flatMap(({ json }) => allWordsOf(json)) ?? [];
  return maker.kind === 'Job' && words.some(word => /head -c \d+ \/dev\/urandom \| od /.test(word));
}

function isOfLogin({ json, spec }: Item): boolean {
  return [json.type, record(spec.template).type, record(record(spec.target).template).type].includes('kubernetes.io/basic-auth');
}
