import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  IngressRoute, IngressRouteTcp, IngressRouteUdp, IpAddressPool, L2Advertisement, Middleware, MiddlewareTcp, ServersTransport, ServersTransportTcp,
  Tenant, TlsOption, TlsStore, TraefikService,
} from '../src';
import { SHAPES } from '../src/core/internal/_shapes';
import { Structural } from '../src/core/internal/api/structural';
import { CustomKind } from '../src/core/internal/objects/custom-resource';
import { IP_ADDRESS_POOL, L2_ADVERTISEMENT } from '../src/ingress/_metallb-kinds';
import { MIDDLEWARE, MIDDLEWARE_TCP } from '../src/ingress/_middleware-kinds';
import { INGRESS_ROUTE, INGRESS_ROUTE_TCP, INGRESS_ROUTE_UDP, TRAEFIK_SERVICE } from '../src/ingress/_route-kinds';
import { SERVERS_TRANSPORT, SERVERS_TRANSPORT_TCP, TLS_OPTION, TLS_STORE } from '../src/ingress/_transport-kinds';
import { propsOf } from './_assembly';
import { Manifest, PLATFORM, synth } from './_synth';
import { one, Prop, Struct, Values } from './_values';

// What can be said of the structs of custom resources, from the tables of their kinds: what is written here is only what rules want beyond them.

type Props = Record<string, unknown>;

/** A construct that makes one object of a custom kind. */
export interface CustomConstruct {
  readonly struct: string;
  readonly custom: CustomKind;
  make(tenant: Tenant, props: Props): Construct;
}

/** The props are tried as they come from a program that no compiler has seen. */
function construct<T>(struct: string, custom: CustomKind, type: new (scope: Construct, id: string, props: T) => Construct): CustomConstruct {
  return { struct, custom, make: (tenant, props) => new type(tenant, 'it', props as T) };
}

export const CUSTOM_CONSTRUCTS: readonly CustomConstruct[] = [
  construct('IngressRouteProps', INGRESS_ROUTE, IngressRoute),
  construct('IngressRouteTcpProps', INGRESS_ROUTE_TCP, IngressRouteTcp),
  construct('IngressRouteUdpProps', INGRESS_ROUTE_UDP, IngressRouteUdp),
  construct('IpAddressPoolProps', IP_ADDRESS_POOL, IpAddressPool),
  construct('L2AdvertisementProps', L2_ADVERTISEMENT, L2Advertisement),
  construct('MiddlewareProps', MIDDLEWARE, Middleware),
  construct('MiddlewareTcpProps', MIDDLEWARE_TCP, MiddlewareTcp),
  construct('ServersTransportProps', SERVERS_TRANSPORT, ServersTransport),
  construct('ServersTransportTcpProps', SERVERS_TRANSPORT_TCP, ServersTransportTcp),
  construct('TlsOptionProps', TLS_OPTION, TlsOption),
  construct('TlsStoreProps', TLS_STORE, TlsStore),
  construct('TraefikServiceProps', TRAEFIK_SERVICE, TraefikService),
];

// Good values of what a rule reads, by prop or by struct and prop; the last one is the value that makes a difference.
const GOOD: Readonly<Record<string, readonly unknown[]>> = {
  '*.addresses': ['192.0.2.0/28', '198.51.100.10-198.51.100.20', '2001:db8::/64'],
  '*.excludedIPs': ['10.0.0.0/8', '192.0.2.7'],
  '*.expression': ['LatencyAtQuantileMS(50.0) > 100', 'NetworkErrorRatio() > 0.30'],
  '*.flushInterval': ['1s', '50ms'],
  '*.match': ['PathPrefix(`/a`)', 'Host(`a.example.org`) && !Path(`/b`)', 'Host(`b.example.org`)'],
  '*.name': ['app', 'login-2', 'one'],
  '*.namespace': ['other', 'shop'],
  '*.percent': [0, 5, 50],
  '*.sourceRange': ['192.0.2.0/24', '2001:db8::1', '10.0.0.0/8'],
  'IngressRouteTcpRule.match': ['ClientIP(`10.0.0.0/8`)', 'HostSNI(`*`)'],
  'MiddlewareAddPrefix.prefix': ['/a/b', '/one'],
  'MiddlewareBuffering.retryExpression': ['Attempts() < 2', 'IsNetworkError()'],
  'MiddlewareCompress.defaultEncoding': ['gzip'],
  'MiddlewareCompress.encodings': ['br', 'zstd', 'gzip'],
  'MiddlewareErrors.statusRewrites': [404, 503],
  'MiddlewareForwardAuth.address': ['https://auth.example.org', 'http://auth.shop.svc:8080/verify'],
  'MiddlewareIpAllowList.rejectStatusCode': [403, 404],
  'MiddlewareErrors.status': ['404', '500-599'],
  'MiddlewareIpStrategy.ipv6Subnet': [48, 64],
  'MiddlewareProps.plugin': [{ waf: { rules: ['a', { b: 1 }] } }, { one: { on: true } }],
  'ObjectProps.annotations': ['', 'a: b'],
  'ObjectProps.labels': ['', 'one'],
  'RouteHealthCheck.mode': ['http', 'grpc'],
  'RouteService.kind': ['Service', 'Service', 'Service', 'Service', 'Service', 'Service', 'Service', 'Service'],
  'RouteService.scheme': ['http', 'https', 'h2c'],
  'TlsOptionClientAuth.clientAuthType': ['RequestClientCert', 'RequireAnyClientCert'],
  'TlsOptionProps.cipherSuites': ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  'TlsOptionProps.curvePreferences': ['CurveP256', 'X25519'],
  'TlsOptionProps.maxVersion': ['VersionTLS12', 'VersionTLS13'],
  'TlsOptionProps.minVersion': ['VersionTLS12', 'VersionTLS13'],
  'TraefikReference.name': ['app', 'fast@file', 'one'],
};

