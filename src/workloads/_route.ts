import { Facts } from '../core/internal/facts';
import { Found, within } from '../core/internal/finding';
import { isWildcard, wholeHost } from '../core/internal/names';
import { isGrpc, Port } from '../core/internal/pods/ports';
import { secondsOf } from '../core/internal/quantity';
import { Feature, FEATURES, PlannedRoute, RouteKind, Router } from '../core/internal/routing';
import { error, hostName, integer, notBoth, oneOf, seconds, subdomain, warning } from '../core/internal/rules';
import { secretNameOf, secretRules } from '../core/internal/secrets';
import { Route, RouteProps } from '../core/route';

/** A route by its name; the program's own has none. */
type Named = readonly [name: string, route: Route];

/** The routes of a program. One that names no host is for the program's. */
export function routesOf(props: RouteProps, routes: Readonly<Record<string, Route>>): readonly Named[] {
  const { host, hosts, path } = props;
  const own: Route = { host, hosts, path };
  const named = Object.entries(routes).map(([key, route]) => {
    const { requestHeaders, responseHeaders, timeouts, split, ...others } = route;
    // One that is no program has been said to be none.
    const shares = split?.filter(({ to }) => isGiven(to));
    const said = { requestHeaders, responseHeaders, timeouts, split: shares };
    const more = Object.fromEntries(Object.entries(said).filter(([, each]) => saysSomething(each)));
    return [key, { ...others, ...hasHosts(route) ? {} : { host, hosts }, ...more }] as const;
  });
  return [...hasHosts(own) ? [['', own] as const] : [], ...named];
}

function isGiven(value: object | undefined): boolean {
  return value !== undefined;
}

/** An empty list or object says what is left out. */
function saysSomething(value: object | undefined): boolean {
  return value !== undefined && Object.values(value).some(each => each !== undefined);
}

function hasHosts({ host, hosts }: RouteProps): boolean {
  return host !== undefined || hosts !== undefined;
}

function givenHosts({ host, hosts }: RouteProps): string[] {
  return hosts ?? (host === undefined ? [] : [host]);
}

/** The whole host names of a route. */
function hostsOf(props: RouteProps, { domain }: Facts): string[] {
  return givenHosts(props).map(each => wholeHost(each, domain));
}

/** Of what a route is made. */
export interface Routed {
  readonly name: string;
  readonly service: string;
  readonly namespace?: string;
  readonly metadata: PlannedRoute['metadata'];
  readonly ports: readonly Port[];
}

/** The routes of a program with everything decided. Of several for the same hosts the first one asks for the certificate. */
export function plannedRoutes(routes: readonly Named[], facts: Facts, routed: Routed): PlannedRoute[] {
  const { name, service, namespace, metadata, ports } = routed;
  const { secretName, clusterIssuer } = facts.tls?._source() ?? {};
  const certificates = new Map<string, string>();
  return routes.flatMap(([key, route]): PlannedRoute[] => {
    const hosts = hostsOf(route, facts);
    const port = ports.find(each => each.name === route.port) ?? ports[0];
    if (hosts.length === 0 || !port) return [];
    const own = key === '' ? name : `${name}-${key}`;
    const same = JSON.stringify([...hosts].sort());
    const made = certificates.get(same);
    if (made === undefined) certificates.set(same, `${own}-tls`);
    return [{
      name: own,
      metadata,
      namespace,
      hosts,
      path: route.path ?? '/',
      pathType: route.pathType ?? 'Prefix',
      service: { name: service, port: { name: port.name, number: port.servicePort } },
      plain: facts.tls !== undefined && secretName === undefined && clusterIssuer === undefined,
      secretName: clusterIssuer === undefined ? secretName : made ?? `${own}-tls`,
      issuer: made === undefined ? clusterIssuer : undefined,
      route,
    }];
  });
}

/** What is wrong with the routes of a program. */
export function routeRules(props: RouteProps, routes: readonly Named[], facts: Facts, routed: Routed): Found[] {
  const { host, hosts, path } = props;
  return [
    hosts === undefined && path !== undefined && host === undefined ? error('path-without-host', 'path', 'needs a host', path, 'give \'host\', or remove it') : undefined,
    routes.map(([key, route]): Found => {
      const found = oneRoute(route, facts, routed.ports);
      return key === '' ? found : within(`routes '${key}'`, [
        /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(key) ? undefined : error('route-name', 'name', 'must be lower-case letters, digits and \'-\'', key, 'rename it'),
        hasHosts(route) ? undefined : error('route-without-host', 'host', 'must be given, here or for the program', undefined, 'add it'),
        found,
        featureRules(route, routed),
      ]);
    }),
  ];
}

