import { Json, list, record } from '../../core/internal/json';
import { IpRange, ipRange, isWithin } from '../../core/internal/network/ip-range';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { servicesOf } from '../internal/network/services';
import { allWordsOf, Pods } from '../internal/pods';
import { traefikOf } from '../internal/programs/traefik';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'client-address',
  severity: 'warning',
  title: 'Who lets in, or counts, by addresses sees those of clients.',
  why: 'Where the Service of an ingress controller is of the traffic policy Cluster, a node puts its own address in place of the client\'s; behind a proxy, a connection has that of the proxy, and only a header the client\'s: a list of addresses lets in nobody, or everybody, and a limit is for all clients together.',
  source: 'https://kubernetes.io/docs/tutorials/services/source-ip/',
  remedy: 'set \'externalTrafficPolicy: Local\' on its Service; of an IngressStack, \'clientIp: preserve\'',
  * check(cluster) {
    const [middlewares, ofTcp] = ['Middleware.traefik.io', 'MiddlewareTCP.traefik.io'].map(kind => cluster.all(kind));
    const lists = [...middlewares, ...ofTcp].filter(({ spec: { ipAllowList } }) =>
      ipAllowList !== undefined && isOfConnection(ipAllowList) && !isOfEverybody(ipAllowList));
    const service = lists.length > 0 ? hiding(cluster) : undefined;
    const hidden = service ? lists : [];
    for (const item of hidden) yield { item, at: 'spec.ipAllowList', must: `should see the addresses of clients: ${String(service)} hides them behind those of nodes`, value: record(item.spec.ipAllowList).sourceRange };
    const proxies = middlewares.length > 0 ? trustedOf(cluster) : [];
    if (proxies.length === 0) return;
    const apart = toldApart(cluster);
    for (const item of middlewares) if (!hidden.includes(item) && !apart.has(item.toString())) yield* proxied(item, proxies);
  },
};

/** Whether the address of who connects is looked at, and no header: that is so where nothing is said. */
function isOfConnection(json: unknown): boolean {
  const { depth, excludedIPs } = record(record(json).ipStrategy);
  return !(Number(depth) > 0) && !(Array.isArray(excludedIPs) && excludedIPs.length > 0);
}

function isOfEverybody(json: unknown): boolean {
  const { sourceRange } = record(json);
  return Array.isArray(sourceRange) && sourceRange.some(each => String(each).endsWith('/0'));
}

/** A Service that hides clients from the Traefiks of the program; undefined where one of them sees them, or nobody knows. */
function hiding(cluster: Cluster): Item | undefined {
  const { ingress } = cluster.setting;
  const own = ingress?.own ? cluster.selected(ingress.namespace, { matchLabels: ingress.labels }).slice(0, 1) : [];
  const all = own.length > 0 ? own : traefikOf(cluster).pods ?? [];
  const services = all.map(traefik => hidingFrom(cluster, traefik));
  return services.includes(undefined) ? undefined : services[0];
}

function hidingFrom(cluster: Cluster, traefik: Pods): Item | undefined {
  const hasNodePort = traefik.containers.flatMap(({ json }) => list(json.ports)).some(({ hostPort }) => hostPort !== undefined);
  if (traefik.spec.hostNetwork === true || hasNodePort) return undefined;
  const told = traefik.containers.flatMap(({ json }) => allWordsOf(json));
  if (told.some(word => /proxyprotocol/i.test(word))) return undefined;
  const outside = servicesOf(cluster, traefik).filter(({ spec }) => ['LoadBalancer', 'NodePort'].includes(String(spec.type)));
  // Balancers of clouds may go to pods without a node between.
  if (outside.some(({ spec, metadata }) => spec.loadBalancerClass !== undefined || Object.keys(record(metadata.annotations)).some(key => /aws|azure|gke|google/.test(key)))) return undefined;
  return outside.every(({ spec }) => spec.externalTrafficPolicy !== 'Local') ? outside[0] : undefined;
}

