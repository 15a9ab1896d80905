import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { ingressControllerOf } from '../internal/network/routes';
import { isTold, readTogether, traefikOf } from '../internal/programs/traefik';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'traefik-name',
  severity: 'error',
  title: 'Traefik does not call two things by one name.',
  why: 'Traefik calls an object by its namespace and its name with a dash between them, a route by its rule or its host too, and a Service that shares requests by its port too, as it is written there. Of two things of one name one stays, and which one that is each pod of Traefik decides by itself: a team gets the Middleware of another, a client loses its cookie now and then.',
  source: 'https://github.com/traefik/traefik/issues/11257',
  remedy: 'rename one of them',
  saidBy: ['route-service', 'same-match'],
  * check(cluster) {
    const isSafe = isTold(traefikOf(cluster), 'providers.kubernetescrd.safenaming') === true;
    const known = new Map<string, Named[]>();
    for (const named of everyNamed(cluster)) {
      const { item, at, space, name, is, said } = named;
      const key = `${space} ${name}`;
      const before = known.get(key) ?? [];
      const others = before.filter(each => each.is !== is || each.said !== said);
      if (others.length === before.length) known.set(key, [...before, named]);
      const other = others.find(each => readTogether(cluster, each.item, item));
      if (other?.is === is) {
        const must = `must say the same of ${is} as ${other.item.toString()} does (${other.said}): to Traefik it is one service, and each of its pods goes by one of the two`;
        yield { item, at, must, value: said, remedy: 'say the same in both; or name the port by its number in one and by its name in the other, which makes them two' };
      } else if (other && !(isSafe && space.endsWith('@kubernetescrd'))) {
        yield { item, at, must: `must be called otherwise than ${other.is}: to Traefik both are ${name}, and one takes the place of the other`, value: is, source: NAMES };
      }
    }
    for (const item of cluster.all('IngressRoute.traefik.io')) yield* repeated(item);
  },
};

const NAMES = 'https://github.com/traefik/traefik/issues/10139';
const RULES = 'https://github.com/traefik/traefik/issues/12075';

/** A thing that Traefik has a name for. */
interface Named {
  readonly item: Item;
  readonly at: string;
  /** Within what Traefik's names are of one thing each. */
  readonly space: string;
  readonly name: string;
  /** What it is in truth. */
  readonly is: string;
  /** What is said of it there. */
  readonly said?: string;
}

function* everyNamed(cluster: Cluster): Iterable<Named> {
  for (const kind of ['Middleware', 'MiddlewareTCP', 'ServersTransport', 'ServersTransportTCP', 'TLSOption', 'TraefikService']) {
    for (const item of cluster.all(`${kind}.traefik.io`)) {
      yield { item, at: 'metadata.name', space: `${kind}@kubernetescrd`, name: nameOf(item.namespace, item.name), is: item.toString() };
    }
  }
  for (const item of cluster.all('TraefikService.traefik.io')) yield* sharedOf(item, 'spec', partsOf(item.spec));
  for (const item of cluster.all('IngressRoute.traefik.io')) {
    for (const { match, services } of list(item.spec.routes)) {
      // A single one is the route's own.
      if (list(services).length > 1) yield* sharedOf(item, `route '${String(match)}'`, list(services));
    }
  }
  for (const item of cluster.all('Ingress')) if (ingressControllerOf(cluster, item) === 'traefik.io/ingress-controller') yield* ofIngress(item);
}

/** Routes of one rule in one object. */
function* repeated(item: Item): Iterable<Violation> {
  const rules = list(item.spec.routes).map(({ match }) => match);
  for (const match of new Set(rules.filter((each, index) => rules.indexOf(each) < index))) {
    yield { item, at: 'spec.routes', must: 'must have each rule once: of several routes of one Traefik keeps the last, whatever their priorities', value: match, source: RULES, remedy: 'remove the others, or put them into IngressRoutes of their own' };
  }
}

/** What a TraefikService shares requests among. */
function partsOf({ weighted, mirroring, highestRandomWeight, failover }: Json): Json[] {
  const [mirrored, failing] = [record(mirroring), record(failover)];
  const { mirrors, mirrorBody, maxBodySize, ...mirror } = mirrored;
  const parts = [record(weighted).services, record(highestRandomWeight).services, mirrors].flatMap(list);
  return [...parts, mirror, ...[failing.service, failing.fallback].map(record)].filter(({ name }) => name !== undefined);
}

/** The Services among those that share requests. */
function* sharedOf(item: Item, at: string, parts: readonly Json[]): Iterable<Named> {
  for (const { kind = 'Service', name, namespace = item.namespace, port, weight, percent, ...said } of parts) {
    if (kind !== 'Service' || String(name).includes('@')) continue;
    yield {
      item,
      at,
      space: 'TraefikService@kubernetescrd',
      name: nameOf(namespace, name, port),
      is: serviceOf(namespace, name, port),
      said: settingsOf(said, String(port)),
    };
  }
}

/** What is said besides what holds anyway. */
function settingsOf(said: Json, port: string): string {
  const isSecure = port === '443' || port.startsWith('https');
  const byDefault: Json = { passHostHeader: true, nativeLB: false, nodePortLB: false, scheme: isSecure ? 'https' : 'http', strategy: 'wrr' };
  const words = Object.entries(said).filter(([key, value]) => value !== null && value !== byDefault[key] && value !== 'RoundRobin');
  return words.length === 0 ? 'nothing' : JSON.stringify(Object.fromEntries(words.sort(([a], [b]) => a < b ? -1 : 1)));
}

/** The routes of an Ingress, and the Services that they lead to. */
function* ofIngress(item: Item): Iterable<Named> {
  for (const { host = '', http } of list(item.spec.rules)) {
    for (const { path = '', backend } of list(record(http).paths)) {
      const at = `rule '${String(host)}${String(path)}'`;
      // Of its own that are called the same it tells apart.
      yield { item, at, space: 'Ingress@kubernetes', name: nameOf(item.namespace, item.name, `${String(host)}${String(path)}`), is: item.toString() };
      const { name, port } = record(record(backend).service);
      if (name === undefined) continue;
      const asked = record(port).name ?? record(port).number;
      yield { item, at, space: 'Service@kubernetes', name: nameOf(item.namespace, name, asked), is: serviceOf(item.namespace, name, asked) };
    }
  }
}

function serviceOf(namespace: unknown, name: unknown, port: unknown): string {
  return `Service ${namespace === undefined ? '' : `${String(namespace)}/`}${String(name)}${port === undefined ? '' : `:${String(port)}`}`;
}

/** As Traefik joins names: of letters and digits, with a dash between. */
function nameOf(...parts: readonly unknown[]): string {
  return parts.join('-').split(/[^\p{L}\p{N}]/u).filter(each => each !== '').join('-');
}
