import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { ingressClassOf } from '../internal/network/routes';
import { askedBy } from '../internal/programs/traefik-rules';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'same-route',
  severity: 'error',
  title: 'A host and path are routed once.',
  why: 'Which of two routes of one host and path gets the requests is up to the controller, and may change with every change of either.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches',
  remedy: 'give one of them another host or path',
  saidBy: ['host-twice'],
  * check(cluster) {
    const first = new Map<string, Item>();
    for (const { item, host, path, key, elsewhere = key } of routesOf(cluster)) {
      const [other, alike] = [first.get(key), first.get(elsewhere)];
      const must = (who: Item) => `be a route of ${who === item ? 'its own twice' : `${who.toString()} too`}: either may get the requests`;
      if (other) yield { item, at: `rule '${host}${path}'`, must: `must not ${must(other)}`, value: `${host}${path}` };
      // Entry points that an Ingress does not name are those of Traefik's own configuration.
      else if (alike) yield { item, at: `rule '${host}${path}'`, must: `should not ${must(alike)}`, value: `${host}${path}`, severity: 'warning' };
      first.set(key, other ?? item);
    }
  },
};

interface Route {
  readonly item: Item;
  readonly host: string;
  readonly path: string;
  /** What tells it from others. */
  readonly key: string;
  /** What would tell it, if it were an object of another kind. */
  readonly elsewhere?: string;
}

function routesOf(cluster: Cluster): Route[] {
  return [
    ...cluster.all('Ingress').flatMap(ofIngress),
    ...cluster.all('IngressRoute.traefik.io').flatMap(item => ofIngressRoute(cluster, item)),
    ...cluster.all('HTTPRoute.gateway.networking.k8s.io').flatMap(ofHttpRoute),
  ];
}

/** The routes of an Ingress: host, path, and how the path is meant. `/a` and `/a/` are the same as a prefix. */
function ofIngress(item: Item): Route[] {
  const { spec, metadata } = item;
  const annotations = record(metadata.annotations);
  if (annotations['nginx.ingress.kubernetes.io/canary'] === 'true') return [];
  const className = String(ingressClassOf(item) ?? '');
  return list(spec.rules).flatMap(({ host = '', http }) => list(record(http).paths).map(({ path = '/', pathType }): Route => {
    const exact = pathType === 'Exact';
    const prefix = withoutEnd(String(path), exact);
    return { item, host: String(host), path: prefix, key: keyOf(className, conditionsIn(annotations), String(host), prefix, exact) };
  }));
}

/** What controllers tell routes of Ingresses apart by, besides: the entry points of Traefik, the conditions of AWS's. */
function conditionsIn(annotations: Readonly<Record<string, unknown>>): unknown[] {
  return Object.keys(annotations).filter(key => /router\.entrypoints$|\/conditions\./.test(key)).map(key => annotations[key]);
}

/** Those of Traefik's own, as far as they are of hosts and a path alone. */
function ofIngressRoute(cluster: Cluster, item: Item): Route[] {
  const { entryPoints } = item.spec;
  const points = Array.isArray(entryPoints) ? [...entryPoints].map(String).sort() : [];
  // One for plain requests is there to send them on.
  const plain = points.join() === 'web';
  // Of one rule twice in an object, Traefik keeps the last: see traefik-name.
  const routes = list(item.spec.routes).filter(({ match }, index, all) => index === all.findIndex(each => each.match === match));
  return routes.flatMap(({ match, priority }): Route[] => {
    const { hosts = [], path: asked, others = [] } = askedBy(String(match)) ?? {};
    if (others.length > 0) return [];
    const exact = asked?.how === 'exact';
    const path = withoutEnd(asked?.text ?? '/', exact);
    return hosts.map(host => ({
      item,
      host,
      path,
      // Of two of one priority either may get the requests, of two others the higher one does.
      key: keyOf('IngressRoute', points, host, path, exact, priority ?? 'length'),
      ...plain || priority !== undefined ? {} : { elsewhere: keyOf(traefikClass(cluster), [], host, path, exact) },
    }));
  });
}

/** Those of the Gateway API, as far as they are of hosts and a path alone, at each of their listeners. */
function ofHttpRoute(item: Item): Route[] {
  const { hostnames, parentRefs, rules } = item.spec;
  const hosts = Array.isArray(hostnames) ? hostnames.map(String) : [];
  const listeners = list(parentRefs).map(({ name, namespace = item.namespace, sectionName, port }) => [namespace, name, sectionName, port]);
  return list(rules).flatMap(({ matches = [{}] }) => list(matches).flatMap(({ path, ...others }) => {
    const { type = 'PathPrefix', value = '/' } = record(path);
    if (Object.keys(others).length > 0 || type === 'RegularExpression') return [];
    const exact = type === 'Exact';
    const prefix = withoutEnd(String(value), exact);
    return hosts.flatMap(host => listeners.map(listener => ({ item, host, path: prefix, key: keyOf('HTTPRoute', listener, host, prefix, exact) })));
  }));
}

/** The class of the Ingresses that Traefik serves. */
function traefikClass(cluster: Cluster): string {
  return cluster.all('IngressClass').find(({ json }) => record(json.spec).controller === 'traefik.io/ingress-controller')?.name ?? 'traefik';
}

/** A path as it tells routes apart: the slash at the end of a prefix does not. */
function withoutEnd(path: string, exact: boolean): string {
  return exact ? path : path.replace(/(?<=.)\/$/, '');
}

function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
