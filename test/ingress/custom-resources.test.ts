import Ajv from 'ajv';
import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { BlueprintApp, MetalLb, Middleware, Platform, ServersTransport, Tenant, Traefik } from '../../src';
import { SHAPES } from '../../src/core/internal/_shapes';
import { Structural } from '../../src/core/internal/api/structural';
import { CustomKind, definition, structuralOf } from '../../src/core/internal/objects/custom-resource';
import { BGP_PEER, METALLB_KINDS } from '../../src/ingress/_metallb-kinds';
import { TRAEFIK_KINDS } from '../../src/ingress/_traefik-kinds';
import { propsOf } from '../_assembly';
import { CUSTOM_CONSTRUCTS, customProps, renderCustom } from '../_custom-structs';
import { errorsOf, Manifest, objectsOf, only, synth, unlessRefused } from '../_synth';

const KINDS = [...METALLB_KINDS, ...TRAEFIK_KINDS];
const constructs = CUSTOM_CONSTRUCTS.map(each => [each.custom.kind, each] as const);

// What the kinds have and the interfaces do not: Traefik 3.6 says of each that it is deprecated.
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  IngressRouteRule: ['syntax'],
  IngressRouteTcpRule: ['syntax'],
  IngressRouteTcpService: ['proxyProtocol', 'terminationDelay'],
  MiddlewareClientTls: ['caOptional'],
  MiddlewareContentType: ['autoDetect'],
  MiddlewareHeaders: ['featurePolicy', 'sslForceHost', 'sslHost', 'sslRedirect', 'sslTemporaryRedirect'],
  MiddlewareProps: ['ipWhiteList'],
  MiddlewareStripPrefix: ['forceSlash'],
  MiddlewareTcpProps: ['ipWhiteList'],
  ServersTransportProps: ['rootCAsSecrets'],
  ServersTransportTls: ['rootCAsSecrets'],
  TlsOptionProps: ['preferServerCipherSuites'],
};

/** A struct beside its piece of the table, with all that is inside of it: what differs. */
function differences(struct: string, schema: Structural, at: string): string[] {
  const own = at === '' ? Object.keys(SHAPES.ObjectProps) : [];
  const shape = Object.entries(SHAPES[struct]).filter(([name]) => !own.includes(name));
  const properties = Object.keys(schema.properties ?? {}).filter(name => !LEFT_OUT[struct]?.includes(name));
  const names = shape.map(([name]) => name);
  const needed = (name: string) => schema.required?.includes(name) ?? false;
  return [
    ...names.filter(name => !properties.includes(name)).map(name => `${struct}.${name} is no field`),
    ...properties.filter(name => !names.includes(name)).map(name => `${struct}.${name} is missing`),
    ...shape.filter(([name, type]) => type.endsWith('!') !== needed(name)).map(([name]) => `${struct}.${name} is needed in one of both`),
    ...shape.flatMap(([name, type]) => schema.properties?.[name] ? typeDifferences(type.replace('!', ''), schema.properties[name], `${struct}.${name}`) : []),
  ];
}

const TYPES: Readonly<Record<string, string>> = { s: 'string', n: 'integer', b: 'boolean' };

function typeDifferences(type: string, schema: Structural, at: string): string[] {
  if (type.startsWith('#')) return differences(type.slice(1), schema, at);
  if (type.startsWith('[')) return schema.type === 'array' ? typeDifferences(type.slice(1), schema.items!, at) : [`${at} is no list`];
  if (type.startsWith('{*')) return [];
  if (type.startsWith('{')) return schema.type === 'object' ? typeDifferences(type.slice(1), schema.additionalProperties as Structural, at) : [`${at} is no object`];
  // Times are given as such, and written as text.
  const types = type.split('|').filter(each => each !== '@Duration').map(each => TYPES[each]).sort();
  const wanted = schema['x-kubernetes-int-or-string'] ? ['integer', 'string'] : [schema.type];
  return JSON.stringify(types) === JSON.stringify(wanted) ? [] : [`${at} is ${types.join(' or ')}, not ${wanted.join(' or ')}`];
}

test.each(constructs)('%s: the props are the fields of the table, of the same types, required alike', (_, { struct, custom }) => {
  expect(differences(struct, custom.versions[0].spec, '')).toEqual([]);
});

test('every kind that Traefik watches has a construct, and of MetalLB\'s those of layer 2', () => {
  const made = CUSTOM_CONSTRUCTS.map(({ custom }) => custom);
  expect(TRAEFIK_KINDS.filter(kind => !made.includes(kind))).toEqual([]);
  expect(METALLB_KINDS.filter(kind => made.includes(kind)).map(({ kind }) => kind)).toEqual(['IPAddressPool', 'L2Advertisement']);
});

