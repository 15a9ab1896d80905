import { Duration } from 'cdk8s';
import { IngressRoute, IngressRouteProps, RouteService } from '../../src';
import { expectSnapshot, only, synth, warningsOf } from '../_synth';
import { ALONE, errorsAlone } from './_alone';

const web: RouteService = { name: 'web', port: 80 };
const minimal: IngressRouteProps = { routes: [{ match: 'Host(`a.example.org`)', services: [web] }] };

const errors = (props: IngressRouteProps) => errorsAlone(tenant => new IngressRoute(tenant, 'it', props));
const ofMatch = (match: string) => errors({ routes: [{ match, services: [web] }] });
const ofService = (service: RouteService) => errors({ routes: [{ match: 'Host(`a`)', services: [service] }] });

test('minimal', () => expectSnapshot(synth(tenant => new IngressRoute(tenant, 'route', minimal), ALONE)));

test('full', () => expectSnapshot(synth(tenant => new IngressRoute(tenant, 'route', {
  name: 'pinned',
  labels: { team: 'web' },
  annotations: { note: 'x' },
  entryPoints: ['websecure'],
  routes: [{
    kind: 'Rule',
    match: 'Host(`a.example.org`) && !PathPrefix(`/private`)',
    priority: 10,
    middlewares: [{ name: 'auth' }, { name: 'limit', namespace: 'shared' }, { name: 'Plain_1@file' }],
    observability: { accessLogs: false, metrics: true, tracing: true, traceVerbosity: 'detailed' },
    services: [
      {
        name: 'web',
        kind: 'Service',
        namespace: 'other',
        port: 'http',
        scheme: 'https',
        weight: 3,
        strategy: 'p2c',
        sticky: { cookie: { name: 'stay', path: '/a', domain: 'example.org', maxAge: 60, secure: true, httpOnly: true, sameSite: 'lax' } },
        passHostHeader: false,
        serversTransport: 'mutual',
        responseForwarding: { flushInterval: Duration.millis(50) },
        nativeLB: true,
        nodePortLB: true,
        healthCheck: {
          path: '/up',
          port: 8080,
          scheme: 'http',
          mode: 'http',
          method: 'HEAD',
          status: 204,
          hostname: 'a',
          headers: { a: 'b' },
          followRedirects: false,
          interval: 10,
          unhealthyInterval: '5s',
          timeout: Duration.seconds(2),
        },
        passiveHealthCheck: { failureWindow: '1m', maxFailedAttempts: 3 },
      },
      { name: 'split', kind: 'TraefikService', weight: 1 },
    ],
  }],
  tls: {
    secretName: 'a-tls',
    certResolver: 'letsencrypt',
    domains: [{ main: 'a.example.org', sans: ['b.example.org'] }],
    options: { name: 'modern', namespace: 'shared' },
    store: { name: 'default' },
  },
}), ALONE)));

test('its name is what the object is called', () => {
  synth(tenant => expect(new IngressRoute(tenant, 'route', minimal).name).toBe('route'), ALONE);
});

test('one that divides the requests of another one says where they are from', () => {
  const child: IngressRouteProps = { parentRefs: [{ name: 'all' }], ...minimal };
  expect(only(synth(tenant => new IngressRoute(tenant, 'route', child), ALONE), 'IngressRoute').spec.parentRefs).toEqual([{ name: 'all' }]);
  const found = errors({
    parentRefs: [{ name: 'All' }],
    entryPoints: ['web'],
    tls: {},
    routes: [{ match: 'Path(`/a`)', services: [web], observability: { metrics: false } }],
  });
  expect(found).toMatchInlineSnapshot(`
[
  "'routes[0].observability' must not be given beside 'parentRefs', whose IngressRoutes say it, got {"metrics":false}; say it there (rule: child-route)",
  "'parentRefs[0].name' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "All"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'tls' must not be given beside 'parentRefs', whose IngressRoutes say it, got {}; say it there (rule: child-route)",
  "'entryPoints' must not be given beside 'parentRefs', whose IngressRoutes say it, got ["web"]; say it there (rule: child-route)",
]
`);
});

test('rules that Traefik reads are taken', () => {
  const good = [
    'Host(`a.example.org`)', '  Host("a.example.org")\n', 'host(`a`) || HOST(`b`)', '!(Host(`a`) && Method(`GET`)) || PathPrefix(`/`,)', 'Host(`a`) &&\n  Path(`/b`)',
    'HostRegexp(`^[a-z]+\\.example\\.org$`)', 'HostRegexp("^a\\\\.b$")', 'PathRegexp(`(?i)^/(?:a|b){2,3}/[[:alpha:]]+?$`)', 'ClientIP(`10.0.0.0/8`) || ClientIP(`::1`)',
    'Header(`X-A`, `b`) && HeaderRegexp(`X-B`, `^c`) && Query(`q`) && Query(`q`, `1`) && QueryRegexp(`(`) && QueryRegexp(`q`, `\\d`)',
  ];
  expect(good.flatMap(ofMatch)).toEqual([]);
});

