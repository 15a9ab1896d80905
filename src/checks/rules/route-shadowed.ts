import { groups } from '../../core/internal/groups';
import { list } from '../../core/internal/json';
import { Item } from '../internal/item';
import { readTogether } from '../internal/programs/traefik';
import { Asked, AskedPath, askedBy } from '../internal/programs/traefik-rules';
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

/** A route, and what it asks. */
interface Route extends Asked {
  readonly item: Item;
  readonly match: string;
  readonly priority: number;
  /** Where requests come from: routes of other entry points, and those without TLS, take others. */
  readonly at: string;
}

function routesOf(item: Item): Route[] {
  const { entryPoints, tls, routes } = item.spec;
  const at = JSON.stringify([Array.isArray(entryPoints) ? entryPoints.map(String).sort() : [], tls !== undefined]);
  return list(routes).flatMap(({ match, priority, syntax }): Route[] => {
    if (typeof match !== 'string' || syntax === 'v2' || match.includes('${')) return [];
    const asked = askedBy(match);
    const own = typeof priority === 'number' && priority !== 0 ? priority : match.length;
    return asked ? [{ ...asked, item, match, priority: own, at }] : [];
  });
}

/** Whether one goes first, and leaves nothing to another that is not its like. */
function isBefore(other: Route, route: Route): boolean {
  return other.priority > route.priority && takes(other, route) && !takes(route, other);
}

/** Whether all requests that one takes are such as another one takes. */
function takes(other: Route, route: Route): boolean {
  const { hosts, path, others } = other;
  const byHost = hosts === undefined || (route.hosts?.every(host => hosts.includes(host)) ?? false);
  return byHost && takesPath(path, route.path) && others.every(each => route.others.includes(each));
}

function takesPath(path: AskedPath | undefined, asked: AskedPath | undefined): boolean {
  if (path === undefined || (path.how !== 'exact' && path.text === '/')) return true;
  if (asked === undefined) return false;
  switch (path.how) {
    case 'exact': return asked.how === 'exact' && asked.text === path.text;
    case 'prefix': return asked.text.startsWith(path.text);
    // As letters, /shop is a prefix of /shopping too.
    case 'parts': return asked.text.startsWith(`${path.text}/`) || (asked.text === path.text && asked.how !== 'prefix');
  }
}
