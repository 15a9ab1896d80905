import { Duration } from 'cdk8s';
import { dump } from 'js-yaml';
import {
  BlueprintApp, Peer, Platform, PlatformProps, Route, SealedSecret, StatefulDatabase, Tenant, Tls, Traefik, TraefikProps, WebApp, WebAppProps,
} from '../../src';
import { Feature, FEATURES, RouteKind } from '../../src/core/internal/routing';
import { errorsOf, Manifest, objectsOf, only, PLATFORM, temporary } from '../_synth';

const KINDS: RouteKind[] = ['Ingress', 'IngressRoute', 'HTTPRoute'];
const STACKED: PlatformProps = { ...PLATFORM, ingress: undefined };
const minimal: WebAppProps = { image: 'example/web:1', port: 8080 };

/** What others do in a program whose requests Traefik routes. */
interface Others {
  readonly next: WebApp;
  readonly login: WebApp;
}

type Routes = Record<string, Route>;

function program(routes: (others: Others) => Routes, traefik: TraefikProps, props: Partial<WebAppProps> = {}, platform = STACKED): BlueprintApp {
  const app = new BlueprintApp({ outdir: temporary() });
  const test = new Platform(app, 'test', platform);
  const gateway = { providers: { gateway: traefik.routes === 'HTTPRoute' } };
  new Traefik(new Tenant(test, 'traefik'), 'traefik', { ...gateway, ...traefik });
  const shop = new Tenant(test, 'shop');
  const next = new WebApp(shop, 'next', minimal);
  const login = new WebApp(new Tenant(test, 'auth'), 'login', minimal);
  new WebApp(shop, 'web', { ...minimal, ...props, routes: routes({ next, login }) });
  return app;
}

/** The objects that are made of routes, in short. */
function routesOf(app: BlueprintApp): Manifest[] {
  return objectsOf(app).filter(({ apiVersion, kind, metadata }) => metadata.namespace === 'shop' && (kind === 'Ingress' || /^(traefik|cert-manager|gateway)/.test(apiVersion)));
}

/** The Service with what is said there. */
function annotatedService(app: BlueprintApp): Manifest[] {
  const { metadata, spec: _, ...service } = only(objectsOf(app), 'Service', 'web');
  return metadata.annotations ? [{ ...service, metadata }] : [];
}

function text(objects: readonly Manifest[]): string {
  return '\n' + dump(objects.map(({ kind, metadata: { name, annotations = {} }, spec }) => ({ [kind]: name, ...annotations, spec })), { flowLevel: 4, lineWidth: 160 });
}

function errors(app: BlueprintApp): string[] {
  try {
    app.synthYaml();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n  ').slice(1);
  }
}

type OneRoute = Route | ((others: Others) => Route);

function ofOne(routes: RouteKind, route: OneRoute, traefik: TraefikProps, platform: PlatformProps): BlueprintApp {
  return program(others => ({ page: { host: 'shop', ...typeof route === 'function' ? route(others) : route } }), { routes, ...traefik }, {}, platform);
}

/** One route of a host, as a kind writes it. */
function written(routes: RouteKind, route: OneRoute, traefik: TraefikProps = {}, platform = STACKED): string {
  const app = ofOne(routes, route, traefik, platform);
  return text([...annotatedService(app), ...routesOf(app)]);
}

function refused(routes: RouteKind, route: OneRoute, traefik: TraefikProps = {}, platform = STACKED): string[] {
  return errors(ofOne(routes, route, traefik, platform));
}

// A route with each feature.
const ASKED: Readonly<Record<Feature, (others: Others) => Route>> = {
  pathType: () => ({ path: '/v[0-9]+/.*', pathType: 'RegularExpression' }),
  redirectToHttps: () => ({ redirectToHttps: true }),
  requestHeaders: () => ({ requestHeaders: { 'X-Scope': 'all', 'Cookie': '' } }),
  responseHeaders: () => ({ responseHeaders: { 'X-Frame-Options': 'DENY', 'Server': '' } }),
  rateLimit: () => ({ rateLimit: { average: 10, period: Duration.minutes(1) } }),
  basicAuth: () => ({ basicAuth: 'users' }),
  forwardAuth: ({ login }) => ({ forwardAuth: { target: login, path: '/verify', responseHeaders: ['X-User'] } }),
  sticky: () => ({ sticky: { cookie: 'shop', sameSite: 'strict' } }),
  split: ({ next }) => ({ split: [{ to: next, percent: 10 }] }),
  timeouts: () => ({ timeouts: { connect: Duration.millis(500), response: 60 } }),
};

const APART: TraefikProps = { redirectToHttps: false, defaultCertificate: 'wildcard' };