// Other values that make a difference, where the table has none that rules take.
const OTHER: Readonly<Record<string, unknown>> = {
  'IngressRouteRule.kind': 'Rule',
  'IngressRouteTcpTls.store': { name: 'default' },
  'MiddlewareCircuitBreaker.responseCode': 429,
  'MiddlewareErrors.statusRewrites': { '500-503': 500 },
  'RouteSticky.cookie': { name: 'one' },
  'RouteTls.store': { name: 'default' },
};

// What a struct cannot do without, though its table leaves it open.
const NEEDED: Readonly<Record<string, Props>> = {
  IngressRouteProps: { routes: [{ match: 'Host(`a.example.org`)', services: [{ name: 'web', port: 80 }] }] },
  IngressRouteRule: { match: 'Host(`a.example.org`)', services: [{ name: 'web', port: 80 }] },
  IngressRouteTcpProps: { routes: [{ match: 'ClientIP(`10.0.0.0/8`)', services: [{ name: 'web', port: 80 }] }] },
  IngressRouteTcpRule: { match: 'ClientIP(`10.0.0.0/8`)', services: [{ name: 'web', port: 80 }] },
  IngressRouteUdpProps: { routes: [{ services: [{ name: 'web', port: 80 }] }] },
  IngressRouteUdpRule: { services: [{ name: 'web', port: 80 }] },
  IpAddressPoolProps: { addresses: ['192.0.2.0/28'] },
  MiddlewareAddPrefix: { prefix: '/a' },
  MiddlewareBasicAuth: { secret: 'users' },
  MiddlewareChain: { middlewares: [{ name: 'two' }] },
  MiddlewareCircuitBreaker: { expression: 'ResponseCodeRatio(500, 600, 0, 600) > 0.25' },
  MiddlewareDigestAuth: { secret: 'users' },
  MiddlewareErrors: { status: ['404'], service: { name: 'pages', port: 80 } },
  MiddlewareForwardAuth: { address: 'https://auth.example.org' },
  MiddlewareHeaders: { customResponseHeaders: { Server: '' } },
  MiddlewareInFlightReq: { amount: 10 },
  MiddlewareIpAllowList: { sourceRange: ['192.0.2.0/24'] },
  MiddlewareRateLimit: { average: 10 },
  MiddlewareRedirectRegex: { regex: '^http://(.*)' },
  MiddlewareRedirectScheme: { scheme: 'https' },
  MiddlewareReplacePathRegex: { regex: '^/(.*)' },
  MiddlewareRetry: { attempts: 2 },
  MiddlewareStripPrefix: { prefixes: ['/v1'] },
  MiddlewareStripPrefixRegex: { regex: ['/v[0-9]+'] },
  MiddlewareTcpInFlightConn: { amount: 10 },
  MiddlewareTcpIpAllowList: { sourceRange: ['192.0.2.0/24'] },
  RouteService: { name: 'one', port: 80 },
  RouteSticky: { cookie: {} },
  ServersTransportTcpProxyProtocol: { version: 1 },
  TlsStoreGeneratedCertificate: { resolver: 'letsencrypt', domain: { main: 'example.org' } },
  TlsStoreProps: { name: 'default' },
  TraefikServiceHighestRandomWeight: { services: [{ name: 'web', port: 80 }] },
  TraefikServiceMirror: { name: 'web', port: 'http', percent: 10 },
  TraefikServiceMirroring: { name: 'web', port: 80 },
  TraefikServiceWeighted: { services: [{ name: 'web', port: 80 }] },
};