function oneRoute(route: Route, facts: Facts, ports: readonly Port[]): Found[] {
  const hosts = hostsOf(route, facts);
  const { path, pathType, port } = route;
  const asked = port === undefined ? ports[0] : ports.find(each => each.name === port);
  return [
    notBoth('host', route.host, 'hosts', route.hosts, 'put it into \'hosts\''),
    givenHosts(route).map(host => hostName('host', host)),
    hosts.map((host, index): Found => [
      host.includes('.') ? undefined : error('no-domain', 'host', 'must be a whole name, since the Platform has no domain', host, 'write the whole name, or give the Platform a \'domain\''),
      hosts.indexOf(host) < index ? error('host-twice', 'hosts', 'must name each host once', host, 'remove one of them') : undefined,
    ]),
    oneOf('pathType', pathType, ['Prefix', 'Exact', 'RegularExpression']),
    pathRule(path, pathType),
    port !== undefined && !asked ? error('route-port', 'port', `must be one of its ports: ${ports.map(each => each.name).join(', ')}`, port, 'correct it') : undefined,
    hosts.length > 0 && asked && asked.protocol !== 'TCP' ? error('route-port', 'host', 'needs a main port of TCP', `${asked.name}, ${asked.protocol}`, 'list a TCP port first') : undefined,
  ];
}