describe.each(KINDS)('as %s', kind => {
  test('a path is one of whole parts, one exact, and there are several hosts, one of any name', () => {
    const all = [
      written(kind, {}),
      written(kind, { path: '/app' }),
      written(kind, { path: '/app/', pathType: 'Exact' }),
      written(kind, { host: undefined, hosts: ['shop', '*.example.net'], path: '/a' }),
    ];
    expect(all.join('')).toMatchSnapshot();
  });

  test.each(FEATURES[kind])('%s', feature => expect(written(kind, ASKED[feature], feature === 'redirectToHttps' ? APART : {})).toMatchSnapshot());

  const lacking = (Object.keys(ASKED) as Feature[]).filter(feature => !FEATURES[kind].includes(feature));

  test('what it cannot say is refused, and by whom it can be said', () => {
    expect(lacking.flatMap(feature => refused(kind, ASKED[feature]))).toMatchSnapshot();
    for (const feature of lacking) expect([feature, refused(kind, ASKED[feature]).length]).toEqual([feature, 1]);
  });

  test('what says nothing is not asked for', () => {
    expect(written(kind, { requestHeaders: {}, responseHeaders: {}, split: [], timeouts: {}, pathType: 'Prefix' })).toBe(written(kind, {}));
  });

  test('behind proxies, a limit is for each client that they name', () => {
    const limits = (traefik: TraefikProps) => routesOf(ofOne(kind, ASKED.rateLimit, traefik, STACKED)).flatMap(({ spec }) => spec.rateLimit ?? []);
    const [limit] = limits({});
    expect(limits({ trustedProxies: ['198.51.100.7/32'] })).toEqual([{ ...limit, sourceCriterion: { ipStrategy: { excludedIPs: ['198.51.100.7/32'] } } }]);
    expect(limits({ proxyProtocolFrom: ['198.51.100.7/32'] })).toEqual([limit]);
  });

  test('a port of gRPC is asked by HTTP/2', () => {
    const ports = (name: string) => program(({ next }) => ({
      page: { host: 'shop', ...kind === 'Ingress' ? {} : { split: [{ to: next, percent: 10 }] } },
    }), { routes: kind }, { port: undefined, ports: [{ name, port: 50051 }] });
    const said = (name: string) => {
      const all = objectsOf(ports(name));
      const { metadata, spec } = only(all, 'Service', 'web');
      const services = all.filter(each => each.kind === 'IngressRoute').flatMap(each => each.spec.routes[0].services);
      return [metadata.annotations?.['traefik.ingress.kubernetes.io/service.serversscheme'], spec.ports[0].appProtocol, ...services.map(({ scheme }: Manifest) => scheme)];
    };
    const asked = { Ingress: ['h2c', undefined], IngressRoute: [undefined, undefined, 'h2c', 'h2c'], HTTPRoute: [undefined, 'kubernetes.io/h2c'] }[kind];
    for (const name of ['grpc', 'grpc-api']) expect([name, said(name)]).toEqual([name, asked]);
    for (const name of ['http', 'grpc-web', 'grpcs', 'my-grpc']) expect([name, said(name)]).toEqual([name, asked.map(() => undefined)]);
  });

  test('the one who routes is let in to the program, and to whom it asks, and may reach both', () => {
    const app = program(({ login }) => ({ page: { host: 'shop', forwardAuth: { target: login } } }), { routes: kind });
    const policies = objectsOf(app).filter(each => each.kind === 'NetworkPolicy' && each.metadata.name !== 'deny-all');
    const policy = (name: string) => policies.find(({ metadata }) => metadata.name === name)!.spec;
    const traefik = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } }, podSelector: { matchLabels: { 'cdk8s-blueprints/name': 'traefik' } } };
    for (const [namespace, name] of [['shop', 'web'], ['auth', 'login']]) {
      expect(policy(name).ingress).toEqual([{ from: [traefik], ports: [{ port: 8080, protocol: 'TCP' }] }]);
      expect(policy('traefik').egress.flatMap(({ to, ports }: Manifest) => to.map((peer: object) => ({ ...peer, ports })))).toContainEqual({
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        podSelector: { matchLabels: { 'cdk8s-blueprints/name': name } },
        ports: [{ port: 8080, protocol: 'TCP' }],
      });
    }
    expect(JSON.stringify(policy('traefik').egress)).not.toContain('"next"');
  });

  test('a share is let in too', () => {
    if (!FEATURES[kind].includes('split')) return;
    const objects = objectsOf(program(({ next }) => ({ page: { host: 'shop', split: [{ to: next, percent: 10 }] } }), { routes: kind }));
    expect(JSON.stringify(only(objects, 'NetworkPolicy', 'next').spec.ingress)).toContain('"traefik"');
    expect(JSON.stringify(only(objects, 'NetworkPolicy', 'traefik').spec.egress)).toContain('"next"');
  });
});

describe('certificates', () => {
  const issued = { ...STACKED, tls: Tls.clusterIssuer('letsencrypt') };

  test('of several routes of the same hosts the first one asks, and all have it', () => {
    const objects = routesOf(program(() => ({ one: { host: 'shop' }, two: { host: 'shop', path: '/two' }, three: { host: 'www' } }), {}, { host: 'shop', path: '/own' }, issued));
    expect(objects.map(({ metadata: { name, annotations }, spec }) => [name, annotations?.['cert-manager.io/cluster-issuer'], spec.tls])).toEqual([
      ['web', 'letsencrypt', [{ hosts: ['shop.example.org'], secretName: 'web-tls' }]],
      ['web-one', undefined, [{ hosts: ['shop.example.org'], secretName: 'web-tls' }]],
      ['web-two', undefined, [{ hosts: ['shop.example.org'], secretName: 'web-tls' }]],
      ['web-three', 'letsencrypt', [{ hosts: ['www.example.org'], secretName: 'web-three-tls' }]],
    ]);
  });

  test('the order of the hosts does not matter', () => {
    const objects = routesOf(program(() => ({ one: { hosts: ['a', 'b'] }, two: { hosts: ['b', 'a'], path: '/two' } }), {}, {}, issued));
    expect(objects.map(({ spec }) => spec.tls[0].secretName)).toEqual(['web-one-tls', 'web-one-tls']);
  });

  test('of an IngressRoute are asked for by an object of cert-manager', () => {
    expect(text(routesOf(program(() => ({ one: { host: 'shop' }, two: { host: 'shop', path: '/two' } }), { routes: 'IngressRoute' }, {}, issued)))).toMatchSnapshot();
  });

  test('of an HTTPRoute are the Gateway\'s', () => {
    const app = program(() => ({ one: { host: 'shop' } }), { routes: 'HTTPRoute', defaultCertificate: 'wildcard' }, {}, { ...STACKED, tls: Tls.secret('wildcard') });
    expect(text(routesOf(app))).toMatchSnapshot();
    expect(only(objectsOf(app), 'Gateway').spec.listeners.map(({ name, tls }: Manifest) => [name, tls])).toEqual([
      ['web', undefined], ['websecure', { certificateRefs: [{ name: 'wildcard' }] }],
    ]);
  });

  test('with which http goes to https are needed by the Gateway', () => {
    const found = [
      refused('HTTPRoute', {}, {}, { ...STACKED, tls: Tls.secret('wildcard') }),
      refused('HTTPRoute', { redirectToHttps: true }, { redirectToHttps: false }),
    ].flat();
    expect(found).toMatchInlineSnapshot(`
[
  "[test/traefik/traefik] 'defaultCertificate' must be given with routes as HTTPRoute where http is sent to https: their certificate is the Gateway's, got undefined; give it, or 'redirectToHttps: false' (rule: gateway-certificate)",
  "[test/shop/web] route 'web-page' redirectToHttps needs a certificate, which the Gateway of the stack does not have, got true; give the stack 'defaultCertificate' (rule: route-feature)",
]
`);
  });
});