// Structs of which one prop is given, and what it is where a test is about another thing.
const ONE_OF: Readonly<Record<string, Props>> = {
  MiddlewareProps: { grpcWeb: { allowOrigins: ['*'] } },
  MiddlewareTcpProps: { inFlightConn: { amount: 3 } },
  ServersTransportRootCa: { secret: 'ca' },
  TraefikServiceProps: { weighted: { services: [{ name: 'web', port: 80 }, { name: 'next', port: 80, weight: 0 }] } },
};

// Props that go with few others: where they were in every second object, few objects would be good.
const APART: Readonly<Record<string, readonly string[]>> = {
  IngressRouteProps: ['parentRefs'],
  IngressRouteTcpTls: ['passthrough', 'store', 'domains'],
  MiddlewareIpStrategy: ['depth'],
  RouteService: ['strategy'],
  RouteTls: ['store', 'domains'],
  ServersTransportProps: ['spiffe'],
  ServersTransportTls: ['spiffe'],
  TlsOptionProps: ['minVersion'],
  TlsStoreProps: ['defaultGeneratedCert'],
};

/** What a struct cannot do without. */
function baseOf(struct: string, schema: Structural): Props {
  const required = Object.entries(SHAPES[struct]).filter(([name, type]) => type.endsWith('!') && !(name in (NEEDED[struct] ?? {})));
  return { ...Object.fromEntries(required.map(([name, type]) => [name, otherOf(struct, name, type.replace('!', ''), schema.properties![name])])), ...NEEDED[struct] };
}

/** A place in an object where a struct is. */
interface Place {
  readonly from: CustomConstruct;
  readonly struct: string;
  readonly schema: Structural;
  wrap(props: Props): Props;
}

const OF_OBJECT = Object.keys(SHAPES.ObjectProps);

/** The struct that a type is of, how it is put there, and what the table has of it. */
function inner(type: string, schema: Structural): { readonly struct: string; readonly schema: Structural; wrap(props: Props): unknown } | undefined {
  if (type.startsWith('#')) return { struct: type.slice(1), schema, wrap: props => props };
  if (type.startsWith('[#')) return { struct: type.slice(2), schema: schema.items!, wrap: props => [props] };
  return undefined;
}

/** Every struct that an object is made of, at the first place where it is. */
function placesOf(from: CustomConstruct): Place[] {
  const found: Place[] = [{ from, struct: from.struct, schema: from.custom.versions[0].spec, wrap: props => props }];
  for (const place of found) {
    for (const [name, type] of Object.entries(SHAPES[place.struct])) {
      const part = OF_OBJECT.includes(name) && place.struct === from.struct ? undefined : inner(type.replace('!', ''), place.schema.properties![name]);
      if (part && !found.some(({ struct }) => struct === part.struct)) {
        const wrap = (props: Props) => place.wrap({ ...baseOf(place.struct, place.schema), [name]: part.wrap(props) });
        found.push({ from, struct: part.struct, schema: part.schema, wrap });
      }
    }
  }
  return found;
}

/** The name of a prop in the tables above. */
function goodOf(struct: string, prop: string): readonly unknown[] | undefined {
  const parent = struct.startsWith('TraefikServiceMirror') ? 'RouteService' : OF_OBJECT.includes(prop) && struct.endsWith('Props') ? 'ObjectProps' : struct;
  return GOOD[`${struct}.${prop}`] ?? GOOD[`${parent}.${prop}`] ?? GOOD[`*.${prop}`];
}

const KEYS: Readonly<Record<string, readonly string[]>> = { 'MiddlewareErrors.statusRewrites': ['404', '500-503'] };

const isDuration = (type: string) => type.includes('@Duration');

