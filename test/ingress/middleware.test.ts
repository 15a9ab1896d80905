import { Duration } from 'cdk8s';
import { Middleware, MiddlewareProps } from '../../src';
import { errorsOf, only, synth } from '../_synth';

const errors = (props: MiddlewareProps): string[] => errorsOf(tenant => new Middleware(tenant, 'limit', props));
const made = (props: MiddlewareProps) => only(synth(tenant => new Middleware(tenant, 'limit', props)), 'Middleware');

test('the props are the spec, with times as Go writes them', () => {
  expect(made({ labels: { team: 'shop' }, rateLimit: { average: 100, burst: 50, period: Duration.minutes(1), redis: { readTimeout: 2 } } })).toMatchInlineSnapshot(`
{
  "apiVersion": "traefik.io/v1alpha1",
  "kind": "Middleware",
  "metadata": {
    "labels": {
      "app.kubernetes.io/managed-by": "cdk8s-blueprints",
      "team": "shop",
    },
    "name": "limit",
    "namespace": "shop",
  },
  "spec": {
    "rateLimit": {
      "average": 100,
      "burst": 50,
      "period": "60000ms",
      "redis": {
        "readTimeout": 2,
      },
    },
  },
}
`);
});

test('it has a name for those that refer to it', () => {
  synth(tenant => expect(new Middleware(tenant, 'limit', { compress: {} }).name).toBe('limit'));
});

test.each<[string, MiddlewareProps]>([
  ['addPrefix', { addPrefix: { prefix: '/shop' } }],
  ['basicAuth', { basicAuth: { secret: 'users', realm: 'shop', removeHeader: true, headerField: 'X-User' } }],
  ['buffering', { buffering: { maxRequestBodyBytes: 2 ** 32, retryExpression: '(IsNetworkError() && Attempts() < 2) || RequestMethod() == "GET"' } }],
  ['chain', { chain: { middlewares: [{ name: 'auth' }, { name: 'limit', namespace: 'other' }, { name: 'fast@file' }] } }],
  ['circuitBreaker', { circuitBreaker: { expression: 'NetworkErrorRatio() > 0.30 || LatencyAtQuantileMS(50.0) >= 100', checkPeriod: 1, recoveryDuration: '1m30s' } }],
  ['circuitBreaker of one ratio', { circuitBreaker: { expression: 'ResponseCodeRatio(500, 600, 0, 600) > 0.25', fallbackDuration: '1.5s', responseCode: 429 } }],
  ['compress', { compress: { includedContentTypes: ['text/html; charset=utf-8'], encodings: ['br', 'gzip'], defaultEncoding: 'gzip' } }],
  ['contentType', { contentType: {} }],
  ['digestAuth', { digestAuth: { secret: 'users' } }],
  ['errors', { errors: { status: ['404', '500-599'], statusRewrites: { '500-503': 500 }, query: '/{status}.html', service: { name: 'pages', port: 80 } } }],
  ['forwardAuth', { forwardAuth: { address: 'https://auth.shop.svc:8443/verify', authResponseHeadersRegex: '^X-Auth-', tls: { caSecret: 'ca', certSecret: 'client' }, maxBodySize: -1 } }],
  ['grpcWeb', { grpcWeb: { allowOrigins: ['*'] } }],
  ['headers', { headers: { customResponseHeaders: { Server: '' }, accessControlAllowOriginListRegex: ['^https://.*\\.example\\.org$'] } }],
  ['headers that take something back', { headers: { stsSeconds: 0 } }],
  ['inFlightReq', { inFlightReq: { amount: 0, sourceCriterion: { requestHost: true } } }],
  ['ipAllowList', { ipAllowList: { sourceRange: ['192.0.2.7', '10.1.2.3/8', '2001:db8::/32', '::ffff:192.0.2.7'], ipStrategy: { depth: 1, ipv6Subnet: 64 }, rejectStatusCode: 404 } }],
  ['passTLSClientCert', { passTLSClientCert: { pem: true, info: { subject: { commonName: true, organizationalUnit: true }, issuer: { country: true } } } }],
  ['plugin', { plugin: { waf: { rules: ['one', { two: 3 }], key: 'urn:k8s:secret:waf:key' } } }],
  ['redirectRegex', { redirectRegex: { regex: '^https?://(?P<host>[^/]+)/(?i)old/(.*)', replacement: 'https://${host}/new/${2}', permanent: true } }],
  ['redirectScheme', { redirectScheme: { scheme: 'https', port: '8443', permanent: true } }],
  ['replacePath', { replacePath: { path: '/index.html' } }],
  ['replacePathRegex', { replacePathRegex: { regex: '^/old/(.*)', replacement: '/new/$1' } }],
  ['retry', { retry: { attempts: 4, initialInterval: Duration.millis(100) } }],
  ['stripPrefix', { stripPrefix: { prefixes: ['/api'] } }],
  ['stripPrefixRegex', { stripPrefixRegex: { regex: ['/v[0-9]+/', '/[a-z]{2,3}'] } }],
])('%s is taken', (_, props) => {
  expect(errors(props)).toEqual([]);
});

