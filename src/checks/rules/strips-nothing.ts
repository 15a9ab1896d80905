import { Json, list, record } from '../../core/internal/json';
import { valuesOf } from '../../core/internal/traefik-match';
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
        if (typeof match !== 'string') continue;
        const paths = pathsOf(match);
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

/** The paths that a rule asks for; none where it takes others besides. */
function pathsOf(match: string): string[] {
  if (/[!$]|regexp/i.test(match)) return [];
  // What is in parentheses and asks for no path is one question, as are several hosts.
  let questions = match.replace(/`[^`]*`|"[^"]*"/g, '');
  for (let before = ''; before !== questions;) {
    before = questions;
    questions = questions.replace(/\((?:(?!path)[^()])*\)/gi, '');
  }
  return questions.split('||').every(each => /path/i.test(each)) ? [...valuesOf(match, 'PathPrefix'), ...valuesOf(match, 'Path')] : [];
}

function changesPath(spec: Json): boolean {
  return ['addPrefix', 'replacePath', 'replacePathRegex', 'stripPrefixRegex', 'chain', 'plugin', 'redirectRegex'].some(field => spec[field] !== undefined);
}

function prefixesOf({ stripPrefix }: Json): string[] {
  const { prefixes } = record(stripPrefix);
  return Array.isArray(prefixes) ? prefixes.filter((each): each is string => typeof each === 'string' && !each.includes('${')) : [];
}