/** Good values, and now and then a bad one. */
function seldom(good: Values, ...bad: unknown[]): Values {
  return fc.oneof({ weight: 25, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
}

/** Values of a type, as its table has them: mostly good ones. */
function valuesOf(struct: string, prop: string, type: string, schema: Structural): Values {
  if (type.startsWith('#')) return structValues(type.slice(1), schema);
  if (type.startsWith('[')) {
    const items = valuesOf(struct, prop, type.slice(1), schema.items!);
    return fc.uniqueArray(items, { minLength: 1, maxLength: 2, selector: each => JSON.stringify(each) });
  }
  if (type.startsWith('{s') || type.startsWith('{n')) {
    const keys = fc.constantFrom(...KEYS[`${struct}.${prop}`] ?? ['one', 'x-two', 'Three']);
    const items = valuesOf(struct, prop, type.slice(1), schema.additionalProperties as Structural);
    return fc.dictionary(keys, items, { maxKeys: 2, noNullPrototype: true });
  }
  const good = goodOf(struct, prop);
  if (good) return seldom(one(...good), '', 'a b', -1, null);
  if (schema.enum) return seldom(one(...schema.enum.filter(each => each !== 'RoundRobin')), 'none', 1);
  if (isDuration(type)) return seldom(one(30, '7s', '1500ms', Duration.minutes(2)), '1 day', -1, {});
  if (schema['x-kubernetes-int-or-string']) return seldom(one(80, 8443, 'http'), 1.5, []);
  switch (schema.type) {
    case 'integer': return seldom(fc.integer({ min: Math.max(schema.minimum ?? 0, 1), max: Math.min(schema.maximum ?? 1000, 1000) }), -5, 1.5, '7');
    case 'boolean': return seldom(fc.boolean(), 'yes');
    default: return seldom(one('one', 'two', 'x-3'), 'A b', '', 7);
  }
}

function structValues(struct: string, schema: Structural): fc.Arbitrary<Props> {
  const fields = Object.entries(SHAPES[struct]).filter(([name]) => !OF_OBJECT.includes(name) || !struct.endsWith('Props') || name === 'labels');
  const arbitraries = Object.fromEntries(fields.map(([name, type]) => [name, valuesOf(struct, name, type.replace('!', ''), schema.properties?.[name] ?? { additionalProperties: {} })]));
  // Props of which there may be one are not given together, or few objects would be good.
  const all = ONE_OF[struct]
    ? fc.constantFrom(...Object.keys(arbitraries).filter(name => name !== 'labels')).chain(name => fc.record({ [name]: arbitraries[name] }, { noNullPrototype: true }))
    : fc.record(arbitraries, { requiredKeys: [], noNullPrototype: true });
  return fc.tuple(all, fc.integer({ min: 0, max: 40 })).map(([props, dice]): Props => {
    const together = Object.fromEntries(Object.entries(props).filter(([name]) => dice < 4 || !APART[struct]?.includes(name)));
    return dice === 0 ? together : { ...baseOf(struct, schema), ...together };
  });
}

/** A value that makes a difference. */
function otherOf(struct: string, prop: string, type: string, schema: Structural, text?: string): unknown {
  if (`${struct}.${prop}` in OTHER) return OTHER[`${struct}.${prop}`];
  if (type.startsWith('#')) return { ...ONE_OF[type.slice(1)], ...baseOf(type.slice(1), schema) };
  if (type.startsWith('[')) return [otherOf(struct, prop, type.slice(1), schema.items!, text)];
  if (type.startsWith('{s') || type.startsWith('{n')) return { one: otherOf(struct, prop, type.slice(1), schema.additionalProperties as Structural, text) };
  const good = goodOf(struct, prop);
  if (good) return good[good.length - 1];
  if (schema.enum) return schema.enum.filter(each => !text?.startsWith(`'${each}'`) && each !== 'RoundRobin').pop();
  if (isDuration(type)) return '7s';
  switch (schema.type) {
    case 'integer': return Math.min(7, schema.maximum ?? 7);
    case 'boolean': return !text?.startsWith('true');
    default: return schema['x-kubernetes-int-or-string'] ? 7 : 'one';
  }
}

/** Arbitrary props of a construct. */
export function customProps({ struct, custom }: CustomConstruct): fc.Arbitrary<Props> {
  return structValues(struct, custom.versions[0].spec);
}

/** A Platform in which objects may name what the program does not have. */
const LOOSE = { ...PLATFORM, rules: { ...PLATFORM.rules, 'service-exists': 'off', 'same-route': 'off', 'pool-not-announced': 'off' } as const };

/** The objects of a construct. */
export function renderCustom({ make }: CustomConstruct, props: Props): Manifest[] {
  return synth(tenant => make(tenant, props), LOOSE);
}

function structOf({ from, struct, schema, wrap }: Place): Struct {
  const props = propsOf(struct).map(({ name, docs }): [string, Prop] => {
    const type = SHAPES[struct][name].replace('!', '');
    const field = schema.properties?.[name] ?? { additionalProperties: { type: 'string' } };
    return [name, { any: valuesOf(struct, name, type, field), other: otherOf(struct, name, type, field, docs?.default) }];
  });
  const isGiven = (options: Props) => Object.entries(options).some(([name, value]) => value !== undefined && !OF_OBJECT.includes(name));
  return {
    props: Object.fromEntries(props),
    base: baseOf(struct, schema),
    render: options => renderCustom(from, wrap(ONE_OF[struct] && !isGiven(options) ? { ...ONE_OF[struct], ...options } : options)),
  };
}

/** Every struct that custom resources are made of. */
export const CUSTOM_STRUCTS: Readonly<Record<string, Struct>> = Object.fromEntries(
  CUSTOM_CONSTRUCTS.flatMap(placesOf).map((place): [string, Struct] => [place.struct, structOf(place)]),
);