describe('hosts', () => {
  test('are the program\'s where a route names none', () => {
    const objects = routesOf(program(() => ({ api: { path: '/api', requestHeaders: { 'X-Api': '1' } } }), {}, { hosts: ['shop', 'www'] }));
    expect(objects.filter(({ kind }) => kind === 'Ingress').map(({ metadata: { name }, spec }) => [name, spec.rules.map(({ host }: Manifest) => host)])).toEqual([
      ['web', ['shop.example.org', 'www.example.org']], ['web-api', ['shop.example.org', 'www.example.org']],
    ]);
  });

  test('`ingress` is the route of the program itself, and of no other', () => {
    const app = new BlueprintApp();
    const shop = new Tenant(new Platform(app, 'test', PLATFORM), 'shop');
    expect(new WebApp(shop, 'web', { ...minimal, host: 'shop', routes: { api: { path: '/api' } } }).ingress?.name).toBe('web');
    expect(new WebApp(shop, 'api', { ...minimal, routes: { docs: { host: 'docs' } } }).ingress).toBeUndefined();
    expect(new WebApp(shop, 'none', minimal).ingress).toBeUndefined();
  });
});

describe('what is wrong with a route is said by its name', () => {
  const inside = (route: object) => errorsOf(tenant => new WebApp(tenant, 'web', { ...minimal, routes: { page: { host: 'shop', ...route } } }), PLATFORM).map(line => line.replace('[test/shop/web] ', ''));
  const ofTwo = (route: (others: Others) => object) => errors(program(others => ({ page: { host: 'shop', ...route(others) } }), { routes: 'IngressRoute' })).map(line => line.replace('[test/shop/web] ', ''));

  test('names, hosts, paths and ports', () => {
    const found = [
      errorsOf(tenant => new WebApp(tenant, 'web', { ...minimal, routes: { Api: { host: 'shop' } } })),
      errorsOf(tenant => new WebApp(tenant, 'web', { ...minimal, routes: { api: { path: '/api' } } })),
      inside({ hosts: ['a'] }),
      inside({ host: 'a b' }),
      inside({ path: 'a', pathType: 'Suffix', port: 'none' }),
      inside({ path: '/a`b' }),
    ].flat();
    expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/web] routes 'Api' 'name' must be lower-case letters, digits and '-', got "Api"; rename it (rule: route-name)",
  "[test/shop/web] routes 'api' 'host' must be given, here or for the program, got undefined; add it (rule: route-without-host)",
  "routes 'page' 'host' must not be given beside 'hosts', got "shop"; put it into 'hosts' (rule: not-both)",
  "routes 'page' 'host' must be a DNS name in lower case: letters, digits and '-', in parts joined by '.', got "a b"; give a single label, or a whole name such as 'shop.example.org' (rule: host)",
  "routes 'page' 'pathType' must be one of 'Prefix', 'Exact', 'RegularExpression', got "Suffix"; choose one of them (rule: one-of)",
  "routes 'page' 'path' must begin with '/', without white space, '//', '.' and '..', got "a"; write the path as it is in the URL (rule: route-path)",
  "routes 'page' 'port' must be one of its ports: http, got "none"; correct it (rule: route-port)",
  "routes 'page' 'path' must begin with '/', without white space, '//', '.' and '..', got "/a\`b"; write the path as it is in the URL (rule: route-path)",
]
`);
  });

  test('regular expressions that Go does not have, or that do not begin as paths do', () => {
    expect(['v1/.*', '/(', '/(?!a)', '/(a)\\1', '/a`'].flatMap((path) => ofTwo(() => ({ path, pathType: 'RegularExpression' })))).toMatchInlineSnapshot(`
[
  "routes 'page' 'path' must be a regular expression that begins with '/', got "v1/.*"; write '/v[0-9]+/.*' (rule: route-path)",
  "routes 'page' 'path' must be a regular expression that begins with '/', got "/("; write '/v[0-9]+/.*' (rule: route-path)",
  "routes 'page' 'path' must be a regular expression that begins with '/', got "/(?!a)"; write '/v[0-9]+/.*' (rule: route-path)",
  "routes 'page' 'path' must be a regular expression that begins with '/', got "/(a)\\\\1"; write '/v[0-9]+/.*' (rule: route-path)",
  "routes 'page' 'path' must be a regular expression that begins with '/', got "/a\`"; write '/v[0-9]+/.*' (rule: route-path)",
]
`);
  });

  test('headers, limits, cookies and times', () => {
    const found = [
      ofTwo(() => ({ requestHeaders: { 'a b': 'c', 'X-A': 'a\nb' }, responseHeaders: { '': 'c' } })),
      ofTwo(() => ({ rateLimit: { average: 0, period: 0, burst: -1 } })),
      ofTwo(() => ({ sticky: { cookie: 'a b', sameSite: 'some' } })),
      ofTwo(() => ({ timeouts: { connect: 0, response: -5 } })),
    ].flat();
    expect(found).toMatchInlineSnapshot(`
[
  "routes 'page' 'requestHeaders' must have names of headers, got "a b"; write 'X-Frame-Options' (rule: header)",
  "routes 'page' requestHeaders 'X-A' must be one line, got "a\\nb"; remove the line break (rule: header)",
  "routes 'page' 'responseHeaders' must have names of headers, got ""; write 'X-Frame-Options' (rule: header)",
  "routes 'page' 'rateLimit.average' must be a whole number of 1 or more, got 0; change it, or leave it out for the default (rule: whole-number)",
  "routes 'page' 'rateLimit.period' must be a whole number of 1 or more, got 0; change it, or leave it out for the default (rule: whole-number)",
  "routes 'page' 'rateLimit.burst' must be a whole number of 1 or more, got -1; change it, or leave it out for the default (rule: whole-number)",
  "routes 'page' 'sticky.cookie' must be the name of a cookie, got "a b"; write letters, digits, '-' and '_' (rule: cookie)",
  "routes 'page' 'sticky.sameSite' must be one of 'none', 'lax', 'strict', got "some"; choose one of them (rule: one-of)",
  "routes 'page' 'timeouts.connect' must be more than nothing, got 0; leave it out for the default (rule: timeout)",
  "routes 'page' 'timeouts.response' must be more than nothing, got -5; leave it out for the default (rule: timeout)",
]
`);
  });

  test('who is asked for a password, and who decides', () => {
    const found = [
      ofTwo(() => ({ basicAuth: 'A' })),
      ofTwo(() => ({ forwardAuth: {} })),
      ofTwo(({ login }) => ({ forwardAuth: { target: login, url: 'https://login.example.org' } })),
      ofTwo(() => ({ forwardAuth: { url: 'login' } })),
      ofTwo(() => ({ forwardAuth: { url: 'https://login.example.org', path: '/verify' } })),
      ofTwo(({ login }) => ({ forwardAuth: { target: login, path: 'verify', responseHeaders: ['a b'] } })),
    ].flat();
    expect(found).toMatchInlineSnapshot(`
[
  "routes 'page' 'basicAuth' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "routes 'page' 'forwardAuth' must name one who is asked: 'target' or 'url', got ""; give one of them (rule: forward-auth)",
  "routes 'page' 'forwardAuth' must name one who is asked: 'target' or 'url', got "target, url"; give one of them (rule: forward-auth)",
  "routes 'page' 'forwardAuth.url' must be a URL of http or https, got "login"; write 'https://login.example.org/verify' (rule: url)",
  "routes 'page' 'forwardAuth.path' must not be given beside 'forwardAuth.url', got "/verify"; put it into the URL (rule: not-both)",
  "routes 'page' forwardAuth 'path' must begin with '/', without white space, '//', '.' and '..', got "verify"; write the path as it is in the URL (rule: route-path)",
  "routes 'page' 'forwardAuth.responseHeaders' must be names of headers, got "a b"; write 'X-User' (rule: header)",
]
`);
  });

  test('shares of others', () => {
    const found = [
      ofTwo(({ login }) => ({ split: [{ to: login, percent: 10 }] })),
      ofTwo(({ next }) => ({ split: [{ to: next, percent: 60 }, { to: next, percent: 60 }] })),
      ofTwo(({ next }) => ({ split: [{ to: next, percent: 101 }] })),
      ofTwo(({ next }) => ({ split: [{ to: next, percent: -1.5 }] })),
    ].flat();
    expect(found).toMatchInlineSnapshot(`
[
  "routes 'page' 'split[0].to' must be of its own namespace, shop, got "test/auth/login"; put both into one Tenant (rule: split)",
  "[test/shop/web/IngressRoute web-page] IngressRoute shop/web-page route 'Host(\`shop.example.org\`)' must name a Service that the program makes or declares: nobody answers, got "shop/login"; correct the name, make it, or say that it is there: External.service in 'external' of the Tenant or the Platform (rule: service-exists, see https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource)",
  "routes 'page' 'split' must be a hundred percent at most, in all, got 120; lower the shares (rule: split)",
  "routes 'page' 'split[0].percent' must be a whole number from 0 to 100, got 101; change it, or leave it out for the default (rule: whole-number)",
  "routes 'page' 'split' must be a hundred percent at most, in all, got 101; lower the shares (rule: split)",
  "routes 'page' 'split[0].percent' must be a whole number from 0 to 100, got -1.5; change it, or leave it out for the default (rule: whole-number)",
]
`);
  });

  test('what is no program with a Service', () => {
    const found = [
      ofTwo(() => ({ split: [{ to: new Date(0), percent: 10 }] })),
      ofTwo(() => ({ forwardAuth: { target: new Date(0) } })),
      ofTwo(() => ({ basicAuth: new Date(0) })),
      errors(program(({ next }) => {
        const orders = new StatefulDatabase(next.node.scope!, 'orders', { engine: 'redis', version: '8', storage: '1Gi' });
        return { page: { host: 'shop', split: [{ to: orders as never, percent: 10 }] } };
      }, { routes: 'IngressRoute' })),
    ].flat();
    expect(found).toMatchInlineSnapshot(`
[
  "routes 'page'.split[0].to must be an IRouteTarget, got Date; give it so, or leave it out (rule: type)",
  "routes 'page'.forwardAuth.target must be an IRouteTarget, got Date; give it so, or leave it out (rule: type)",
  "routes 'page' 'forwardAuth' must name one who is asked: 'target' or 'url', got "target"; give one of them (rule: forward-auth)",
  "routes 'page'.basicAuth must be a string or an ISecret, got Date; give it so, or leave it out (rule: type)",
  "[test/shop/web] routes 'page'.split[0].to must be an IRouteTarget, got StatefulDatabase; give it so, or leave it out (rule: type)",
]
`);
  });
});

