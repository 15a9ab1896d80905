import { Duration } from 'cdk8s';
import { Found } from '../core/internal/finding';
import { isRecord } from '../core/internal/json';
import { CustomKind, ObjectNames } from '../core/internal/objects/custom-resource';
import { addressBits, error, integer, notBoth, oneOf, subdomain } from '../core/internal/rules';
import { notRe2 } from '../core/internal/traefik/re2';
import { CIRCUIT_BREAKER, expressionProblem, Functions, RETRY } from './_expression';
import { referenceRules, serviceRules } from './_route-rules';
import { MiddlewareClientTls, MiddlewareForwardAuth } from './middleware-auth';
import { MiddlewareHeaders } from './middleware-headers';
import { MiddlewareIpAllowList, MiddlewareIpStrategy, MiddlewareRateLimit, MiddlewareSourceCriterion } from './middleware-limits';
import { MiddlewareBuffering, MiddlewareChain, MiddlewareCircuitBreaker, MiddlewareCompress, MiddlewareErrors } from './middleware-traffic';

// What Traefik 3.6.12 refuses, or passes over, when it makes a middleware. Source: traefik, pkg/provider/kubernetes/crd/kubernetes.go, pkg/server/middleware
// and pkg/middlewares of that release.

/** What becomes of a middleware that lacks a field. */
export const REFUSED = 'without it Traefik refuses the middleware';
export const USELESS = 'without it nothing is done';
export const SHUT = 'without it nothing comes through';

/** Of the fields of a spec exactly one is given: of two, Traefik takes none of HTTP and one of TCP. */
export function oneKind({ kind, versions: [{ spec }] }: CustomKind, props: object): Found {
  const all = Object.keys(spec.properties ?? {}).filter(name => name !== 'ipWhiteList');
  const given = Object.entries(props).flatMap(([name, value]) => value !== undefined && all.includes(name) ? [name] : []);
  if (given.length === 1) return undefined;
  return given.length === 0
    ? error('one-middleware', 'props', 'must say what the middleware does', given, `give one of ${all.map(name => `'${name}'`).join(', ')}`)
    : error('one-middleware', 'props', 'must say one thing that the middleware does', given, `make a ${kind} of each, and name all of them in the route`);
}

/** A field that the definition leaves open, and the middleware does not. */
export function needed(object: string, value: unknown, consequence: string): Found {
  const missing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return missing ? error('middleware-needs', object, 'must be given', value, `add it: ${consequence}`) : undefined;
}

/** A request is tried once at least. */
export function attempts(object: string, value: number | undefined): Found {
  return value ? undefined : error('middleware-needs', object, 'must be 1 or more', value, `say how often a request is tried: ${REFUSED}`);
}

/** A regular expression without which nothing is done. */
export function regexNeeded(object: string, value: string | undefined): Found {
  return [needed(object, value, USELESS), regex(object, value)];
}

/** A regular expression of Go. */
function regex(object: string, value: string | undefined): Found {
  const problem = notRe2(value?.trim() ?? '');
  return problem === undefined ? undefined : error('regex', object, problem, value, 'write it for Go (RE2): https://github.com/google/re2/wiki/Syntax');
}

/** A condition on how a backend does. */
function expression(object: string, value: string | undefined, functions: Functions): Found {
  const problem = value && expressionProblem(value, functions);
  return problem ? error('expression', object, 'must be an expression that Traefik reads', value, problem) : undefined;
}

const UNIT = '(ns|us|µs|ms|s|m|h)';
const TIME = new RegExp(`^(\\d+|((\\d+\\.?\\d*|\\.\\d+)${UNIT})+)$`);

/** A time as Traefik reads it. */
export function time(object: string, value: string | number | Duration | undefined): Found {
  if (value === undefined || (typeof value === 'number' ? !(value < 0) : typeof value !== 'string' || TIME.test(value))) return undefined;
  return error('duration', object, 'must be a time of 0 or more', value, 'write 30 for seconds, \'1m30s\', or a Duration');
}

/** An address, or a range of them: Go takes a range with bits beyond its length too. */
export function addresses(object: string, values: readonly string[] | undefined): Found {
  return values?.map((value, index) => isAddressOrRange(value)
    ? undefined
    : error('source-range', `${object}[${index}]`, 'must be an address or a range of addresses', value, 'write \'192.0.2.7\' or \'192.0.2.0/24\''));
}

function isAddressOrRange(value: string): boolean {
  const [address, length, ...rest] = value.split('/');
  const bits = addressBits(address.replace(/(?<=:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/, mapped));
  return bits !== undefined && rest.length === 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits.length));
}

/** The last 32 bits of an IPv6 address, as in `::ffff:192.0.2.7`. */
function mapped(bytes: string): string {
  const bits = addressBits(bytes);
  return bits === undefined ? bytes : `${parseInt(bits.slice(0, 16), 2).toString(16)}:${parseInt(bits.slice(16), 2).toString(16)}`;
}

