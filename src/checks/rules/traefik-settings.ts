import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { ingressClassOf, routesOf } from '../internal/network/routes';
import { servicePortsOf, servicesOf } from '../internal/network/services';
import { isTold, readsClass, traefikOf } from '../internal/programs/traefik';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'traefik-settings',
  severity: 'error',
  title: 'Traefik is told to allow what its routes ask for.',
  why: 'Unless its options say so, Traefik takes nothing of another namespace than the route\'s, and no Service that is a name outside; of another class than its own it reads nothing. It leaves out the route, and says so in its log alone.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/install-configuration/providers/kubernetes/kubernetes-crd/',
  remedy: 'set the option, or do without',
  * check(cluster) {
    for (const item of routesOf(cluster)) {
      if (!item.kind.startsWith('IngressRoute')) continue;
      yield* elsewhere(cluster, item);
      yield* named(cluster, item);
      yield* unread(cluster, item);
      yield* unknownEntries(cluster, item);
      yield* unknownResolver(cluster, item);
      yield* inPlainText(cluster, item);
    }
  },
};

const DOUBTFUL = { severity: 'warning' as const };

/** What routes name in other namespaces. */
function* elsewhere(cluster: Cluster, item: Item): Iterable<Violation> {
  const allowed = isTold(traefikOf(cluster), 'providers.kubernetescrd.allowcrossnamespace');
  if (allowed === true) return;
  for (const { kind, namespace, name, at } of item.references) {
    // Secrets are of the route's namespace, whatever is written.
    if (kind === 'Secret' || namespace === undefined || namespace === item.namespace || item.namespace === undefined) continue;
    const must = `${allowed === false ? 'must' : 'should'} name what is in the route's own namespace, unless Traefik runs with allowCrossNamespace: the route is left out`;
    yield { item, at, must, value: `${namespace}/${name}`, remedy: 'set it (of an IngressStack, \'allowCrossNamespace: true\' in \'providers\'), or do without', ...allowed === false ? {} : DOUBTFUL };
  }
}

/** Services that are names outside. */
function* named(cluster: Cluster, item: Item): Iterable<Violation> {
  const option = 'providers.kubernetescrd.allowexternalnameservices';
  const allowed = isTold(traefikOf(cluster), option);
  if (allowed === true) return;
  for (const { kind, namespace, name, at } of item.references) {
    if (kind !== 'Service' || cluster.find(kind, namespace, name)?.spec.type !== 'ExternalName') continue;
    const must = `${allowed === false ? 'must' : 'should'} lead to a Service that is no ExternalName, unless Traefik runs with allowExternalNameServices: the route is left out`;
    yield { item, at, must, value: name, remedy: `set it (of an IngressStack, '--${option}=true' in 'args'), or do without`, ...allowed === false ? {} : DOUBTFUL };
  }
}

/** A class that no Traefik of the program has. */
function* unread(cluster: Cluster, item: Item): Iterable<Violation> {
  const { options } = traefikOf(cluster);
  const own = String(ingressClassOf(item) ?? '');
  // Another Traefik, somebody else's, may have it.
  const declared = own !== '' && cluster.exists('IngressClass', undefined, own);
  if (options === undefined || declared || options.some(each => readsClass(each, own))) return;
  const read = options.map(each => each.get('providers.kubernetescrd.ingressclass') || 'traefik').join(', ');
  yield { item, at: `annotation '${ANNOTATION}'`, must: `must be a class that Traefik reads: ${read}`, value: own, remedy: 'set it so; where another Traefik has it, say that it is there: External.ingressClass in \'external\' of the Platform' };
}

const ANNOTATION = 'kubernetes.io/ingress.class';

/** Entry points that no Traefik of the program has. */
function* unknownEntries(cluster: Cluster, item: Item): Iterable<Violation> {
  const { options } = traefikOf(cluster);
  const known = options?.flatMap(each => [...each.keys()]).flatMap(option => /^entrypoints\.([^.]+)\.address$/.exec(option)?.[1] ?? []) ?? [];
  if (known.length === 0 || !Array.isArray(item.spec.entryPoints)) return;
  for (const name of item.spec.entryPoints.map(String)) {
    if (!known.includes(name.toLowerCase())) yield { item, at: 'spec.entryPoints', must: `must be one that Traefik has: ${[...new Set(known)].join(', ')}`, value: name, remedy: 'correct it, or add the entry point' };
  }
}

/** A resolver of certificates that no Traefik of the program has. */
function* unknownResolver(cluster: Cluster, item: Item): Iterable<Violation> {
  const { certResolver } = record(item.spec.tls);
  const { options } = traefikOf(cluster);
  if (options === undefined || typeof certResolver !== 'string' || certResolver === '') return;
  const known = [...new Set(options.flatMap(each => [...each.keys()]).flatMap(option => /^certificatesresolvers\.([^.]+)\./.exec(option)?.[1] ?? []))];
  if (known.includes(certResolver.toLowerCase())) return;
  yield { item, at: 'spec.tls.certResolver', must: `must be one that Traefik has: ${known.join(', ') || 'there is none'}; it shows a certificate of its own, which no browser trusts`, value: certResolver, remedy: 'correct it, or add the resolver', source: RESOLVERS };
}

const RESOLVERS = 'https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/overview/';

/** A route of entry points of https alone, which neither it nor they have a certificate for: it is one of http there. */
function* inPlainText(cluster: Cluster, item: Item): Iterable<Violation> {
  const { options, pods = [] } = traefikOf(cluster);
  const { entryPoints, tls } = item.spec;
  if (options === undefined || item.kind !== 'IngressRoute' || tls !== undefined || !Array.isArray(entryPoints) || entryPoints.length === 0) return;
  const isOfHttps = (name: string) => options.some(each => /:8?443$/.test(each.get(`entrypoints.${name}.address`) ?? ''));
  const hasTls = (name: string) => options.some(each => [...each.keys()].some(option => option.startsWith(`entrypoints.${name}.http.tls`)));
  const names = entryPoints.map(each => String(each).toLowerCase());
  // A load balancer of a cloud may take https in front of it, and ask by http.
  const asked = pods.flatMap(each => servicesOf(cluster, each)).filter(service => servicePortsOf(service).some(({ port }) => port === 443));
  const isFirst = asked.length > 0 && asked.every(({ metadata }) => !/ssl|tls|cert|proxy/i.test(JSON.stringify(metadata.annotations ?? {})));
  if (!isFirst || !names.every(name => isOfHttps(name) && !hasTls(name))) return;
  yield { item, at: 'spec.tls', must: 'should be there: without it the route is one of http, and who asks by https gets 404', value: 'nothing', severity: 'warning', remedy: 'write \'tls: {}\', or have the entry point say so: entryPoints.<name>.http.tls', source: WITH_TLS };
}

const WITH_TLS = 'https://doc.traefik.io/traefik/reference/routing-configuration/http/tls/overview/';
