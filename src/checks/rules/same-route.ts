import { list, record } from '../../core/internal/json';
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
    for (const item of cluster.all('Ingress')) {
      if (record(item.metadata.annotations)['nginx.ingress.kubernetes.io/canary'] === 'true') continue;
      for (const route of routesOf(item)) {
        const key = JSON.stringify([classOf(item), conditionsOf(item), ...route]);
        const other = first.get(key);
        const [host, path] = route;
        if (other) yield { item, at: `rule '${host}${path}'`, must: `must not be a route of ${other === item ? 'its own twice' : `${other.toString()} too`}: either may get the requests`, value: `${host}${path}` };
        first.set(key, other ?? item);
      }
    }
  },
};

/** The routes of an Ingress: host, path, and how the path is meant. `/a` and `/a/` are the same as a prefix. */
function routesOf({ spec }: Item): Array<[string, string, string]> {
  return list(spec.rules).flatMap(({ host, http }) => list(record(http).paths).map(({ path = '/', pathType }): [string, string, string] => {
    const prefix = pathType === 'Exact' ? String(path) : String(path).replace(/(?<=.)\/$/, '');
    return [String(host ?? ''), prefix, pathType === 'Exact' ? 'Exact' : 'Prefix'];
  }));
}

/** What controllers tell routes apart by, besides: the entry points of Traefik, the conditions of AWS's. */
function conditionsOf({ metadata }: Item): unknown[] {
  return Object.entries(record(metadata.annotations)).filter(([key]) => /router\.entrypoints$|\/conditions\./.test(key)).map(([, value]) => value);
}

function classOf({ spec, metadata }: Item): string {
  const { 'kubernetes.io/ingress.class': annotation } = record(metadata.annotations);
  return String(spec.ingressClassName ?? annotation ?? '');
}