/** Which address is taken: `depth` wins over the others, and these do not go with each other. */
function ipStrategy(object: string, strategy: MiddlewareIpStrategy | undefined): Found {
  if (!strategy) return undefined;
  const { depth, excludedIPs = [], ipv6Subnet } = strategy;
  const excluded = excludedIPs.length > 0 ? excludedIPs : undefined;
  return [
    notBoth(`${object}.excludedIPs`, excluded, `${object}.depth`, depth || undefined, 'leave one out: Traefik would pass over this one'),
    depth ? undefined : notBoth(`${object}.ipv6Subnet`, ipv6Subnet, `${object}.excludedIPs`, excluded, 'leave one out: Traefik would pass over this one'),
    integer(`${object}.ipv6Subnet`, ipv6Subnet, 1, 128),
    addresses(`${object}.excludedIPs`, excludedIPs),
  ];
}

/** What a client is: one thing. */
export function criterion(object: string, source: MiddlewareSourceCriterion | undefined): Found {
  if (!source) return undefined;
  const header = source.requestHeaderName || undefined;
  const host = source.requestHost || undefined;
  const remedy = 'leave one out: Traefik refuses both';
  return [
    notBoth(`${object}.requestHeaderName`, header, `${object}.ipStrategy`, source.ipStrategy, remedy),
    notBoth(`${object}.requestHost`, host, `${object}.ipStrategy`, source.ipStrategy, remedy),
    notBoth(`${object}.requestHost`, host, `${object}.requestHeaderName`, header, remedy),
    ipStrategy(`${object}.ipStrategy`, source.ipStrategy),
  ];
}

/** Who is let in by an address, and how others are answered. */
export function addressList({ sourceRange, ipStrategy: strategy, rejectStatusCode }: MiddlewareIpAllowList): Found {
  return [
    needed('ipAllowList.sourceRange', sourceRange, REFUSED),
    addresses('ipAllowList.sourceRange', sourceRange),
    ipStrategy('ipAllowList.ipStrategy', strategy),
    namedStatus('ipAllowList.rejectStatusCode', rejectStatusCode),
  ];
}

/** Secrets that a client of TLS uses. */
function clientTls(object: string, tls: MiddlewareClientTls | undefined): Found {
  return [secret(`${object}.caSecret`, tls?.caSecret), secret(`${object}.certSecret`, tls?.certSecret)];
}

/** The name of a Secret; an empty one is none. */
function secret(object: string, name: string | undefined): Found {
  return subdomain(object, name || undefined);
}

/** The Secret with the users of a login. */
export function authSecret(object: string, name: string | undefined): Found {
  return [needed(object, name, REFUSED), secret(object, name)];
}

/** A server that is asked, and what is taken from its answer. */
export function forwardAuth({ address, authResponseHeadersRegex, tls }: MiddlewareForwardAuth): Found {
  return [
    needed('forwardAuth.address', address, REFUSED),
    !address || /^https?:\/\/[^/\s]+/i.test(address) ? undefined : error('forward-address', 'forwardAuth.address', 'must be a URL of http or https', address, 'write \'http://auth.example:8080/verify\''),
    regex('forwardAuth.authResponseHeadersRegex', authResponseHeadersRegex),
    clientTls('forwardAuth.tls', tls),
  ];
}

/** Sizes of bodies, and when a request is sent again. */
export function buffering({ retryExpression, ...sizes }: MiddlewareBuffering): Found {
  return [
    Object.entries(sizes).map(([name, bytes]): Found => bytes < 0 ? error('whole-number', `buffering.${name}`, 'must be a number of bytes of 0 or more', bytes, 'leave it out for the default') : undefined),
    expression('buffering.retryExpression', retryExpression, RETRY),
  ];
}

/** When a backend is left alone, and for how long. */
export function circuitBreaker({ expression: condition, checkPeriod, fallbackDuration, recoveryDuration }: MiddlewareCircuitBreaker): Found {
  return [
    needed('circuitBreaker.expression', condition, REFUSED),
    expression('circuitBreaker.expression', condition, CIRCUIT_BREAKER),
    time('circuitBreaker.checkPeriod', checkPeriod),
    time('circuitBreaker.fallbackDuration', fallbackDuration),
    time('circuitBreaker.recoveryDuration', recoveryDuration),
  ];
}

/** Middlewares under one name, which is not one of theirs. */
export function chain({ middlewares = [] }: MiddlewareChain, { name, namespace }: ObjectNames): Found {
  return [
    needed('chain.middlewares', middlewares, USELESS),
    middlewares.map((each, index): Found => each.name === name && (each.namespace ?? namespace) === namespace
      ? error('chain-itself', `chain.middlewares[${index}]`, 'must be another Middleware than the chain', each.name, 'name another one: Traefik refuses a chain of itself')
      : referenceRules(`chain.middlewares[${index}]`, each)),
  ];
}