test('a Secret of the program is one that basicAuth takes, if it is in the namespace and has the users', () => {
  const found = (own: boolean, key: string) => errors(program(({ next, login }) => {
    const secret = new SealedSecret((own ? next : login).node.scope!, 'users', { encryptedData: { [key]: Buffer.alloc(512, 'sealed').toString('base64') } });
    return { page: { host: 'shop', basicAuth: secret } };
  }, {}));
  expect(found(true, 'users')).toEqual([]);
  const refusals = [found(true, 'password'), found(false, 'users')].flat();
  expect(refusals).toMatchInlineSnapshot(`
[
  "[test/shop/web] routes 'page' 'basicAuth' must be a key that the Secret 'users' has: password, got "users"; correct it, or have it made (rule: no-such-key)",
  "[test/shop/web] routes 'page' 'basicAuth' must be of a Secret in the namespace of the pod, shop, got "auth/users"; make one there (rule: foreign-secret)",
]
`);
});

test('an Ingress says of a Service, and so of all of its ports, that it speaks gRPC', () => {
  const two = (routes: RouteKind) => errors(program(() => ({ page: { host: 'shop' }, api: { host: 'api', port: 'grpc' } }), { routes }, { port: undefined, ports: [{ name: 'http', port: 8080 }, { name: 'grpc', port: 50051 }] }));
  expect(KINDS.map(two)).toEqual([
    ["[test/shop/web] route 'web-api' must be to a port that speaks gRPC if that of 'web-page' does, and only then: an Ingress says it of the Service, got \"grpc\"; let the routes of the stack be 'IngressRoute' (rule: route-service)"],
    [],
    [],
  ]);
});

