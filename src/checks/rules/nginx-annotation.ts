import { closestName } from '../../core/internal/closest-name';
import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { ingressControllerOf, routesOf } from '../internal/network/routes';
import { COMPANIONS, GONE, INSTEAD, KNOWN } from '../internal/programs/nginx-annotations';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'nginx-annotation',
  severity: 'error',
  title: 'An annotation of ingress-nginx is one that it reads, as it reads it, with what it needs beside it.',
  why: 'An annotation that ingress-nginx does not know, or cannot read, it passes over, and says so in its log at most: a time that never holds, a login that nobody is asked for. Of some, each request is answered with 503.',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/',
  remedy: 'correct it',
  * check(cluster) {
    for (const item of routesOf(cluster)) {
      if (item.metadata.annotations === undefined) continue;
      const annotations = new Map(Object.entries(record(item.metadata.annotations)));
      const own = new Map([...annotations].flatMap(([key, value]) => key.startsWith(PREFIX) ? [[key.slice(PREFIX.length), value] as const] : []));
      const other = own.size > 0 ? otherController(cluster, item) : undefined;
      if (other !== undefined) {
        // What serves a Gateway is not known.
        const doubtful = other === GATEWAY ? { severity: 'warning' as const } : {};
        yield { ...doubtful, item, at: 'metadata.annotations', must: `${other === GATEWAY ? 'should' : 'must'} be read by who routes it, which is ${other}: to it those of ingress-nginx say nothing`, value: [...own.keys()].join(', '), remedy: 'say it as its controller reads it: by \'routes\' of a WebApp, or a Middleware' };
        continue;
      }
      for (const [name, value] of own) yield* wrong(item, name, value, own);
      if (own.get('canary') === 'true') yield* alone(cluster, item);
      for (const [key, value] of annotations) {
        // What began with this was ingress-nginx's until 2017, and is Contour's and HAProxy's.
        const name = own.size > 0 ? key.replace(/^ingress\.kubernetes\.io\//, '') : key;
        // A single word may be anybody's.
        if (Object.hasOwn(KNOWN, name) && name.includes('-')) yield { item, at: `annotation '${key}'`, must: `must be '${PREFIX}${name}': nobody reads it`, value };
      }
    }
  },
};

/** A canary of no other route, which takes no requests. */
function* alone(cluster: Cluster, item: Item): Iterable<Violation> {
  const others = cluster.all('Ingress').filter(other => record(other.metadata.annotations)[`${PREFIX}canary`] !== 'true').flatMap(pathsOf);
  for (const path of pathsOf(item)) {
    if (!others.includes(path)) yield { item, at: `annotation '${PREFIX}canary'`, must: 'should be beside another Ingress of the same host and path, of which it takes a share: it is passed over', value: path, remedy: 'give it the host and the path of the other', severity: 'warning' };
  }
}

function pathsOf({ spec }: Item): string[] {
  return list(spec.rules).flatMap(({ host, http }) => list(record(http).paths).map(({ path }) => `${String(host ?? '')}${String(path ?? '/')}`));
}

const PREFIX = 'nginx.ingress.kubernetes.io/';

const GATEWAY = 'its Gateway';

/** Who takes a route, where that is not ingress-nginx. */
function otherController(cluster: Cluster, item: Item): string | undefined {
  if (item.kind !== 'Ingress') return item.kind.startsWith('IngressRoute') ? 'Traefik' : GATEWAY;
  return ingressControllerOf(cluster, item) === 'traefik.io/ingress-controller' ? 'Traefik' : undefined;
}

function* wrong(item: Item, name: string, value: unknown, all: ReadonlyMap<string, unknown>): Iterable<Violation> {
  const at = `annotation '${PREFIX}${name}'`;
  const form = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (!form) {
    const meant = Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : GONE.includes(name) ? undefined : closestName(name, Object.keys(KNOWN));
    // Another version may know it.
    const doubtful = meant === undefined ? { severity: 'warning' as const, remedy: 'remove it, or say it in the ConfigMap of the controller' } : { remedy: `write '${PREFIX}${meant}'` };
    yield { item, at, must: `${meant === undefined ? 'should' : 'must'} be one that ingress-nginx reads: this does nothing`, value, ...doubtful };
    return;
  }
  if (typeof value === 'string' && value !== '' && !form.pattern.test(value)) yield { item, at, must: form.words, value };
  for (const { names, needs, otherwise, severe } of COMPANIONS) {
    // What says that nothing be done needs nobody.
    if (!names.test(name) || value === 'off' || value === 'false' || needs.some(each => all.has(each))) continue;
    const companion = needs.map(each => `'${PREFIX}${each}'`).join(' or ');
    yield { item, at, must: `${severe ? 'must' : 'should'} be beside ${companion}: ${otherwise}`, value, remedy: 'add it', ...severe ? {} : { severity: 'warning' as const } };
  }
}