test('rules that it cannot read, or that take nothing, are refused', () => {
  const bad = [
    '', 'Host(`a`', 'Host(`a`))', '(Host(`a`)', 'Host(`a', 'Host("a\\.b")', 'Host(\'a\')', 'Host(a)', 'Host', 'Host(`a`) Path(`/b`)', 'Host(`a`) and Path(`/b`)', 'Host(`a`) &&', '|| Host(`a`)',
    'Host(`a`) & Path(`/b`)', 'Host(`a`)\n  && Path(`/b`)', 'Headers(`a`, `b`)', 'HostSNI(`a`)', 'Host(`a`, `b`)', 'Host()', 'Header(`a`)', 'Query(`a`, `b`, `c`)', 'Path(``)', 'Path(`a`)',
    'Host(`*.example.org`)', 'Host(`https://a`)', 'Host(`é.org`)', 'HostRegexp(`*.example.org`)', 'HostRegexp(`{sub:[a-z]+}.example.org`)', 'HostRegexp(`é`)', 'ClientIP(`10.0.0.0/33`)',
  ];
  expect(bad.flatMap(ofMatch)).toMatchInlineSnapshot(`
[
  "'routes[0].match' must say which requests the route takes, got ""; write a matcher such as Host(\`a.example.org\`) (rule: route-match)",
  "'routes[0].match' must give Host its values in parentheses, got "Host(\`a\`"; write Host(\`…\`) (rule: route-match)",
  "'routes[0].match' must open every parenthesis that it closes, got "Host(\`a\`))"; remove a ) (rule: route-match)",
  "'routes[0].match' must close every parenthesis, got "(Host(\`a\`)"; add a ) (rule: route-match)",
  "'routes[0].match' must close every back-quote, got "Host(\`a"; add a back-quote (rule: route-match)",
  "'routes[0].match' must have texts in quotes as Go has them, got "Host(\\"a\\\\.b\\")"; write the value between back-quotes (rule: route-match)",
  "'routes[0].match' must have values between back-quotes, got "Host('a')"; write \` in place of ' (rule: route-match)",
  "'routes[0].match' must give Host values between back-quotes, with commas between them, got "Host(a)"; write Host(\`…\`) (rule: route-match)",
  "'routes[0].match' must give Host its values in parentheses, got "Host"; write Host(\`…\`) (rule: route-match)",
  "'routes[0].match' must have && or || before Path, got "Host(\`a\`) Path(\`/b\`)"; join the matchers (rule: route-match)",
  "'routes[0].match' must have && or || before and, got "Host(\`a\`) and Path(\`/b\`)"; join the matchers (rule: route-match)",
  "'routes[0].match' must end with a matcher, got "Host(\`a\`) &&"; write a matcher such as Host(\`a.example.org\`) (rule: route-match)",
  "'routes[0].match' must have a matcher before ||, got "|| Host(\`a\`)"; write a matcher such as Host(\`a.example.org\`) (rule: route-match)",
  "'routes[0].match' must be matchers that are joined by && and ||, which & is no part of, got "Host(\`a\`) & Path(\`/b\`)"; write a rule such as Host(\`a.example.org\`) && PathPrefix(\`/shop\`) (rule: route-match)",
  "'routes[0].match' must not go on in the next line after a value or a ), got "Host(\`a\`)\\n  && Path(\`/b\`)"; end the line with && or || (rule: route-match)",
  "'routes[0].match' must have matchers that Traefik knows: ClientIP, Header, HeaderRegexp, Host, HostRegexp, Method, Path, PathPrefix, PathRegexp, Query, QueryRegexp, got "Headers"; write Header, as it is called since version 3 (rule: route-match)",
  "'routes[0].match' must have matchers that Traefik knows: ClientIP, Header, HeaderRegexp, Host, HostRegexp, Method, Path, PathPrefix, PathRegexp, Query, QueryRegexp, got "HostSNI"; choose one of them (rule: route-match)",
  "'routes[0].match' must give Host one value, got ["a","b"]; write Host(\`…\`) || Host(\`…\`) (rule: route-match)",
  "'routes[0].match' must give Host one value, got []; give what the matcher asks for (rule: route-match)",
  "'routes[0].match' must give Header 2 values, got ["a"]; give what the matcher asks for (rule: route-match)",
  "'routes[0].match' must give Query 1 or 2 values, got ["a","b","c"]; give what the matcher asks for (rule: route-match)",
  "'routes[0].match' must give Path values that are not empty, got [""]; give what the matcher asks for (rule: route-match)",
  "'routes[0].match' must have a path that begins with / in Path, got "a"; write \`/a\` (rule: route-match)",
  "'routes[0].match' must have a whole name in Host, got "*.example.org"; write HostRegexp(\`^[^.]+\\.example\\.org$\`) (rule: route-match)",
  "'routes[0].match' must have a host name alone in Host, got "https://a"; leave out scheme, port and path, and write other letters as xn--… (rule: route-match)",
  "'routes[0].match' must have a host name alone in Host, got "é.org"; leave out scheme, port and path, and write other letters as xn--… (rule: route-match)",
  "'routes[0].match' must have an expression in HostRegexp, got "*.example.org"; write \`^[^.]+\\.example\\.org$\` (rule: route-match)",
  "'routes[0].match' must not have names in {} in HostRegexp, got "{sub:[a-z]+}.example.org"; write \`^[^.]+\\.example\\.org$\`, as is right since version 3 (rule: route-match)",
  "'routes[0].match' must have letters of ASCII alone in HostRegexp, got "é"; write other letters as xn--… (rule: route-match)",
  "'routes[0].match' must have an address or a range of addresses in ClientIP, got "10.0.0.0/33"; write \`192.0.2.7\` or \`192.0.2.0/24\` (rule: route-match)",
]
`);
});