/** The proxies whose headers Traefik takes at all of its entry points; none where that is not known, or it knows clients otherwise. */
function trustedOf(cluster: Cluster): string[] {
  const { options = [] } = traefikOf(cluster);
  const told = options.flatMap(each => [...each]);
  const internal = ['traefik', ...told.filter(([option]) => /^(ping|metrics\.\w+)\.entrypoint$/.test(option)).map(([, name]) => name.toLowerCase())];
  const ranges = options.flatMap(each => [...each].flatMap(([option, address]) => {
    const [, name = ''] = /^entrypoints\.([^.]+)\.address$/.exec(option) ?? [];
    return name === '' || address.endsWith('/udp') || internal.includes(name) ? [] : [each.get(`entrypoints.${name}.forwardedheaders.trustedips`) ?? ''];
  }));
  if (ranges.includes('') || told.some(([option]) => /proxyprotocol|forwardedheaders\.insecure/.test(option))) return [];
  return [...new Set(ranges.flatMap(each => each.split(',')).map(each => each.trim()))];
}

/** The Middlewares of routes that know by the connection who comes by a proxy, and who does not. */
function toldApart(cluster: Cluster): ReadonlySet<string> {
  const routes = cluster.all('IngressRoute.traefik.io').filter(({ spec }) => list(spec.routes).some(({ match }) => /\bClientIP\(/.test(String(match))));
  const named = routes.flatMap(({ spec, namespace }) => list(spec.routes).flatMap(({ middlewares }) => list(middlewares)).map(({ name, namespace: of = namespace }) => `${String(of)}/${String(name)}`));
  return new Set(named.map(each => `Middleware ${each}`));
}

/** What a Middleware does with who comes by a proxy. */
function* proxied(item: Item, proxies: readonly string[]): Iterable<Violation> {
  const said = `ipStrategy: { excludedIPs: ${JSON.stringify(proxies)} }`;
  const { ipAllowList } = item.spec;
  const opened = ipAllowList !== undefined && isOfConnection(ipAllowList) ? opens(record(ipAllowList), proxies) : undefined;
  if (opened !== undefined) yield { item, at: 'spec.ipAllowList', must: `should look at what the proxies before Traefik say of clients: it lets in all who come by ${opened}`, value: record(ipAllowList).sourceRange, source: SOURCE, remedy: `write '${said}'` };
  for (const field of ['rateLimit', 'inFlightReq']) {
    const { average, amount = average, sourceCriterion } = record(item.spec[field]);
    const { requestHeaderName, requestHost, ipStrategy } = record(sourceCriterion);
    // Where nothing is said, requests at once are counted by their host.
    const isByAddress = requestHeaderName === undefined && requestHost !== true && (ipStrategy !== undefined || field === 'rateLimit');
    if (!(Number(amount) > 0) || !isByAddress || !isOfConnection(sourceCriterion)) continue;
    yield { item, at: `spec.${field}`, must: `should count clients by what the proxies before Traefik say of them: all who come by ${proxies.join(', ')} are one`, value: amount, source: SOURCE, remedy: `write 'sourceCriterion: { ${said} }'` };
  }
}

const SOURCE = 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/middlewares/ipallowlist/';

/** A proxy that a list lets in among others, and so whoever comes by it. A list of proxies alone means them, and one of everybody means that. */
function opens({ sourceRange }: Json, proxies: readonly string[]): string | undefined {
  const trusted = proxies.flatMap(each => rangeOf(each) ?? []);
  const allowed = (Array.isArray(sourceRange) ? sourceRange : []).flatMap(each => rangeOf(String(each)) ?? []);
  const more = allowed.filter(range => range.first.includes('1') && !trusted.some(proxy => isWithin(range, proxy)));
  return proxies.find(each => {
    const proxy = rangeOf(each);
    return proxy !== undefined && more.some(range => isWithin(proxy, range));
  });
}

/** Also an address by itself. */
function rangeOf(text: string): IpRange | undefined {
  return ipRange(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`);
}
