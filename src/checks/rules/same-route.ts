import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
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
  return [...cluster.all('Ingress').flatMap(ofIngress), ...cluster.all('IngressRoute.traefik.io').flatMap(item => ofIngressRoute(cluster, item))];
}

/** The routes of an Ingress: host, path, and how the path is meant. `/a` and `/a/` are the same as a prefix. */
function ofIngress(item: Item): Route[] {
  const { spec, metadata } = item;
  const annotations = record(metadata.annotations);
  if (annotations['nginx.ingress.kubernetes.io/canary'] === 'true') return [];
  const { 'kubernetes.io/ingress.class': annotation } = annotations;
  return list(spec.rules).flatMap(({ host = '', http }) => list(record(http).paths).map(({ path = '/', pathType }): Route => {
    const exact = pathType === 'Exact';
    const prefix = exact ? String(path) : String(path).replace(/(?<=.)\/$/, '');
    return { item, host: String(host), path: prefix, key: keyOf(String(spec.ingressClassName ?? annotation ?? ''), conditionsIn(annotations), String(host), prefix, exact) };
  }));
}

/** What controllers tell routes of Ingresses apart by, besides: the entry points of Traefik, the conditions of AWS's. */
function conditionsIn(annotations: Readonly<Record<string, unknown>>): unknown[] {
  return Object.keys(annotations).filter(key => /router\.entrypoints$|\/conditions\./.test(key)).map(key => annotations[key]);
}

const MATCH = /^\s*Host\(`([^`]+)`\)(?:\s*&&\s*(Path|PathPrefix)\(`([^`]+)`\))?\s*$/;

/** Those of Traefik's own, as far as they are of a host and a path alone. */
function ofIngressRoute(cluster: Cluster, item: Item): Route[] {
  const { entryPoints } = item.spec;
  const points = Array.isArray(entryPoints) ? [...entryPoints].map(String).sort() : [];
  // One for plain requests is there to send them on.
  const plain = points.join() === 'web';
  return list(item.spec.routes).flatMap(({ match, priority }): Route[] => {
    const [, host, how, path = '/'] = MATCH.exec(String(match)) ?? [];
    if (host === undefined || priority !== undefined) return [];
    const exact = how === 'Path';
    const prefix = exact ? path : path.replace(/(?<=.)\/$/, '');
    return [{
      item,
      host,
      path: prefix,
      key: keyOf('IngressRoute', points, host, prefix, exact),
      ...plain ? {} : { elsewhere: keyOf(traefikClass(cluster), [], host, prefix, exact) },
    }];
  });
}

/** The class of the Ingresses that Traefik serves. */
function traefikClass(cluster: Cluster): string {
  return cluster.all('IngressClass').find(({ json }) => record(json.spec).controller === 'traefik.io/ingress-controller')?.name ?? 'traefik';
}

function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