test('expressions that RE2 does not read are refused', () => {
  const bad = ['^/(?!api)', '(?<=a)b', '(a)\\1', '(?<n>a)\\k<n>', '*a', 'a**', 'a{1001}', '(a', 'a)', '[a', '(?>a)', '\\Z'];
  const found = bad.flatMap(expression => ofMatch(`PathRegexp(\`${expression}\`)`));
  expect(found).toMatchInlineSnapshot(`
[
  "'routes[0].match' must not look ahead or behind in PathRegexp, got "^/(?!api)"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must not look ahead or behind in PathRegexp, got "(?<=a)b"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must not refer back to a group in PathRegexp, got "(a)\\\\1"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must not refer back to a group in PathRegexp, got "(?<n>a)\\\\k<n>"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must have something before * in PathRegexp, got "*a"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must not have * after another repetition in PathRegexp, got "a**"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must not repeat anything more than 1000 times in PathRegexp, got "a{1001}"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must close every group in PathRegexp, got "(a"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must open every group that it closes in PathRegexp, got "a)"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must close every [ in PathRegexp, got "[a"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must have groups that RE2 knows in PathRegexp, got "(?>a)"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must not have \\Z in PathRegexp, got "\\\\Z"; write it otherwise: Go reads it by RE2 (rule: route-match)",
]
`);
});

test('what was a variable in version 2 is warned of', () => {
  const routes = [{ match: 'PathPrefix(`/a/{id:[0-9]+}`)', services: [web] }];
  const found = warningsOf(tenant => new IngressRoute(tenant, 'it', { routes }), ALONE);
  expect(found).toMatchInlineSnapshot(`
[
  "warning: [test/shop/it] 'routes[0].match' should have no {} in PathPrefix, which since version 3 stand for themselves, got "/a/{id:[0-9]+}"; write PathRegexp(\`…\`) for paths that vary (rule: route-match)",
]
`);
});