/** The defaults that the API server fills in, by struct and field. */
function defaultsIn(struct: string, schema: Structural): Array<[string, string, unknown]> {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]): Array<[string, string, unknown]> => {
    const inner = /^\[?#(\w+)/.exec(SHAPES[struct][name] ?? '')?.[1];
    const own: Array<[string, string, unknown]> = field.default === undefined ? [] : [[struct, name, field.default]];
    return [...own, ...inner ? defaultsIn(inner, field.items ?? field) : []];
  });
}

test.each(CUSTOM_CONSTRUCTS.flatMap(({ struct, custom }) => defaultsIn(struct, custom.versions[0].spec)))('%s.%s: the default of the API server, %j, is the one that is documented', (struct, name, value) => {
  const text = propsOf(struct).find(each => each.name === name)?.docs?.default;
  expect(text).toMatch(new RegExp(`^${typeof value === 'string' ? `'${value}'` : String(value)}( |$)`));
});

function defined(kind: CustomKind): Manifest {
  const app = new BlueprintApp();
  definition(new Tenant(new Platform(app, 'test'), 'metallb'), kind, kind === BGP_PEER ? { service: { name: 'webhook', namespace: 'metallb', path: '/convert' } } : undefined);
  return only(objectsOf(app), 'CustomResourceDefinition');
}

describe.each(KINDS.map(kind => [kind.kind, kind] as const))('the definition of %s', (_, kind) => {
  const { metadata, spec } = defined(kind);

  // kubectl apply keeps a copy of an object in an annotation, which has 256 KiB at most.
  test('is small enough to be applied', () => expect(JSON.stringify(spec).length).toBeLessThan(200 * 1024));

  test('is named by the plural and the group, and is kept when the program is not', () => {
    expect(metadata.name).toBe(`${spec.names.plural}.${spec.group}`);
    expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
    expect([spec.names.plural, spec.names.singular, spec.names.listKind]).toEqual([spec.names.plural.toLowerCase(), kind.kind.toLowerCase(), `${kind.kind}List`]);
  });

  test('serves all versions, keeps the newest, and has a schema for each', () => {
    expect(spec.versions.filter(({ storage }: Manifest) => storage).map(({ name }: Manifest) => name)).toEqual([kind.versions[0].name]);
    for (const version of spec.versions) {
      expect([version.served, version.schema.openAPIV3Schema.type]).toEqual([true, 'object']);
      expect(structural(version.schema.openAPIV3Schema)).toEqual([]);
    }
  });
});

/** What the API server refuses in a schema: pieces without a type, lists without items, defaults that do not fit. */
function structural(schema: Structural, at = ''): string[] {
  const typed = schema.type !== undefined || schema['x-kubernetes-int-or-string'] || schema['x-kubernetes-preserve-unknown-fields'];
  const { properties = {}, items, additionalProperties } = schema;
  return [
    ...typed ? [] : [`${at} has no type`],
    ...schema.type === 'array' && !items ? [`${at} has no items`] : [],
    ...schema.properties && additionalProperties ? [`${at} has fields, and others`] : [],
    ...(schema.required ?? []).filter(name => !(name in properties)).map(name => `${at}.${name} is required, and unknown`),
    ...schema.default !== undefined && schema.enum && !schema.enum.includes(schema.default) ? [`${at} has a default that is none of its values`] : [],
    ...Object.entries(properties).flatMap(([name, field]) => structural(field, `${at}.${name}`)),
    ...items ? structural(items, `${at}[]`) : [],
    ...typeof additionalProperties === 'object' ? structural(additionalProperties, `${at}.*`) : [],
  ];
}

test('the versions of BGPPeer are converted by the webhook, the old one with a warning', () => {
  const { conversion, versions } = defined(BGP_PEER).spec;
  expect(conversion).toEqual({
    strategy: 'Webhook',
    webhook: { clientConfig: { service: { name: 'webhook', namespace: 'metallb', path: '/convert' } }, conversionReviewVersions: ['v1beta1', 'v1beta2'] },
  });
  expect(versions.map(({ name, storage, deprecated, deprecationWarning }: Manifest) => [name, storage, deprecated, deprecationWarning])).toEqual([
    ['v1beta1', false, true, 'metallb.io/v1beta1 BGPPeer is deprecated: use v1beta2'],
    ['v1beta2', true, undefined, undefined],
  ]);
});

test('a Duration of cdk8s is written as Go writes it, a number and a text stay as they are', () => {
  const objects = synth(tenant => {
    new ServersTransport(tenant, 'slow', {
      forwardingTimeouts: { dialTimeout: Duration.minutes(2), idleConnTimeout: 90, pingTimeout: '1m30s', readIdleTimeout: Duration.millis(1500) },
    });
  });
  expect(only(objects, 'ServersTransport').spec.forwardingTimeouts).toEqual({ dialTimeout: '120000ms', idleConnTimeout: 90, pingTimeout: '1m30s', readIdleTimeout: '1500ms' });
});