/** A limit, and the Redis that it is counted in. */
export function rateLimit({ average, period, sourceCriterion, redis }: MiddlewareRateLimit): Found {
  return [
    needed('rateLimit.average', average, 'without it there is no limit'),
    time('rateLimit.period', period),
    criterion('rateLimit.sourceCriterion', sourceCriterion),
    redis && [
      secret('rateLimit.redis.secret', redis.secret),
      clientTls('rateLimit.redis.tls', redis.tls),
      time('rateLimit.redis.dialTimeout', redis.dialTimeout),
      time('rateLimit.redis.readTimeout', redis.readTimeout),
      time('rateLimit.redis.writeTimeout', redis.writeTimeout),
    ],
  ];
}

/** Headers: regular expressions among them, and something that is done at all. */
export function headers(given: MiddlewareHeaders): Found {
  const does = Object.entries(given).some(([name, value]) => value && (!isRecord(value) || Object.keys(value).length > 0)
    && (!Array.isArray(value) || value.length > 0) || (name === 'stsSeconds' && value === 0));
  return [
    does ? undefined : error('middleware-needs', 'headers', 'must set or allow something', given, `give one of its options: ${REFUSED}`),
    given.accessControlAllowOriginListRegex?.map((value, index) => regex(`headers.accessControlAllowOriginListRegex[${index}]`, value)),
  ];
}

const ENCODINGS = ['gzip', 'br', 'zstd'];

/** Compressions that there are, and one way of choosing types of content. */
export function compress({ encodings, defaultEncoding, includedContentTypes = [], excludedContentTypes = [] }: MiddlewareCompress): Found {
  const some = <T>(values: T[]): T[] | undefined => values.length > 0 ? values : undefined;
  return [
    notBoth('compress.excludedContentTypes', some(excludedContentTypes), 'compress.includedContentTypes', some(includedContentTypes), 'leave one out: Traefik refuses both'),
    encodings?.length === 0 ? error('middleware-needs', 'compress.encodings', 'must not be empty', encodings, 'leave it out for all of them') : undefined,
    encodings?.map((encoding, index) => oneOf(`compress.encodings[${index}]`, encoding, ENCODINGS)),
    oneOf('compress.defaultEncoding', defaultEncoding || undefined, encodings ?? ENCODINGS),
  ];
}

// The registry that Go has of them (net/http/status.go): others have no text, and Traefik refuses them.
const STATUSES = /^(10[0-3]|20[0-8]|226|30[0-57-8]|40\d|41[0-8]|42[1-689]|431|451|50[0-8]|51[01])$/;

/** A status of HTTP that has a name. */
function namedStatus(object: string, status: number | undefined): Found {
  if (!status || STATUSES.test(String(status))) return undefined;
  return error('status-code', object, 'must be a status that HTTP names', status, 'write one such as 403, 404 or 429');
}

/** A status, or a range of them: a list joined by commas, which the definition lets pass, Traefik does not read. */
function statusRange(object: string, value: string): Found {
  if (/^\d{3}(-\d{3})?$/.test(value)) return undefined;
  return error('status-code', object, 'must be a status or a range of them', value, 'write \'404\' or \'500-599\', and each of several by itself');
}

/** Pages for errors. They come from a Service: Traefik looks up a TraefikService as one, and does not find it. */
export function errorPages({ status, statusRewrites = {}, service }: MiddlewareErrors): Found {
  return [
    needed('errors.service', service, REFUSED),
    needed('errors.status', status, USELESS),
    service && (service.kind === 'TraefikService'
      ? error('error-service', 'errors.service.kind', 'must be \'Service\'', service.kind, 'name a Service: of a TraefikService Traefik makes no error page')
      : serviceRules('errors.service', service)),
    status?.map((value, index) => statusRange(`errors.status[${index}]`, value)),
    Object.entries(statusRewrites).map(([from, to]) => [statusRange('errors.statusRewrites', from), integer(`errors.statusRewrites '${from}'`, to, 100, 999)]),
  ];
}

/** One plugin, with options by name. */
export function plugin(plugins: Readonly<Record<string, unknown>>): Found {
  const names = Object.keys(plugins);
  return [
    names.length === 1 && names[0] !== '' ? undefined : error('one-plugin', 'plugin', 'must be one plugin, by its name', names, 'make a Middleware of each'),
    Object.entries(plugins).map(([name, options]): Found => isRecord(options)
      ? undefined
      : error('one-plugin', `plugin '${name}'`, 'must be the plugin\'s options, by name', options, 'write {} if it has none')),
  ];
}