test('routes that nothing comes to, or that go nowhere, are refused', () => {
  const route = minimal.routes[0];
  const found = [
    errors({ routes: [] }),
    errors({ routes: [route, { ...route, services: [{ name: 'other', port: 80 }] }] }),
    errors({ routes: [{ ...route, services: [{ ...web, weight: 0 }, { name: 'b', port: 80, weight: 0 }] }] }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'routes' must have a route, got []; add one, or leave out the object (rule: no-services)",
  "'routes[1].match' must not be that of routes[0], in whose place Traefik puts it, got "Host(\`a.example.org\`)"; put them together, or make them differ (rule: same-match)",
  "'routes[0].services' must have a service with a weight above 0, got [0,0]; give one a weight (rule: no-services)",
]
`);
  expect(errors({ routes: [{ ...route, services: [{ ...web, weight: 0 }] }, { match: 'Host(`b`)' }] })).toEqual([]);
});

test('services that Traefik refuses, and what it reads for nothing, are refused', () => {
  const found = [
    ofService({ name: 'web' }),
    ofService({ name: 'web', port: '' }),
    ofService({ name: 'Web', port: 80 }),
    ofService({ name: 'web', port: 80, namespace: 'A' }),
    ofService({ name: 'split', kind: 'TraefikService', port: 80, sticky: { cookie: {} }, passHostHeader: false }),
    ofService({ ...web, sticky: {} }),
    ofService({ ...web, strategy: 'hrw', sticky: { cookie: {} } }),
    ofService({ ...web, weight: -1 }),
    ofService({ ...web, healthCheck: { interval: '1 day' }, passiveHealthCheck: { failureWindow: '1d' }, responseForwarding: { flushInterval: 'never' } }),
    ofService(JSON.parse('{"name":"web","port":80,"scheme":"ftp","strategy":"best","healthCheck":{"mode":"tcp"}}')),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'routes[0].services[0].port' must be given for a Service, got undefined; give the port of the Service, by number or name (rule: service-port)",
  "'routes[0].services[0].port' must be given for a Service, got ""; give the port of the Service, by number or name (rule: service-port)",
  "'routes[0].services[0].name' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "Web"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'routes[0].services[0].namespace' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'routes[0].services[0].port' must not be given for a TraefikService, which says it of its own services, got 80; say it there (rule: unused-field)",
  "'routes[0].services[0].passHostHeader' must not be given for a TraefikService, which says it of its own services, got false; say it there (rule: unused-field)",
  "'routes[0].services[0].sticky' must not be given for a TraefikService, which says it of its own services, got {"cookie":{}}; say it there (rule: unused-field)",
  "'routes[0].services[0].sticky' must have a cookie, got {}; write { cookie: {} }, or leave it out (rule: unused-field)",
  "'routes[0].services[0].sticky' must not be given with the strategy 'hrw', which keeps clients by their addresses, got {"cookie":{}}; leave it out (rule: unused-field)",
  "'routes[0].services[0].weight' must be 0 or more, got -1; write it as IngressRoute has it (rule: custom-resource)",
  "'routes[0].services[0].healthCheck.interval' must be a time of h, m, s and ms, got "1 day"; write '30s' or '1m30s' (rule: duration)",
  "'routes[0].services[0].passiveHealthCheck.failureWindow' must be a time of h, m, s and ms, got "1d"; write '30s' or '1m30s' (rule: duration)",
  "'routes[0].services[0].responseForwarding.flushInterval' must be a time of h, m, s and ms, got "never"; write '30s' or '1m30s' (rule: duration)",
  "'routes[0].services[0].strategy' must be one of "wrr", "p2c", "hrw", "leasttime", "RoundRobin", got "best"; write it as IngressRoute has it (rule: custom-resource)",
  "'routes[0].services[0].scheme' must be one of 'http', 'https', 'h2c', got "ftp"; choose one of them (rule: one-of)",
  "'routes[0].services[0].healthCheck.mode' must be one of 'http', 'grpc', got "tcp"; choose one of them (rule: one-of)",
]
`);
  expect(ofService({ name: 'api@internal', kind: 'TraefikService' })).toEqual([]);
});

test('TLS that does nothing is refused', () => {
  const tls = (props: IngressRouteProps['tls']) => errors({ ...minimal, tls: props });
  expect(tls({})).toEqual([]);
  const found = [
    tls({ secretName: 'A' }),
    tls({ options: { name: 'default' } }),
    tls({ store: { name: 'mine' } }),
    tls({ secretName: 'a', domains: [{ main: 'a' }] }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'tls.secretName' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'tls.options' must not name the TLSOption 'default', which no route can ask for, got {"name":"default"}; leave it out: it holds where none is named (rule: default-tls-option)",
  "'tls.store' must not name another TLSStore than 'default', the one that Traefik knows, got {"name":"mine"}; leave it out (rule: unused-field)",
  "'tls.domains' must not be given without 'certResolver', which asks for their certificates, got [{"main":"a"}]; name the resolver, or leave it out (rule: unused-field)",
]
`);
});

test('props that are not what they say are said to be so, and nothing else', () => {
  const found = [
    errors(JSON.parse('{}')), errors(JSON.parse('{"routes":[{"match":1}],"syntax":"v2"}')),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'routes' must be given: a list, got undefined; add it (rule: type)",
  "'routes[0].match' must be a string, got 1; give it so, or leave it out (rule: type)",
  "'syntax' must be a prop of IngressRouteProps, which has 'annotations', 'entryPoints', 'labels', 'name', 'parentRefs', 'routes', 'tls', got "v2"; correct the name, or remove it (rule: type)",
]
`);
});