describe('what Traefik would refuse, or pass over, is refused', () => {
  test('no kind', () => expect(errors({})).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'props' must say what the middleware does, got []; give one of 'addPrefix', 'basicAuth', 'buffering', 'chain', 'circuitBreaker', 'compress', 'contentType', 'digestAuth', 'errors', 'forwardAuth', 'grpcWeb', 'headers', 'inFlightReq', 'ipAllowList', 'passTLSClientCert', 'plugin', 'rateLimit', 'redirectRegex', 'redirectScheme', 'replacePath', 'replacePathRegex', 'retry', 'stripPrefix', 'stripPrefixRegex' (rule: one-middleware)",
]
`));

  test('two kinds', () => expect(errors({ compress: {}, retry: { attempts: 2 } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'props' must say one thing that the middleware does, got ["compress","retry"]; make a Middleware of each, and name all of them in the route (rule: one-middleware)",
]
`));

  test('a kind without what it needs', () => expect([
    { addPrefix: {} },
    { basicAuth: { secret: '' } },
    { chain: { middlewares: [] } },
    { circuitBreaker: {} },
    { digestAuth: { realm: 'shop' } },
    { errors: {} },
    { forwardAuth: {} },
    { headers: { customRequestHeaders: {}, allowedHosts: [], frameDeny: false } },
    { inFlightReq: {} },
    { ipAllowList: { sourceRange: [] } },
    { rateLimit: { burst: 5 } },
    { redirectRegex: { replacement: 'https://example.org' } },
    { redirectScheme: { permanent: true } },
    { replacePathRegex: {} },
    { retry: {} },
    { stripPrefix: {} },
    { stripPrefixRegex: {} },
  ].flatMap(errors)).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'addPrefix.prefix' must be given, got undefined; add it: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'basicAuth.secret' must be given, got ""; add it: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'chain.middlewares' must be given, got []; add it: without it nothing is done (rule: middleware-needs)",
  "[test/shop/limit] 'circuitBreaker.expression' must be given, got undefined; add it: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'digestAuth.secret' must be given, got undefined; add it: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'errors.service' must be given, got undefined; add it: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'errors.status' must be given, got undefined; add it: without it nothing is done (rule: middleware-needs)",
  "[test/shop/limit] 'forwardAuth.address' must be given, got undefined; add it: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'headers' must set or allow something, got {"customRequestHeaders":{},"allowedHosts":[],"frameDeny":false}; give one of its options: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'inFlightReq.amount' must be given, got undefined; add it: without it nothing comes through (rule: middleware-needs)",
  "[test/shop/limit] 'ipAllowList.sourceRange' must be given, got []; add it: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'rateLimit.average' must be given, got undefined; add it: without it there is no limit (rule: middleware-needs)",
  "[test/shop/limit] 'redirectRegex.regex' must be given, got undefined; add it: without it nothing is done (rule: middleware-needs)",
  "[test/shop/limit] 'redirectScheme.scheme' must be given, got undefined; add it: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'replacePathRegex.regex' must be given, got undefined; add it: without it nothing is done (rule: middleware-needs)",
  "[test/shop/limit] 'retry.attempts' must be 1 or more, got undefined; say how often a request is tried: without it Traefik refuses the middleware (rule: middleware-needs)",
  "[test/shop/limit] 'stripPrefix.prefixes' must be given, got undefined; add it: without it nothing is done (rule: middleware-needs)",
  "[test/shop/limit] 'stripPrefixRegex.regex' must be given, got undefined; add it: without it nothing is done (rule: middleware-needs)",
]
`));

  test('a Secret that is none', () => expect(errors({ basicAuth: { secret: 'shop/users' } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'basicAuth.secret' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "shop/users"; give the name as kubectl prints it (rule: dns-subdomain)",
]
`));

  test('sizes below 0', () => expect(errors({ buffering: { maxRequestBodyBytes: -1 } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'buffering.maxRequestBodyBytes' must be a number of bytes of 0 or more, got -1; leave it out for the default (rule: whole-number)",
]
`));

  test('a retry of no attempts', () => expect(errors({ retry: { attempts: 0 } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'retry.attempts' must be 1 or more, got 0; say how often a request is tried: without it Traefik refuses the middleware (rule: middleware-needs)",
]
`));

  test('conditions on requests', () => expect([
    'isNetworkError()', 'Attempts()', 'Attempts() < 2 and IsNetworkError()', 'ResponseCode() > "500"', 'Attempts() < 2 &&', '(Attempts() < 2', 'RequestMethod() > "GET"', '!IsNetworkError()',
  ].flatMap((retryExpression) => errors({ buffering: { retryExpression } }))).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'buffering.retryExpression' must be an expression that Traefik reads, got "isNetworkError()"; there is no isNetworkError, but IsNetworkError, Attempts, ResponseCode, RequestMethod (rule: expression)",
  "[test/shop/limit] 'buffering.retryExpression' must be an expression that Traefik reads, got "Attempts()"; it must compare: Attempts() < 2 (rule: expression)",
  "[test/shop/limit] 'buffering.retryExpression' must be an expression that Traefik reads, got "Attempts() < 2 and IsNetworkError()"; comparisons are joined by && and ||, not by 'and' (rule: expression)",
  "[test/shop/limit] 'buffering.retryExpression' must be an expression that Traefik reads, got "ResponseCode() > \\"500\\""; it must compare as in ResponseCode() == 503 (rule: expression)",
  "[test/shop/limit] 'buffering.retryExpression' must be an expression that Traefik reads, got "Attempts() < 2 &&"; something is missing at its end (rule: expression)",
  "[test/shop/limit] 'buffering.retryExpression' must be an expression that Traefik reads, got "(Attempts() < 2"; a ')' is missing (rule: expression)",
  "[test/shop/limit] 'buffering.retryExpression' must be an expression that Traefik reads, got "RequestMethod() > \\"GET\\""; it must compare as in RequestMethod() == "GET" (rule: expression)",
  "[test/shop/limit] 'buffering.retryExpression' must be an expression that Traefik reads, got "!IsNetworkError()"; '!' is nothing that Traefik knows there (rule: expression)",
]
`));

  test('conditions on a backend', () => expect([
    'NetworkErrorRatio() > 1', 'LatencyAtQuantileMS(50) > 100', '0.5 < NetworkErrorRatio()', 'NetworkErrorRatio', '30', 'NetworkErrorRatio() > 0.3 || 5',
  ].flatMap((expression) => errors({ circuitBreaker: { expression } }))).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'circuitBreaker.expression' must be an expression that Traefik reads, got "NetworkErrorRatio() > 1"; it must compare as in NetworkErrorRatio() > 0.30 (rule: expression)",
  "[test/shop/limit] 'circuitBreaker.expression' must be an expression that Traefik reads, got "LatencyAtQuantileMS(50) > 100"; it must be called as in LatencyAtQuantileMS(50.0) > 100 (rule: expression)",
  "[test/shop/limit] 'circuitBreaker.expression' must be an expression that Traefik reads, got "0.5 < NetworkErrorRatio()"; it must compare as in NetworkErrorRatio() > 0.30, ResponseCodeRatio(500, 600, 0, 600) > 0.25, LatencyAtQuantileMS(50.0) > 100 (rule: expression)",
  "[test/shop/limit] 'circuitBreaker.expression' must be an expression that Traefik reads, got "NetworkErrorRatio"; a '(' is missing (rule: expression)",
  "[test/shop/limit] 'circuitBreaker.expression' must be an expression that Traefik reads, got "30"; it must compare: NetworkErrorRatio() > 0.30, ResponseCodeRatio(500, 600, 0, 600) > 0.25, LatencyAtQuantileMS(50.0) > 100 (rule: expression)",
  "[test/shop/limit] 'circuitBreaker.expression' must be an expression that Traefik reads, got "NetworkErrorRatio() > 0.3 || 5"; both sides of || must compare: NetworkErrorRatio() > 0.30, ResponseCodeRatio(500, 600, 0, 600) > 0.25, LatencyAtQuantileMS(50.0) > 100 (rule: expression)",
]
`));

  test('times', () => expect([
    ...errors({ circuitBreaker: { expression: 'NetworkErrorRatio() > 0.3', checkPeriod: '1m30', fallbackDuration: 'soon', recoveryDuration: -1 } }),
    ...errors({ rateLimit: { average: 1, period: '-1s' } }),
  ],
  ).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'circuitBreaker.checkPeriod' must be a time of 0 or more, got "1m30"; write 30 for seconds, '1m30s', or a Duration (rule: duration)",
  "[test/shop/limit] 'circuitBreaker.fallbackDuration' must be a time of 0 or more, got "soon"; write 30 for seconds, '1m30s', or a Duration (rule: duration)",
  "[test/shop/limit] 'circuitBreaker.recoveryDuration' must be a time of 0 or more, got -1; write 30 for seconds, '1m30s', or a Duration (rule: duration)",
  "[test/shop/limit] 'rateLimit.period' must be a time of 0 or more, got "-1s"; write 30 for seconds, '1m30s', or a Duration (rule: duration)",
]
`));

  test('chains of themselves', () => expect(errors({ chain: { middlewares: [{ name: 'auth' }, { name: 'limit' }] } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'chain.middlewares[1]' must be another Middleware than the chain, got "limit"; name another one: Traefik refuses a chain of itself (rule: chain-itself)",
]
`));

  test('types of content chosen in two ways', () => expect(errors({ compress: { includedContentTypes: ['text/html'], excludedContentTypes: ['image/png'] } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'compress.excludedContentTypes' must not be given beside 'compress.includedContentTypes', got ["image/png"]; leave one out: Traefik refuses both (rule: not-both)",
]
`));

  test('compressions that there are not', () => expect([
    ...errors({ compress: { encodings: ['gzip', 'deflate'] } }),
    ...errors({ compress: { encodings: [] } }),
    ...errors({ compress: { encodings: ['gzip'], defaultEncoding: 'br' } }),
  ],
  ).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'compress.encodings[1]' must be one of 'gzip', 'br', 'zstd', got "deflate"; choose one of them (rule: one-of)",
  "[test/shop/limit] 'compress.encodings' must not be empty, got []; leave it out for all of them (rule: middleware-needs)",
  "[test/shop/limit] 'compress.defaultEncoding' must be one of 'gzip', got "br"; choose one of them (rule: one-of)",
]
`));

  test('statuses that are none', () => expect([
    ...errors({ errors: { status: ['404,500', '500-'], statusRewrites: { '5xx': 500, '404': 4 }, service: { name: 'pages', port: 80 } } }),
    ...errors({ ipAllowList: { sourceRange: ['192.0.2.7'], rejectStatusCode: 499 } }),
  ]).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'errors.status[0]' must be a status or a range of them, got "404,500"; write '404' or '500-599', and each of several by itself (rule: status-code)",
  "[test/shop/limit] 'errors.status[1]' must be a status or a range of them, got "500-"; write '404' or '500-599', and each of several by itself (rule: status-code)",
  "[test/shop/limit] errors.statusRewrites '404' must be a whole number from 100 to 999, got 4; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/limit] 'errors.statusRewrites' must be a status or a range of them, got "5xx"; write '404' or '500-599', and each of several by itself (rule: status-code)",
  "[test/shop/limit] 'ipAllowList.rejectStatusCode' must be a status that HTTP names, got 499; write one such as 403, 404 or 429 (rule: status-code)",
]
`));

  test('pages of a Service without a port', () => expect(errors({ errors: { status: ['404'], service: { name: 'pages' } } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'errors.service.port' must be given for a Service, got undefined; give the port of the Service, by number or name (rule: service-port)",
]
`));

  test('pages of a TraefikService', () => expect(errors({ errors: { status: ['404'], service: { kind: 'TraefikService', name: 'pages' } } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'errors.service.kind' must be 'Service', got "TraefikService"; name a Service: of a TraefikService Traefik makes no error page (rule: error-service)",
]
`));

  test('servers without a scheme', () => expect(errors({ forwardAuth: { address: 'auth.shop.svc:8080' } })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'forwardAuth.address' must be a URL of http or https, got "auth.shop.svc:8080"; write 'http://auth.example:8080/verify' (rule: forward-address)",
]
`));

  test('expressions that are not those of Go', () => expect([
    ...errors({ redirectRegex: { regex: '^http://(?!www)(.*)' } }),
    ...errors({ replacePathRegex: { regex: '/(a)\\1' } }),
    ...errors({ stripPrefixRegex: { regex: ['/ok', '/(v1'] } }),
    ...errors({ headers: { accessControlAllowOriginListRegex: ['*.example.org'] } }),
    ...errors({ forwardAuth: { address: 'http://auth', authResponseHeadersRegex: '[X' } }),
  ],
  ).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'redirectRegex.regex' must not look ahead or behind, got "^http://(?!www)(.*)"; write it for Go (RE2): https://github.com/google/re2/wiki/Syntax (rule: regex)",
  "[test/shop/limit] 'replacePathRegex.regex' must not refer back to a group, got "/(a)\\\\1"; write it for Go (RE2): https://github.com/google/re2/wiki/Syntax (rule: regex)",
  "[test/shop/limit] 'stripPrefixRegex.regex[1]' must close every group, got "/(v1"; write it for Go (RE2): https://github.com/google/re2/wiki/Syntax (rule: regex)",
  "[test/shop/limit] 'headers.accessControlAllowOriginListRegex[0]' must have something before *, got "*.example.org"; write it for Go (RE2): https://github.com/google/re2/wiki/Syntax (rule: regex)",
  "[test/shop/limit] 'forwardAuth.authResponseHeadersRegex' must close every [, got "[X"; write it for Go (RE2): https://github.com/google/re2/wiki/Syntax (rule: regex)",
]
`));

  test('clients told apart in two ways', () => expect([
    ...errors({ rateLimit: { average: 1, sourceCriterion: { ipStrategy: { depth: 1 }, requestHeaderName: 'X-Key', requestHost: true } } }),
    ...errors({ inFlightReq: { amount: 1, sourceCriterion: { ipStrategy: { depth: 1, excludedIPs: ['10.0.0.0/8'] } } } }),
    ...errors({ inFlightReq: { amount: 1, sourceCriterion: { ipStrategy: { ipv6Subnet: 129, excludedIPs: ['10.0.0.0/8'] } } } }),
  ],
  ).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'rateLimit.sourceCriterion.requestHeaderName' must not be given beside 'rateLimit.sourceCriterion.ipStrategy', got "X-Key"; leave one out: Traefik refuses both (rule: not-both)",
  "[test/shop/limit] 'rateLimit.sourceCriterion.requestHost' must not be given beside 'rateLimit.sourceCriterion.ipStrategy', got true; leave one out: Traefik refuses both (rule: not-both)",
  "[test/shop/limit] 'rateLimit.sourceCriterion.requestHost' must not be given beside 'rateLimit.sourceCriterion.requestHeaderName', got true; leave one out: Traefik refuses both (rule: not-both)",
  "[test/shop/limit] 'inFlightReq.sourceCriterion.ipStrategy.excludedIPs' must not be given beside 'inFlightReq.sourceCriterion.ipStrategy.depth', got ["10.0.0.0/8"]; leave one out: Traefik would pass over this one (rule: not-both)",
  "[test/shop/limit] 'inFlightReq.sourceCriterion.ipStrategy.ipv6Subnet' must not be given beside 'inFlightReq.sourceCriterion.ipStrategy.excludedIPs', got 129; leave one out: Traefik would pass over this one (rule: not-both)",
  "[test/shop/limit] 'inFlightReq.sourceCriterion.ipStrategy.ipv6Subnet' must be a whole number from 1 to 128, got 129; change it, or leave it out for the default (rule: whole-number)",
]
`));

  test('addresses that are none', () => expect(errors({
    ipAllowList: { sourceRange: ['10.0.0.0/33', 'example.org', '10.0.0.1-10.0.0.9', ''], ipStrategy: { excludedIPs: ['10.0.0'] } },
  })).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'ipAllowList.sourceRange[0]' must be an address or a range of addresses, got "10.0.0.0/33"; write '192.0.2.7' or '192.0.2.0/24' (rule: source-range)",
  "[test/shop/limit] 'ipAllowList.sourceRange[1]' must be an address or a range of addresses, got "example.org"; write '192.0.2.7' or '192.0.2.0/24' (rule: source-range)",
  "[test/shop/limit] 'ipAllowList.sourceRange[2]' must be an address or a range of addresses, got "10.0.0.1-10.0.0.9"; write '192.0.2.7' or '192.0.2.0/24' (rule: source-range)",
  "[test/shop/limit] 'ipAllowList.sourceRange[3]' must be an address or a range of addresses, got ""; write '192.0.2.7' or '192.0.2.0/24' (rule: source-range)",
  "[test/shop/limit] 'ipAllowList.ipStrategy.excludedIPs[0]' must be an address or a range of addresses, got "10.0.0"; write '192.0.2.7' or '192.0.2.0/24' (rule: source-range)",
]
`));

  test('several plugins, or none', () => expect([
    ...errors({ plugin: { one: {}, two: {} } }),
    ...errors({ plugin: {} }),
    ...errors({ plugin: { one: 'on' } }),
  ],
  ).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'plugin' must be one plugin, by its name, got ["one","two"]; make a Middleware of each (rule: one-plugin)",
  "[test/shop/limit] 'plugin' must be one plugin, by its name, got []; make a Middleware of each (rule: one-plugin)",
  "[test/shop/limit] plugin 'one' must be the plugin's options, by name, got "on"; write {} if it has none (rule: one-plugin)",
]
`));
});

test('what is of another type is said once', () => {
  const props: object = { ipAllowList: { sourceRange: '10.0.0.0/8' }, retry: { attempts: 'twice' } };
  expect(errorsOf((tenant) => new Middleware(tenant, 'limit', props))).toMatchInlineSnapshot(`
[
  "[test/shop/limit] 'ipAllowList.sourceRange' must be a list, got "10.0.0.0/8"; give it so, or leave it out (rule: type)",
  "[test/shop/limit] 'retry.attempts' must be a number, got "twice"; give it so, or leave it out (rule: type)",
]
`);
});
