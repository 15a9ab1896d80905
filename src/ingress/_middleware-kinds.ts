import { flag, intOrText, list, map, record, Structural, text, whole } from '../core/internal/api/structural';
import { ROUTE_SERVICE } from './_route-kinds';
import { traefikKind } from './_traefik-kind';

// The kinds of Traefik 3.6.12 for what is done with requests and connections on their way.
// Source of the fields: traefik, docs/content/reference/dynamic-configuration of that release.

const TEXTS = list(text());
const TEXT_MAP = map(text());
const BYTES = whole({ format: 'int64' });
const AMOUNT = whole({ format: 'int64', minimum: 0 });
const TIME = intOrText();
const UNSIGNED_TIME = intOrText({ pattern: '^([0-9]+(ns|us|µs|ms|s|m|h)?)+$' });

const IP_STRATEGY = record({ depth: whole({ minimum: 0 }), excludedIPs: TEXTS, ipv6Subnet: whole() });
const SOURCE_CRITERION = record({ ipStrategy: IP_STRATEGY, requestHeaderName: text(), requestHost: flag() });
const CLIENT_TLS = { caSecret: text(), certSecret: text(), insecureSkipVerify: flag() };
const AUTH = record({ headerField: text(), realm: text(), removeHeader: flag(), secret: text() });
const REPLACEMENT = { regex: text(), replacement: text() };

/** Named flags. */
function flags(...names: string[]): Record<string, Structural> {
  return Object.fromEntries(names.map(name => [name, flag()]));
}

const ISSUER = flags('commonName', 'country', 'domainComponent', 'locality', 'organization', 'province', 'serialNumber');

const HEADERS = record({
  accessControlAllowCredentials: flag(),
  accessControlAllowHeaders: TEXTS,
  accessControlAllowMethods: TEXTS,
  accessControlAllowOriginList: TEXTS,
  accessControlAllowOriginListRegex: TEXTS,
  accessControlExposeHeaders: TEXTS,
  accessControlMaxAge: BYTES,
  addVaryHeader: flag(),
  allowedHosts: TEXTS,
  browserXssFilter: flag(),
  contentSecurityPolicy: text(),
  contentSecurityPolicyReportOnly: text(),
  contentTypeNosniff: flag(),
  customBrowserXSSValue: text(),
  customFrameOptionsValue: text(),
  customRequestHeaders: TEXT_MAP,
  customResponseHeaders: TEXT_MAP,
  featurePolicy: text(),
  forceSTSHeader: flag(),
  frameDeny: flag(),
  hostsProxyHeaders: TEXTS,
  isDevelopment: flag(),
  permissionsPolicy: text(),
  publicKey: text(),
  referrerPolicy: text(),
  sslForceHost: flag(),
  sslHost: text(),
  sslProxyHeaders: TEXT_MAP,
  sslRedirect: flag(),
  sslTemporaryRedirect: flag(),
  stsIncludeSubdomains: flag(),
  stsPreload: flag(),
  stsSeconds: AMOUNT,
});

const FORWARD_AUTH = record({
  addAuthCookiesToResponse: TEXTS,
  address: text(),
  authRequestHeaders: TEXTS,
  authResponseHeaders: TEXTS,
  authResponseHeadersRegex: text(),
  forwardBody: flag(),
  headerField: text(),
  maxBodySize: BYTES,
  maxResponseBodySize: BYTES,
  preserveLocationHeader: flag(),
  preserveRequestMethod: flag(),
  tls: record({ ...CLIENT_TLS, caOptional: flag() }),
  trustForwardHeader: flag(),
});

const RATE_LIMIT = record({
  average: AMOUNT,
  burst: AMOUNT,
  period: TIME,
  redis: record({
    db: whole(),
    dialTimeout: UNSIGNED_TIME,
    endpoints: TEXTS,
    maxActiveConns: whole(),
    minIdleConns: whole(),
    poolSize: whole(),
    readTimeout: UNSIGNED_TIME,
    secret: text(),
    tls: record(CLIENT_TLS),
    writeTimeout: UNSIGNED_TIME,
  }),
  sourceCriterion: SOURCE_CRITERION,
});

export const MIDDLEWARE = traefikKind('Middleware', record({
  addPrefix: record({ prefix: text({ 'x-kubernetes-validations': [{ rule: 'self.startsWith(\'/\')', message: 'must begin with /' }] }) }),
  basicAuth: AUTH,
  buffering: record({
    maxRequestBodyBytes: BYTES,
    maxResponseBodyBytes: BYTES,
    memRequestBodyBytes: BYTES,
    memResponseBodyBytes: BYTES,
    retryExpression: text(),
  }),
  chain: record({ middlewares: list(record({ 'name!': text(), 'namespace': text() })) }),
  circuitBreaker: record({
    checkPeriod: UNSIGNED_TIME,
    expression: text(),
    fallbackDuration: TIME,
    recoveryDuration: UNSIGNED_TIME,
    responseCode: whole({ minimum: 100, maximum: 599 }),
  }),
  compress: record({
    defaultEncoding: text(),
    encodings: TEXTS,
    excludedContentTypes: TEXTS,
    includedContentTypes: TEXTS,
    minResponseBodyBytes: whole({ minimum: 0 }),
  }),
  contentType: record({ autoDetect: flag() }),
  digestAuth: AUTH,
  errors: record({ query: text(), service: ROUTE_SERVICE, status: list(text({ pattern: '^([1-5][0-9]{2}[,-]?)+$' })), statusRewrites: map(whole()) }),
  forwardAuth: FORWARD_AUTH,
  grpcWeb: record({ allowOrigins: TEXTS }),
  headers: HEADERS,
  inFlightReq: record({ amount: AMOUNT, sourceCriterion: SOURCE_CRITERION }),
  ipAllowList: record({ ipStrategy: IP_STRATEGY, rejectStatusCode: whole(), sourceRange: TEXTS }),
  ipWhiteList: record({ ipStrategy: IP_STRATEGY, sourceRange: TEXTS }),
  passTLSClientCert: record({
    info: record({
      ...flags('notAfter', 'notBefore', 'sans', 'serialNumber'),
      issuer: record(ISSUER),
      subject: record({ ...ISSUER, organizationalUnit: flag() }),
    }),
    pem: flag(),
  }),
  plugin: map({ 'x-kubernetes-preserve-unknown-fields': true }),
  rateLimit: RATE_LIMIT,
  redirectRegex: record({ ...REPLACEMENT, permanent: flag() }),
  redirectScheme: record({ permanent: flag(), port: text(), scheme: text() }),
  replacePath: record({ path: text() }),
  replacePathRegex: record(REPLACEMENT),
  retry: record({ attempts: whole({ minimum: 0 }), initialInterval: UNSIGNED_TIME }),
  stripPrefix: record({ forceSlash: flag(), prefixes: TEXTS }),
  stripPrefixRegex: record({ regex: TEXTS }),
}));

export const MIDDLEWARE_TCP = traefikKind('MiddlewareTCP', record({
  inFlightConn: record({ amount: AMOUNT }),
  ipAllowList: record({ sourceRange: TEXTS }),
  ipWhiteList: record({ sourceRange: TEXTS }),
}));
