import { Json, list, record } from '../../core/internal/json';
import { pathsTaken } from '../internal/programs/traefik-rules';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'strips-nothing',
  severity: 'warning',
  title: 'A prefix that a route strips is one of its paths.',
  why: 'Traefik strips a prefix from the paths that have it, and passes on all others as they are: where a route has no such path, the program is asked for paths that it does not know, and answers 404.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/middlewares/stripprefix/',
  remedy: 'write the prefix of the route, or remove the Middleware from the route',
  * check(cluster) {
    for (const item of cluster.all('IngressRoute.traefik.io')) {
      for (const [index, { match, middlewares }] of list(item.spec.routes).entries()) {
        // Expressions are of paths that cannot be told, and what is put in the place of a variable, nobody knows here.
        if (typeof match !== 'string' || /\$|regexp/i.test(match)) continue;
        const paths = pathsTaken(match);
        if (paths.length === 0) continue;
        for (const { name, namespace = item.namespace } of list(middlewares)) {
          const middleware = cluster.find('Middleware.traefik.io', String(namespace), String(name));
          // What changes the path before, or in its place, nobody follows here.
          if (!middleware || changesPath(middleware.spec)) break;
          const prefixes = prefixesOf(middleware.spec);
          if (prefixes.length === 0 || prefixes.some(prefix => paths.some(path => path.startsWith(prefix) || prefix.startsWith(path)))) continue;
          yield { item, at: `routes[${index}].middlewares`, must: `should strip a prefix of its paths, ${paths.join(', ')}: Middleware ${middleware.name} strips nothing of them`, value: prefixes };
        }
      }
    }
  },
};

function changesPath(spec: Json): boolean {
  return ['addPrefix', 'replacePath', 'replacePathRegex', 'stripPrefixRegex', 'chain', 'plugin', 'redirectRegex'].some(field => spec[field] !== undefined);
}

function prefixesOf({ stripPrefix }: Json): string[] {
  const { prefixes } = record(stripPrefix);
  return Array.isArray(prefixes) ? prefixes.filter((each): each is string => typeof each === 'string' && !each.includes('${')) : [];
}
