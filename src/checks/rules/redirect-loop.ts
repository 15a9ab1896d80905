import { Json, list, record } from '../../core/internal/json';
import { isWildcard } from '../../core/internal/names';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { listenersOf, parentsOf } from '../internal/network/gateways';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'redirect-loop',
  severity: 'error',
  title: 'A route that sends to https is not one of the https listener.',
  why: 'A route that names no listener joins all that take it. By https, too, it sends the browser to where it is already: it stops with "too many redirects", unless an older route takes the requests.',
  source: 'https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/',
  remedy: 'write \'sectionName\' of the listener of plain http into its parentRefs',
  * check(cluster) {
    const routes = cluster.all('HTTPRoute.gateway.networking.k8s.io');
    for (const item of routes) {
      const redirects = list(item.spec.rules).filter(isOfScheme).flatMap(plainPaths);
      const secure = redirects.length > 0 ? listeners(cluster, item).filter(isHttps) : [];
      if (secure.length > 0) yield* looping(cluster, item, redirects, secure, routes);
    }
  },
};

/** Whether nothing else changes: it sends to the same host and path, at the port of https. */
function isOfScheme({ filters }: Json): boolean {
  return list(filters).some(({ requestRedirect }) => {
    const { scheme, hostname, path, port = 443 } = record(requestRedirect);
    return scheme === 'https' && hostname === undefined && path === undefined && port === 443;
  });
}

function isHttps({ protocol, port }: Json): boolean {
  return protocol === 'HTTPS' && port === 443;
}

/** The paths of a rule, as far as it asks for nothing else. */
function plainPaths({ matches = [{}] }: Json): string[] {
  return list(matches).flatMap(({ path, ...others }) => {
    const { type = 'PathPrefix', value = '/' } = record(path);
    return Object.keys(others).length > 0 ? [] : [`${String(type)} ${String(value).replace(/(?<=.)\/$/, '')}`];
  });
}

function listeners(cluster: Cluster, item: Item): readonly Json[] {
  return parentsOf(cluster, item).flatMap(parent => listenersOf(cluster, item, parent));
}

function hostsOf({ spec: { hostnames } }: Item): string[] {
  return Array.isArray(hostnames) ? hostnames.map(String) : [];
}

/** Of a host that it does not name itself, routes that do take the requests. */
function* looping(cluster: Cluster, item: Item, paths: readonly string[], secure: readonly Json[], routes: readonly Item[]): Iterable<Violation> {
  const hosts = hostsOf(item).filter(each => !isWildcard(each));
  const others = routes.filter(each => each !== item
    && hostsOf(each).some(host => hosts.includes(host)) && listeners(cluster, each).some(listener => secure.includes(listener)));
  const rival = others.find(each => list(each.spec.rules).flatMap(plainPaths).some(path => paths.includes(path)));
  // Where others have parts of the host, nobody may ask for the rest.
  if (hosts.length === 0 || (others.length > 0 && !rival)) return;
  const [{ name }] = secure;
  const otherwise = rival ? `, or takes none, where ${rival.toString()} is older` : '';
  yield {
    item,
    at: 'spec.parentRefs',
    must: `${rival ? 'must' : 'should'} name the listener of plain http: by '${String(name)}' it sends each request to itself${otherwise}`,
    value: hosts.join(', '),
    ...rival ? {} : { severity: 'warning' },
  };
}