test('a Duration of another copy of cdk8s is one too', () => {
  class Duration2 {
    public toMilliseconds() {
      return 5000;
    }
  }
  Object.defineProperty(Duration2, 'name', { value: 'Duration' });
  const forwardingTimeouts = { dialTimeout: new Duration2() as unknown as Duration };
  expect(only(synth(tenant => new ServersTransport(tenant, 'slow', { forwardingTimeouts })), 'ServersTransport').spec).toEqual({ forwardingTimeouts: { dialTimeout: '5000ms' } });
});

test('an object has a name from the tree or its own, and the labels and annotations that it is given', () => {
  const objects = synth(tenant => {
    new Middleware(tenant, 'one', { compress: {} });
    new Middleware(tenant, 'two', { compress: {}, name: 'pinned', labels: { team: 'a' }, annotations: { note: 'b' } });
  });
  expect(objects.map(({ metadata }) => metadata)).toEqual([
    { name: 'one', namespace: 'shop', labels: { 'app.kubernetes.io/managed-by': 'cdk8s-blueprints' } },
    { name: 'pinned', namespace: 'shop', labels: { 'app.kubernetes.io/managed-by': 'cdk8s-blueprints', 'team': 'a' }, annotations: { note: 'b' } },
  ]);
});

test('what an object is called must be what Kubernetes takes, and its fields what the table has', () => {
  const props: object = { name: 'A', labels: { 'a b': 'c' }, annotations: { 'a b': 'c' }, retry: { attempts: -1 } };
  const found = errorsOf(tenant => new Middleware(tenant, 'it', props));
  expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/it] 'name' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "[test/shop/it] 'labels' must have keys of letters, digits, '-', '_' and '.', with a DNS name and '/' before them or not, got "a b"; rename the label (rule: label-key)",
  "[test/shop/it] 'annotations' must have keys of letters, digits, '-', '_' and '.', with a DNS name and '/' before them or not, got "a b"; rename the annotation (rule: annotation-key)",
  "[test/shop/it] 'retry.attempts' must be 0 or more, got -1; write it as Middleware has it (rule: custom-resource)",
]
`);
});

/** A schema with which a field that is unknown is no field, as in one that the API server would prune. */
function closed(schema: Structural): object {
  const { properties, items, additionalProperties, ...rest } = schema;
  const open = schema['x-kubernetes-preserve-unknown-fields'] || schema.type === undefined;
  return {
    ...rest,
    ...properties ? { properties: Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, closed(field)])) } : {},
    ...items ? { items: closed(items) } : {},
    ...schema.type === 'object' && !open ? { additionalProperties: typeof additionalProperties === 'object' ? closed(additionalProperties) : additionalProperties ?? false } : {},
  };
}

const runs = Number(process.env.PROPERTY_RUNS ?? 1000) / 4;
const FINDING = /^\[test\/shop\/it(\/\w+)?\] .+, got .+; .+ \(rule: [a-z-]+(, see https:\S+)?\)$/;

test.each(constructs)('%s: any props are either accepted, and then the object is one that the definition allows, or refused with findings alone', (_, construct) => {
  const { custom } = construct;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const { properties, ...schema } = structuralOf(custom, custom.versions[0]);
  const valid = ajv.compile(closed({ ...schema, properties: { ...properties, metadata: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } } }));
  const tally = { accepted: 0, refused: 0 };
  fc.assert(fc.property(customProps(construct), props => {
    const objects = unlessRefused(() => renderCustom(construct, props), FINDING);
    if (!objects) {
      tally.refused++;
      return;
    }
    tally.accepted++;
    expect(objects.length).toBe(1);
    expect(valid(objects[0]) || valid.errors).toBe(true);
  }), { numRuns: runs, ...process.env.PROPERTY_SEED ? { seed: Number(process.env.PROPERTY_SEED) } : {} });
  // A generator that makes only good or only bad objects would show nothing.
  expect(tally.accepted).toBeGreaterThan(runs / 10);
  expect(tally.refused).toBeGreaterThan(0);
});

test('the definitions are as they were', () => {
  const definitions = objectsOf(everyDefinition()).filter(({ kind }) => kind === 'CustomResourceDefinition');
  expect(definitions).toHaveLength(KINDS.length);
  for (const object of definitions) expect(object).toMatchSnapshot(object.metadata.name);
});

function everyDefinition(): BlueprintApp {
  const app = new BlueprintApp();
  const platform = new Platform(app, 'test');
  new MetalLb(new Tenant(platform, 'metallb-system', { podSecurity: 'privileged' }), 'metallb', { kubeProxyMode: 'iptables' });
  new Traefik(new Tenant(platform, 'traefik'), 'traefik');
  return app;
}