describe('somebody else\'s controller', () => {
  test('takes hosts, paths and exact ones, and nothing else', () => {
    const app = new BlueprintApp();
    const shop = new Tenant(new Platform(app, 'test', PLATFORM), 'shop');
    new WebApp(shop, 'web', { ...minimal, routes: { page: { host: 'shop', path: '/page', pathType: 'Exact' } } });
    expect(text(routesOf(app))).toMatchInlineSnapshot(`
"
- Ingress: web-page
  spec:
    ingressClassName: traefik
    rules:
      - {host: shop.example.org, http: {paths: [{backend: {service: {name: web, port: {name: http}}}, path: /page, pathType: Exact}]}}
"
`);
  });

  test('is asked for nothing that is not known to be said to it', () => {
    const found = (Object.keys(ASKED) as Feature[]).flatMap(feature => errorsOf(tenant => {
      const next = new WebApp(tenant, 'next', minimal);
      new WebApp(tenant, 'web', { ...minimal, routes: { page: { host: 'shop', ...ASKED[feature]({ next, login: next }) } } });
    }));
    expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/web] route 'web-page' pathType cannot be said to a controller of which the Platform knows only the class, got "RegularExpression"; create an IngressStack, whose routes can be 'IngressRoute' or 'HTTPRoute' (rule: route-feature)",
  "[test/shop/web] route 'web-page' redirectToHttps cannot be said to a controller of which the Platform knows only the class, got true; create an IngressStack, whose routes can be 'Ingress' or 'IngressRoute' or 'HTTPRoute' (rule: route-feature)",
  "[test/shop/web] route 'web-page' requestHeaders cannot be said to a controller of which the Platform knows only the class, got {"X-Scope":"all","Cookie":""}; create an IngressStack, whose routes can be 'Ingress' or 'IngressRoute' or 'HTTPRoute' (rule: route-feature)",
  "[test/shop/web] route 'web-page' responseHeaders cannot be said to a controller of which the Platform knows only the class, got {"X-Frame-Options":"DENY","Server":""}; create an IngressStack, whose routes can be 'Ingress' or 'IngressRoute' or 'HTTPRoute' (rule: route-feature)",
  "[test/shop/web] route 'web-page' rateLimit cannot be said to a controller of which the Platform knows only the class, got {"average":10,"period":"Duration"}; create an IngressStack, whose routes can be 'Ingress' or 'IngressRoute' or 'HTTPRoute' (rule: route-feature)",
  "[test/shop/web] route 'web-page' basicAuth cannot be said to a controller of which the Platform knows only the class, got "users"; create an IngressStack, whose routes can be 'Ingress' or 'IngressRoute' or 'HTTPRoute' (rule: route-feature)",
  "[test/shop/web] route 'web-page' forwardAuth cannot be said to a controller of which the Platform knows only the class, got {"target":"WebApp","path":"/verify","responseHeaders":["X-User"]}; create an IngressStack, whose routes can be 'Ingress' or 'IngressRoute' or 'HTTPRoute' (rule: route-feature)",
  "[test/shop/web] route 'web-page' sticky cannot be said to a controller of which the Platform knows only the class, got {"cookie":"shop","sameSite":"strict"}; create an IngressStack, whose routes can be 'Ingress' or 'IngressRoute' (rule: route-feature)",
  "[test/shop/web] route 'web-page' split cannot be said to a controller of which the Platform knows only the class, got [{"to":"WebApp","percent":10}]; create an IngressStack, whose routes can be 'IngressRoute' or 'HTTPRoute' (rule: route-feature)",
  "[test/shop/web] route 'web-page' timeouts cannot be said to a controller of which the Platform knows only the class, got {"connect":"Duration","response":60}; create an IngressStack, whose routes can be 'Ingress' or 'IngressRoute' (rule: route-feature)",
]
`);
  });
});

describe('a stack', () => {
  test('must be created before what it routes to', () => {
    const app = new BlueprintApp();
    const platform = new Platform(app, 'test', STACKED);
    const shop = new Tenant(platform, 'shop');
    new WebApp(shop, 'web', { ...minimal, host: 'shop' });
    new WebApp(shop, 'other', minimal);
    new Traefik(new Tenant(platform, 'traefik'), 'traefik');
    expect(errors(app)).toMatchInlineSnapshot(`
[
  "[test/shop/web] 'host' needs somebody who routes to it, and the Platform knows nobody, got "shop.example.org"; create an IngressStack before it, or give the Platform 'ingress' (rule: no-ingress)",
  "[test/traefik/traefik] 'test/traefik/traefik' must be created before what it routes to, got "test/shop/web"; create it first, right after the Platform (rule: ingress-late)",
]
`);
  });

  test('is not there beside somebody else', () => {
    expect(errors(program(() => ({}), {}, {}, PLATFORM))).toMatchInlineSnapshot(`
[
  "[test/traefik/traefik] 'className' must not be beside 'ingress' of the Platform, which says that somebody else routes, got "traefik"; remove 'ingress' of the Platform (rule: ingress-twice)",
]
`);
  });

  test('that redirects all cannot leave one out', () => {
    expect(refused('Ingress', { redirectToHttps: false }, { redirectToHttps: true })).toMatchInlineSnapshot(`
[
  "[test/shop/web] route 'web-page' redirectToHttps must not be false: the stack redirects all, got false; give the stack 'redirectToHttps: false', and say so for each other route (rule: route-feature)",
]
`);
    expect(written('Ingress', { redirectToHttps: true }, { redirectToHttps: true })).toBe(written('Ingress', {}, { redirectToHttps: true }));
  });

  test('that does not see clients warns of a limit that holds for all of them', () => {
    const print = jest.spyOn(console, 'error').mockImplementation();
    try {
      program(() => ({ page: { host: 'shop', rateLimit: { average: 10 } } }), { clientIp: 'hide' }).synth();
      expect(print.mock.calls.map(([line]) => line)).toMatchInlineSnapshot(`
[
  "warning: [test/shop/web] route 'web-page' rateLimit holds for all clients together: the stack does not see their addresses, got 10; let the stack have 'clientIp: "preserve"' (rule: rate-limit-shared)",
]
`);
    } finally {
      print.mockRestore();
    }
  });

  test('reaches only what it routes to: a program without a host is none of its peers', () => {
    const objects = objectsOf(program(() => ({}), {}));
    expect(JSON.stringify(only(objects, 'NetworkPolicy', 'traefik').spec.egress)).not.toContain('shop');
    expect(only(objects, 'NetworkPolicy', 'web').spec.ingress).toBeUndefined();
  });

  test('keeps the annotations that a Service is given', () => {
    const app = program(() => ({ page: { host: 'shop', sticky: {} } }), {}, { service: { annotations: { 'note': 'a', 'traefik.ingress.kubernetes.io/service.sticky.cookie.secure': 'false' } } });
    expect(only(objectsOf(app), 'Service', 'web').metadata.annotations).toMatchInlineSnapshot(`
{
  "note": "a",
  "traefik.ingress.kubernetes.io/service.sticky.cookie": "true",
  "traefik.ingress.kubernetes.io/service.sticky.cookie.httponly": "true",
  "traefik.ingress.kubernetes.io/service.sticky.cookie.samesite": "lax",
  "traefik.ingress.kubernetes.io/service.sticky.cookie.secure": "false",
}
`);
  });
});

test('what needs objects that the stack does not read is refused', () => {
  const features = Object.keys(ASKED) as Feature[];
  const needing = (kind: RouteKind) => features.filter(feature => FEATURES[kind].includes(feature)
    && refused(kind, ASKED[feature], { redirectToHttps: false, providers: { crd: false, gateway: true } }).some(line => line.includes('of Traefik\'s own kinds')));
  expect(KINDS.filter(kind => kind !== 'IngressRoute').map(needing)).toEqual([
    ['redirectToHttps', 'requestHeaders', 'responseHeaders', 'rateLimit', 'basicAuth', 'forwardAuth', 'timeouts'], ['rateLimit', 'basicAuth', 'forwardAuth'],
  ]);
  const found = refused('Ingress', { basicAuth: 'users' }, { providers: { crd: false } });
  expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/web] route 'web-page' basicAuth needs objects of Traefik's own kinds, which the stack does not read, got "users"; leave out 'providers.crd: false' of the stack (rule: route-feature)",
]
`);
});

