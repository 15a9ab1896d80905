import { groups } from '../../core/internal/groups';
import { list } from '../../core/internal/json';
import { Item } from '../internal/item';
import { readTogether } from '../internal/programs/traefik';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'route-shadowed',
  severity: 'warning',
  title: 'A route of Traefik is not behind another one that takes all of its requests.',
  why: 'Of the routes that take a request, the one of the highest priority has it, which is the length of the rule where none is said: that of several hosts may be longer than that of one host and a path. What is behind such a one is never asked.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/routing/rules-and-priority/#priority-calculation',
  remedy: 'give it a \'priority\' above that of the other',
  * check(cluster) {
    const routes = cluster.all('IngressRoute.traefik.io').flatMap(routesOf);
    for (const together of groups(routes, ({ at }) => at).values()) {
      const byHost = new Map<string | undefined, Route[]>();
      for (const route of together) for (const host of route.hosts ?? [undefined]) byHost.set(host, [...byHost.get(host) ?? [], route]);
      for (const route of together) {
        const others = [...byHost.get(undefined) ?? [], ...route.hosts?.flatMap(host => byHost.get(host) ?? []) ?? []];
        const before = others.find(other => isBefore(other, route) && readTogether(cluster, other.item, route.item));
        if (!before) continue;
        const whose = before.item === route.item ? 'its own' : `that of ${before.item.toString()}`;
        yield { item: route.item, at: `route '${route.match}'`, must: `should be before ${whose}, '${before.match}', which takes all of its requests by a priority of ${before.priority}`, value: route.priority };
      }
    }
  },
};

/** What a route asks, where it is a conjunction. */
interface Route {
  readonly item: Item;
  readonly match: string;
  readonly priority: number;
  /** Where requests come from: routes of other entry points, and those without TLS, take others. */
  readonly at: string;
  /** One of these; any, where there are none. */
  readonly hosts?: readonly string[];
  readonly path?: { readonly text: string; readonly exact: boolean };
  /** What else it asks, as it is written. */
  readonly others: readonly string[];
}

function routesOf(item: Item): Route[] {
  const { entryPoints, tls, routes } = item.spec;
  const at = JSON.stringify([Array.isArray(entryPoints) ? entryPoints.map(String).sort() : [], tls !== undefined]);
  return list(routes).flatMap(({ match, priority, syntax }): Route[] => {
    if (typeof match !== 'string' || syntax === 'v2' || match.includes('${')) return [];
    const parts = partsOf(match);
    if (!parts) return [];
    const hosts = parts.filter(part => HOSTS.test(part)).map(part => [...part.matchAll(/`([^`]+)`/g)].map(([, host]) => host.toLowerCase()));
    const paths = parts.flatMap(part => {
      const [, how, text] = PATH.exec(part) ?? [];
      return how === undefined ? [] : [{ text, exact: how === 'Path' }];
    });
    // A question twice is none that anybody asks.
    if (hosts.length > 1 || paths.length > 1) return [];
    const own = typeof priority === 'number' && priority !== 0 ? priority : match.length;
    return [{ item, match, priority: own, at, hosts: hosts[0], path: paths[0], others: parts.filter(part => !HOSTS.test(part) && !PATH.test(part)) }];
  });
}

const HOSTS = /^Host\(`[^`]+`\)(\s*\|\|\s*Host\(`[^`]+`\))*$/;
const PATH = /^(Path|PathPrefix)\(`([^`]+)`\)$/;

/** What a rule asks at once; undefined where it asks one thing or another. */
function partsOf(match: string): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  let either = false;
  for (const [token] of match.matchAll(/`[^`]*`|&&|\|\||[\s\S]/g)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === '||' && depth === 0) either = true;
    if (token === '&&' && depth === 0) {
      parts.push(plain(part));
      part = '';
    } else {
      part += token;
    }
  }
  parts.push(plain(part));
  // Without parentheses, only the last of several hosts would be bound to what follows.
  return either && (parts.length > 1 || !HOSTS.test(parts[0])) ? undefined : parts;
}

/** A part without the parentheses around hosts. */
function plain(part: string): string {
  const [, inner] = /^\(\s*([^()]*(?:\([^()]*\)[^()]*)*)\)$/.exec(part.trim()) ?? [];
  return inner !== undefined && HOSTS.test(inner.trim()) ? inner.trim() : part.trim();
}

/** Whether one goes first, and leaves nothing to another that is not its like. */
function isBefore(other: Route, route: Route): boolean {
  return other.priority > route.priority && takes(other, route) && !takes(route, other);
}

/** Whether all requests that one takes are such as another one takes. */
function takes(other: Route, route: Route): boolean {
  const { hosts, path, others } = other;
  const byHost = hosts === undefined || (route.hosts?.every(host => hosts.includes(host)) ?? false);
  const byPath = path === undefined || (!path.exact && path.text === '/')
    || (route.path !== undefined && (path.exact ? route.path.exact && route.path.text === path.text : route.path.text.startsWith(path.text)));
  return byHost && byPath && others.every(each => route.others.includes(each));
}