function pathRule(path: string | undefined, pathType: Route['pathType']): Found {
  if (path === undefined) return undefined;
  if (pathType === 'RegularExpression') {
    return path.startsWith('/') && !path.includes('`') && isPattern(path) ? undefined : error('route-path', 'path', 'must be a regular expression that begins with \'/\'', path, 'write \'/v[0-9]+/.*\'');
  }
  return /^\/(?!.*(\/\/|\/\.\.?(\/|$)|[\s`]|%2f))\S*$/i.test(path) ? undefined : error('route-path', 'path', 'must begin with \'/\', without white space, \'//\', \'.\' and \'..\'', path, 'write the path as it is in the URL');
}

function isPattern(text: string): boolean {
  try {
    // Go's expressions know no conditions on what is around.
    return !/\(\?<?[=!]|\\[1-9]/.test(text) && new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

const HEADER = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

function featureRules(route: Route, { namespace, name }: Routed): Found[] {
  const { requestHeaders = {}, responseHeaders = {}, rateLimit, basicAuth, forwardAuth, sticky, split = [], timeouts } = route;
  const headers = (prop: string, values: Readonly<Record<string, string>>): Found[] => Object.entries(values).map(([header, value]) => [
    HEADER.test(header) ? undefined : error('header', prop, 'must have names of headers', header, 'write \'X-Frame-Options\''),
    /[\r\n]/.test(value) ? error('header', `${prop} '${header}'`, 'must be one line', value, 'remove the line break') : undefined,
  ]);
  const sum = split.reduce((total, { percent }) => total + percent, 0);
  return [
    headers('requestHeaders', requestHeaders),
    headers('responseHeaders', responseHeaders),
    rateLimit && [
      integer('rateLimit.average', rateLimit.average, 1),
      seconds('rateLimit.period', rateLimit.period, 1),
      integer('rateLimit.burst', rateLimit.burst, 1),
    ],
    basicAuth === undefined ? undefined : [subdomain('basicAuth', secretNameOf(basicAuth)), secretRules('basicAuth', typeof basicAuth === 'string' ? undefined : basicAuth, 'users', namespace)],
    forwardAuth && [
      (forwardAuth.target === undefined) === (forwardAuth.url === undefined) ? error('forward-auth', 'forwardAuth', 'must name one who is asked: \'target\' or \'url\'', Object.keys(forwardAuth).join(', '), 'give one of them') : undefined,
      forwardAuth.url === undefined || /^https?:\/\/[^\s/]+(\/\S*)?$/.test(forwardAuth.url) ? undefined : error('url', 'forwardAuth.url', 'must be a URL of http or https', forwardAuth.url, 'write \'https://login.example.org/verify\''),
      within('forwardAuth', pathRule(forwardAuth.path, 'Exact')),
      notBoth('forwardAuth.path', forwardAuth.path, 'forwardAuth.url', forwardAuth.url, 'put it into the URL'),
      (forwardAuth.responseHeaders ?? []).map(header => HEADER.test(header) ? undefined : error('header', 'forwardAuth.responseHeaders', 'must be names of headers', header, 'write \'X-User\'')),
    ],
    sticky && [
      sticky.cookie === undefined || HEADER.test(sticky.cookie) ? undefined : error('cookie', 'sticky.cookie', 'must be the name of a cookie', sticky.cookie, 'write letters, digits, \'-\' and \'_\''),
      oneOf('sticky.sameSite', sticky.sameSite, ['none', 'lax', 'strict']),
    ],
    split.map(({ to, percent }, index): Found => [
      integer(`split[${index}].percent`, percent, 0, 100),
      to.namespace === namespace ? undefined : error('split', `split[${index}].to`, `must be of its own namespace, ${namespace ?? 'which is not known'}`, to.node.path, 'put both into one Tenant'),
      to.serviceName === name ? error('split', `split[${index}].to`, 'must be another program', to.node.path, 'remove it: the rest is its own') : undefined,
    ]),
    sum > 100 ? error('split', 'split', 'must be a hundred percent at most, in all', sum, 'lower the shares') : undefined,
    timeouts && [
      timeouts.connect === undefined || secondsOf(timeouts.connect) > 0 ? undefined : error('timeout', 'timeouts.connect', 'must be more than nothing', secondsOf(timeouts.connect), 'leave it out for the default'),
      timeouts.response === undefined || secondsOf(timeouts.response) > 0 ? undefined : error('timeout', 'timeouts.response', 'must be more than nothing', secondsOf(timeouts.response), 'leave it out for the default'),
    ],
  ];
}

/** What of a route is more than hosts, a path and a certificate. */
function featuresOf({ pathType, ...route }: Route): Feature[] {
  const asked: Feature[] = pathType === 'RegularExpression' ? ['pathType'] : [];
  const others: Feature[] = ['redirectToHttps', 'requestHeaders', 'responseHeaders', 'rateLimit', 'basicAuth', 'forwardAuth', 'sticky', 'split', 'timeouts'];
  return [...asked, ...others.filter(feature => feature !== 'pathType' && route[feature] !== undefined)];
}

/** What the one who routes makes of routes: nobody, somebody else of whom only the class is known, or a stack. */
export function routerRules(plans: readonly PlannedRoute[], facts: Facts, router: Router | undefined): Found[] {
  const [first] = plans;
  if (!first) return [];
  const secured = facts.tls !== undefined || router?.certificates;
  return [
    facts.ingress || router ? undefined : error('no-ingress', 'host', 'needs somebody who routes to it, and the Platform knows nobody', first.hosts[0], 'create an IngressStack before it, or give the Platform \'ingress\''),
    secured ? undefined : warning('no-tls', 'host', 'is served without encryption: the Platform has no \'tls\'', first.hosts[0], 'give the Platform \'tls\'; Tls.none() if it is meant so'),
    router?.kind === 'Ingress' ? sameService(plans) : [],
    router?.kind === 'IngressRoute' ? sharedService(plans.filter(({ route: { split = [] } }) => split.length > 0)) : [],
    router ? uncertified(plans, router) : [],
    router?.namespaces && first.namespace !== undefined && !router.namespaces.includes(first.namespace)
      ? error('namespace-unread', 'host', `must be of a namespace that the stack reads: ${router.namespaces.join(', ')}`, first.namespace, 'add it to \'providers.namespaces\' of the stack')
      : undefined,
    plans.flatMap(({ name, route }) => featuresOf(route).map((feature): Found => {
      const at = `route '${name}' ${feature}`;
      if (!router) return facts.ingress ? error('route-feature', at, 'cannot be said to a controller of which the Platform knows only the class', route[feature], `create an IngressStack, whose routes can be ${able(feature)}`) : undefined;
      if (!FEATURES[router.kind].includes(feature)) return error('route-feature', at, `cannot be said by an ${router.kind}`, route[feature], `let the routes of the stack be ${able(feature)}: its prop 'routes'`);
      if (NEEDS_OBJECTS[router.kind].includes(feature) && !router.middlewares) {
        return error('route-feature', at, 'needs objects of Traefik\'s own kinds, which the stack does not read', route[feature], 'leave out \'providers.crd: false\' of the stack');
      }
      if (feature === 'redirectToHttps' && route.redirectToHttps === false && router.redirects) return error('route-feature', at, 'must not be false: the stack redirects all', false, 'give the stack \'redirectToHttps: false\', and say so for each other route');
      if (feature === 'redirectToHttps' && route.redirectToHttps && router.kind === 'HTTPRoute' && !router.certificates) return error('route-feature', at, 'needs a certificate, which the Gateway of the stack does not have', true, 'give the stack \'defaultCertificate\'');
      return feature === 'rateLimit' && !router.seesClients
        ? warning('rate-limit-shared', at, 'holds for all clients together: the stack does not see their addresses', route.rateLimit?.average, 'let the stack have \'clientIp: "preserve"\'')
        : undefined;
    })),
  ];
}

/** Wildcards that ACME gives no certificate for: of their routes Traefik does not read the hosts. */
function uncertified(plans: readonly PlannedRoute[], { acme, kind }: Router): Found[] {
  if (acme === undefined || (acme === 'dns' && kind === 'IngressRoute')) return [];
  const mended = acme === 'dns' ? 'let the routes of the stack be \'IngressRoute\'' : 'let the stack have the challenge \'dns\'';
  return plans.filter(({ secretName }) => secretName === undefined).map(({ name, hosts }) => hosts.filter(isWildcard).map(host =>
    error('acme-wildcard', `route '${name}' host`, `must be a whole name: by the challenge '${acme}' an ${kind} gets no certificate for a wildcard`, host, `${mended}, or give the Platform 'tls'`)));
}

/** What of a route is a Middleware or a transport of Traefik's, whatever the route is. */
const NEEDS_OBJECTS: Readonly<Record<RouteKind, readonly Feature[]>> = {
  Ingress: ['redirectToHttps', 'requestHeaders', 'responseHeaders', 'rateLimit', 'basicAuth', 'forwardAuth', 'timeouts'],
  IngressRoute: [],
  HTTPRoute: ['rateLimit', 'basicAuth', 'forwardAuth'],
};

/** An Ingress says of the Service, and so of all routes to it, what is at its annotations. */
function sameService(plans: readonly PlannedRoute[]): Found[] {
  const protocol = ({ service: { port } }: PlannedRoute) => isGrpc(port.name);
  const mixed = plans.find(plan => protocol(plan) !== protocol(plans[0]));
  if (mixed) return [error('route-service', `route '${mixed.name}'`, `must be to a port that speaks gRPC if that of '${plans[0].name}' does, and only then: an Ingress says it of the Service`, mixed.service.port.name, 'let the routes of the stack be \'IngressRoute\'')];
  const other = plans.find(plan => saysOtherwise(plan, plans[0]));
  if (!other) return [];
  return [error('route-service', `route '${other.name}'`, `must have the same 'sticky' and 'timeouts' as '${plans[0].name}': an Ingress says them of the Service`, saidOf(other), 'say them for all routes of the program, or let the routes of the stack be \'IngressRoute\'')];
}

/** To Traefik a Service at a port is one service of all routes that share their requests: each of its pods goes by what one of them says of it. */
function sharedService([first, ...others]: readonly PlannedRoute[]): Found[] {
  return others.filter(other => saysOtherwise(other, first)).map(other =>
    error('route-service', `route '${other.name}'`, `must have the same 'sticky' and 'timeouts' as '${first.name}', which has a 'split' too: to Traefik they lead to one service`, saidOf(other), 'say them for both'));
}

/** Whether two routes say different things of what they lead to. */
function saysOtherwise({ route: a }: PlannedRoute, { route: b }: PlannedRoute): boolean {
  return JSON.stringify([a.sticky, a.timeouts]) !== JSON.stringify([b.sticky, b.timeouts]);
}

function saidOf({ route: { sticky, timeouts } }: PlannedRoute): object | string {
  return sticky || timeouts ? { sticky, timeouts } : 'nothing';
}

function able(feature: Feature): string {
  const kinds: RouteKind[] = ['Ingress', 'IngressRoute', 'HTTPRoute'];
  return kinds.filter(kind => FEATURES[kind].includes(feature)).map(kind => `'${kind}'`).join(' or ');
}