test('a program of a namespace that the stack does not read is refused', () => {
  const found = refused('Ingress', {}, { providers: { namespaces: ['other'] } }, { ...STACKED, rules: { ...STACKED.rules, 'namespace-exists': 'off' } });
  expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/web] 'host' must be of a namespace that the stack reads: other, got "shop"; add it to 'providers.namespaces' of the stack (rule: namespace-unread)",
]
`);
});

test('clients of an IngressRoute of several programs are kept by a cookie for which of them, and one for which pod', () => {
  const app = program(({ next }) => ({ page: { host: 'shop', sticky: { cookie: 'shop' }, split: [{ to: next, percent: 10 }] } }), { routes: 'IngressRoute' });
  expect(text(routesOf(app))).toMatchSnapshot();
});

test('an IngressRoute with a certificate is there for http too, where nothing sends it to https', () => {
  const secured: PlatformProps = { ...STACKED, tls: Tls.secret('wildcard') };
  expect(written('IngressRoute', {}, { redirectToHttps: false }, secured)).toMatchSnapshot();
  expect(written('IngressRoute', {}, {}, secured)).toMatchSnapshot();
});

test('who is let through a redirection, since a proxy says that it came by https, is asked for a password as everybody', () => {
  const route: OneRoute = { redirectToHttps: true, basicAuth: 'users', rateLimit: { average: 10 } };
  const behind = { ...APART, trustedProxies: ['198.51.100.7/32'] };
  const all = ['page-redirect', 'page-rate-limit', 'page-basic-auth'];
  const [byIngress, byRoute, byGateway] = KINDS.map(routes => only(routesOf(ofOne(routes, route, behind, STACKED)), routes, 'web-page-redirect'));
  expect(byIngress.metadata.annotations?.['traefik.ingress.kubernetes.io/router.middlewares']).toBe(all.map(each => `shop-web-${each}@kubernetescrd`).join());
  expect(byRoute.spec.routes).toEqual([{
    kind: 'Rule', match: 'Host(`shop.example.org`)', priority: 43, middlewares: all.map(each => ({ name: `web-${each}` })), services: [{ name: 'web', port: 'http' }],
  }]);
  const matches = { path: { type: 'PathPrefix', value: '/' } };
  expect(byGateway.spec.rules).toEqual([
    {
      matches: [{ ...matches, headers: [{ name: 'X-Forwarded-Proto', value: 'https' }] }],
      filters: ['rate-limit', 'basic-auth'].map(each => ({ type: 'ExtensionRef', extensionRef: { group: 'traefik.io', kind: 'Middleware', name: `web-page-${each}` } })),
      backendRefs: [{ name: 'web', port: 8080 }],
    },
    { matches: [matches], filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
  ]);
});

test.each(KINDS)('behind proxies, a login by %s is told of the client, and not of what the client says that it asks for', kind => {
  const middlewares = (trustedProxies: string[]) => routesOf(ofOne(kind, ASKED.forwardAuth, { trustedProxies }, STACKED)).filter(each => each.kind === 'Middleware');
  const [plain] = middlewares([]);
  expect(plain.spec.forwardAuth.trustForwardHeader).toBeUndefined();
  expect(middlewares(['198.51.100.7/32']).map(({ metadata: { name }, spec }) => [name, spec])).toEqual([
    ['web-page-forwarded', { headers: { customRequestHeaders: { 'X-Forwarded-Host': '', 'X-Forwarded-Method': '', 'X-Forwarded-Uri': '' } } }],
    ['web-page-forward-auth', { forwardAuth: { ...plain.spec.forwardAuth, trustForwardHeader: true } }],
  ]);
});

test('a wildcard of several hosts is behind the whole names of others, and has the certificate of all', () => {
  const secured: PlatformProps = { ...STACKED, tls: Tls.clusterIssuer('letsencrypt') };
  const hosts = ['a-long-name.shop.example.org', '*.shop.example.org'];
  const [first, second] = routesOf(ofOne('Ingress', { host: undefined, hosts }, APART, secured)).filter(({ kind }) => kind === 'Ingress');
  const said = ({ metadata: { name, annotations }, spec }: Manifest) => [name, annotations, spec.tls, spec.rules.map(({ host }: Manifest) => host)];
  expect([first, second].map(said)).toEqual([
    ['web-page', { 'cert-manager.io/cluster-issuer': 'letsencrypt' }, [{ hosts, secretName: 'web-page-tls' }], hosts.slice(0, 1)],
    ['web-page-wildcard', { 'traefik.ingress.kubernetes.io/router.priority': '2' }, [{ hosts: hosts.slice(1), secretName: 'web-page-tls' }], hosts.slice(1)],
  ]);
  const { spec } = only(routesOf(ofOne('IngressRoute', { host: undefined, hosts }, APART, secured)), 'IngressRoute', 'web-page');
  expect(spec.routes.map(({ priority }: Manifest) => priority)).toEqual([55, 2]);
});

test('a cookie is sent over plain http where nothing is to be encrypted, and says so', () => {
  const secure = (tls?: Tls, own?: boolean) => KINDS.slice(0, 2).map(kind => /secure: '?(\w+)/.exec(written(kind, { sticky: { secure: own } }, {}, { ...STACKED, tls }))?.[1]);
  expect([secure(Tls.none()), secure(Tls.secret('wildcard')), secure(), secure(Tls.none(), true)].flat().join()).toBe('false,false,true,true,true,true,true,true');
});

describe('by ACME', () => {
  const email = 'operations@example.org';
  const dns: TraefikProps = { acme: { email, challenge: 'dns', dnsProvider: 'ovh' } };
  const wildcard: Route = { host: undefined, hosts: ['shop', '*.example.net'] };

  test('a wildcard gets its certificate by the DNS, since an IngressRoute can name it', () => {
    const { spec } = only(routesOf(ofOne('IngressRoute', wildcard, dns, STACKED)), 'IngressRoute', 'web-page');
    expect(spec.tls).toEqual({ certResolver: 'acme', domains: [{ main: 'shop.example.org' }, { main: '*.example.net' }] });
    expect(only(routesOf(ofOne('IngressRoute', {}, dns, STACKED)), 'IngressRoute', 'web-page').spec.tls).toBeUndefined();
    expect(refused('IngressRoute', wildcard, dns)).toEqual([]);
  });

  test('and by no other way', () => {
    const mended = (challenge: string, kind: string, remedy: string) =>
      `[test/shop/web] route 'web-page' host must be a whole name: by the challenge '${challenge}' an ${kind} gets no certificate for a wildcard, got "*.example.net"; ${remedy}, or give the Platform 'tls' (rule: acme-wildcard)`;
    expect(refused('IngressRoute', wildcard, { acme: { email } })).toEqual([mended('http', 'IngressRoute', "let the stack have the challenge 'dns'")]);
    expect(refused('Ingress', wildcard, { acme: { email, challenge: 'tls' } })).toEqual([mended('tls', 'Ingress', "let the stack have the challenge 'dns'")]);
    expect(refused('Ingress', wildcard, dns)).toEqual([mended('dns', 'Ingress', "let the routes of the stack be 'IngressRoute'")]);
    expect(refused('Ingress', wildcard, { ...dns, defaultCertificate: 'wildcard' })).toEqual([]);
    expect(refused('Ingress', wildcard, { acme: { email } }, { ...STACKED, tls: Tls.secret('wildcard') })).toEqual([]);
  });
});

test('the class of the stack is on every route of it, where it is not the one that Traefik looks for by itself', () => {
  const classes = (className?: string) => KINDS.slice(0, 2).map(routes => {
    const app = program(() => ({ page: { host: 'shop', redirectToHttps: true } }), { routes, className, redirectToHttps: false });
    return routesOf(app).filter(({ kind }) => kind === routes).map(({ metadata, spec }) => spec.ingressClassName ?? metadata.annotations?.['kubernetes.io/ingress.class']);
  });
  expect(classes('public')).toEqual([['public', 'public'], ['public', 'public']]);
  expect(classes()).toEqual([['traefik', 'traefik'], [undefined, undefined]]);
});

test('a route of a port other than the main one leads there, and lets in there', () => {
  const ports = [{ name: 'http', port: 8080 }, { name: 'admin', port: 9090 }];
  const objects = objectsOf(program(() => ({ admin: { host: 'admin', port: 'admin' } }), {}, { port: undefined, ports }));
  expect(only(objects, 'Ingress').spec.rules[0].http.paths[0].backend).toEqual({ service: { name: 'web', port: { name: 'admin' } } });
  expect(only(objects, 'NetworkPolicy', 'web').spec.ingress[0].ports).toEqual([{ port: 9090, protocol: 'TCP' }]);
});

test('a peer is what it takes to be routed to by hand', () => {
  const app = new BlueprintApp();
  const platform = new Platform(app, 'test', STACKED);
  const traefik = new Traefik(new Tenant(platform, 'traefik'), 'traefik');
  const shop = new Tenant(platform, 'shop');
  const web = new WebApp(shop, 'web', minimal);
  traefik.routeTo(web);
  traefik.allowTo(Peer.cidr('192.0.2.7/32', [443]));
  const objects = objectsOf(app);
  expect(only(objects, 'NetworkPolicy', 'web').spec.ingress.length).toBe(1);
  expect(JSON.stringify(only(objects, 'NetworkPolicy', 'traefik').spec.egress)).toMatch(/shop.*192\.0\.2\.7\/32/);
});

test('what an Ingress says of the Service, all routes of the program say', () => {
  const kept = (sticky: Route['sticky'], routes: RouteKind) =>
    program(() => ({ kept: { host: 'kept', sticky: { cookie: 'kept' } }, other: { host: 'other', sticky } }), { routes }, {});
  expect(errors(kept(undefined, 'Ingress'))).toEqual([
    '[test/shop/web] route \'web-other\' must have the same \'sticky\' and \'timeouts\' as \'web-kept\': an Ingress says them of the Service, got "nothing"; '
    + 'say them for all routes of the program, or let the routes of the stack be \'IngressRoute\' (rule: route-service)',
  ]);
  expect(errors(kept({ cookie: 'other' }, 'Ingress'))[0]).toContain('got {"sticky":{"cookie":"other"}};');
  expect(errors(kept({ cookie: 'kept' }, 'Ingress'))).toEqual([]);
  expect(errors(kept(undefined, 'IngressRoute'))).toEqual([]);
});

test('routes that share their requests with another program keep clients and wait alike, for to Traefik they lead to one service', () => {
  const shared = (sticky: Route['sticky'], routes: RouteKind, percent = 10) => program(({ next }) => {
    const split = [{ to: next, percent: 10 }];
    return { page: { host: 'page', sticky: { cookie: 'kept' }, split }, other: { host: 'other', sticky, split: percent > 0 ? split : [] } };
  }, { routes });
  expect(errors(shared(undefined, 'IngressRoute'))).toEqual([
    '[test/shop/web] route \'web-other\' must have the same \'sticky\' and \'timeouts\' as \'web-page\', which has a \'split\' too: to Traefik they lead to one service, got "nothing"; say them for both (rule: route-service)',
  ]);
  expect(errors(shared({ cookie: 'other' }, 'IngressRoute'))[0]).toContain('got {"sticky":{"cookie":"other"}};');
  expect(errors(shared({ cookie: 'kept' }, 'IngressRoute'))).toEqual([]);
  expect(errors(shared(undefined, 'IngressRoute', 0))).toEqual([]);
});
