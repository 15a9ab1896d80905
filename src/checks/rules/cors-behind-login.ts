import { Json, list, record } from '../../core/internal/json';
import { Reference } from '../../core/internal/references/reference';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { routesOf } from '../internal/network/routes';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'cors-behind-login',
  severity: 'warning',
  title: 'A Middleware that answers browsers about CORS comes before one that asks for a password.',
  why: 'Before a request to another origin that is more than a plain one, a browser asks whether it may, without a login. A Middleware with a password answers that with 401, and the request is never sent.',
  source: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS#preflighted_requests',
  remedy: 'name the Middleware with the headers of CORS first',
  * check(cluster) {
    if (!cluster.all('Middleware.traefik.io').some(({ spec }) => answersPreflight(spec))) return;
    for (const item of routesOf(cluster)) {
      const named = item.references.filter(({ kind }) => kind === 'Middleware.traefik.io');
      for (const at of new Set(named.map(each => each.at))) {
        const all = named.filter(each => each.at === at).flatMap(each => middlewares(cluster, item, each));
        const login = all.findIndex(({ spec }) => (spec.basicAuth ?? spec.digestAuth) !== undefined);
        const cors = all.findIndex(({ spec }) => answersPreflight(spec));
        if (login < 0 || login > cors) continue;
        yield { item, at, must: `should ask ${all[cors].toString()} before ${all[login].toString()}: browsers are refused before they ask`, value: all.map(({ name }) => name) };
      }
    }
  },
};

/** A Middleware that is named, or those that it is a chain of. */
function middlewares(cluster: Cluster, { namespace: own }: Item, { namespace = own, name }: Pick<Reference, 'namespace' | 'name'>): Item[] {
  const found = cluster.find('Middleware.traefik.io', namespace, name);
  if (!found) return [];
  const { chain } = found.spec;
  return chain === undefined ? [found] : list(record(chain).middlewares).flatMap(each => cluster.find('Middleware.traefik.io', String(each.namespace ?? found.namespace), String(each.name)) ?? []);
}

/** Whether a Middleware says what browsers ask about: requests with headers or by methods that need an answer first. */
function answersPreflight({ headers }: Json): boolean {
  const { accessControlAllowOriginList, accessControlAllowOriginListRegex, accessControlAllowHeaders, accessControlAllowMethods } = record(headers);
  const methods = Array.isArray(accessControlAllowMethods) ? accessControlAllowMethods : [];
  return (accessControlAllowOriginList ?? accessControlAllowOriginListRegex) !== undefined
    && (accessControlAllowHeaders !== undefined || methods.some(method => !['GET', 'HEAD', 'POST'].includes(String(method))));
}
