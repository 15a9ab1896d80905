import * as kplus from 'cdk8s-plus-27';
import { FailureRule, Peer } from '../src';
import { Documented, propsOf, TYPES } from './_assembly';
import { CUSTOM_STRUCTS } from './_custom-structs';
import { STRUCTS } from './_structs';
import { Manifest } from './_synth';

const structs = [...TYPES.values()].filter(({ datatype }) => datatype).map(({ name }) => name).sort();
const rendered = Object.entries(STRUCTS).filter(([, struct]) => struct.render);
const optional = rendered.flatMap(([name]) =>
  propsOf(name).filter(prop => prop.optional).map((prop): [string, string, Documented] => [name, prop.name, prop]));

/** A documented default that is a value: `'25%'`, `{}`, `[Peer.internet()]`, with words after it or not. */
function literal(text: string): { readonly value: unknown } | undefined {
  const match = /^('[^']*'|\d[\w.]*|true|false|\[.*?\]|\{\})(?=$|[ ,:])/.exec(text);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return match ? { value: new Function('Peer', 'FailureRule', 'kplus', `return (${match[1]})`)(Peer, FailureRule, kplus) } : undefined;
}

// A stack decides for what it adds to.
const OTHERWISE = ['IngressStackProps.allocateLoadBalancerNodePorts'];

function render(name: string, options: Record<string, unknown>): Manifest[] {
  return STRUCTS[name].render!({ ...STRUCTS[name].base, ...options });
}

// Where a prop only shows beside another one; `*` is any struct that has it.
const BESIDE: Readonly<Record<string, Record<string, unknown>>> = {
  'TenantRoleProps.groups': { groups: undefined, users: ['anna'] },
  'WebAppProps.path': { host: 'shop' },
  '*.immutableFiles': { files: { '/a': 'b' } },
  '*.tty': { stdin: true },
  'BatchJobProps.indexed': { completions: 3 },
  'BatchJobProps.backoffLimitPerIndex': { completions: 3, indexed: true },
  'BatchJobProps.maxFailedIndexes': { completions: 3, indexed: true, backoffLimitPerIndex: 1 },
  'BatchJobProps.spread': { parallelism: 3 },
  'BatchJobProps.antiAffinity': { parallelism: 3 },
  '*.domains': { certResolver: 'letsencrypt' },
  'AcmeProps.dnsProvider': { challenge: 'dns' },
  'AcmeProps.dnsEnvironment': { challenge: 'dns' },
  'ForwardAuthProps.path': { target: 'the next program' },
  'IngressStackProps.secondAddress': { address: '192.0.2.10' },
  'MiddlewareHeaders.customResponseHeaders': { frameDeny: true },
  'ServiceProps.allocateLoadBalancerNodePorts': { type: 'LoadBalancer' },
  'ServiceProps.externalTrafficPolicy': { type: 'NodePort' },
  'ServiceProps.loadBalancerClass': { type: 'LoadBalancer' },
  'ServiceProps.loadBalancerSourceRanges': { type: 'LoadBalancer' },
  'ServiceProps.nodePorts': { type: 'NodePort' },
  'ServiceProps.sessionAffinityTimeoutSeconds': { sessionAffinity: 'ClientIP' },
  'StatefulDatabaseProps.dataDirectory': { existingClaim: 'old' },
  'TolerationProps.tolerationSeconds': { effect: 'NoExecute' },
  'TolerationProps.value': { key: 'gpu' },
};
const beside = (name: string, prop: string) => BESIDE[`${name}.${prop}`] ?? BESIDE[`*.${prop}`];

// What makes no difference to the objects, and why.
const SILENT: Readonly<Record<string, string>> = {
  'PlatformProps.context': 'it is for apply.sh',
  'PlatformProps.external': 'it is for the rules of the whole app',
  'PlatformProps.rules': 'they change what is found, not what is rendered',
  'TenantProps.external': 'it is for the rules of the whole app',
  'ExposureProps.hosts': 'it is for the rules of the whole app',
  'BatchJobProps.wait': 'it is for apply.sh',
  'IngressStackProps.loadBalancerClass': 'it is that of its MetalLB, or refused',
  'TlsStoreProps.name': 'Traefik reads none of another name',
  ...Object.fromEntries(['BatchJob', 'CronTask', 'DaemonTask', 'Sidecar', 'WebApp', 'Worker'].map(name => [`${name}Props.port`, 'the programs of the tests have ports, where it matters'])),
  '*.ports': 'they are in the programs of the tests, where they matter',
  '*.shell': 'it matters before 1.30 alone, and has a test there',
};

test('every struct of the public API has its values, and no prop is missing', () => {
  expect(Object.keys(STRUCTS).sort()).toEqual(structs);
  for (const name of structs) expect([name, Object.keys(STRUCTS[name].props).sort()]).toEqual([name, propsOf(name).map(prop => prop.name).sort()]);
});

test('every optional prop documents its default', () => {
  const silent = structs.flatMap(name => (TYPES.get(name)!.properties ?? []).filter(prop => prop.optional && !prop.docs?.default).map(prop => `${name}.${prop.name}`));
  expect(silent).toEqual([]);
});

const literals = optional.flatMap(([name, prop, { docs }]): Array<[string, string, unknown]> => {
  const found = OTHERWISE.includes(`${name}.${prop}`) ? undefined : literal(docs?.default ?? '');
  return found ? [[name, prop, found.value]] : [];
});

test.each(literals.filter(([name, prop]) => !isField(name, prop)))('%s.%s: to spell out the default %j changes nothing', (name, prop, value) => {
  expect(render(name, { ...beside(name, prop), [prop]: value })).toEqual(render(name, { ...beside(name, prop) }));
});

// The props of a custom resource are its fields: of what is left out, its controller says what it means.
function isField(name: string, prop: string): boolean {
  return (name in CUSTOM_STRUCTS || name === 'L2AdvertisementOptions') && !propsOf('ObjectProps').some(each => each.name === prop);
}

/** A value without a field of this name, wherever it is. */
function without(value: unknown, field: string): unknown {
  return JSON.parse(JSON.stringify(value, (key, item) => key === field ? undefined : item));
}

const fields = literals.filter(([name, prop]) => isField(name, prop)).map(([name, prop, value]): [string, string, unknown, boolean] =>
  [name, prop, value, /\((Traefik refuses|nothing is done)/.test(propsOf(name).find(each => each.name === prop)?.docs?.default ?? '')]);

test.each(fields.filter(([,,, useless]) => !useless))('%s.%s: to spell out the default %j adds that field alone', (name, prop, value) => {
  const spelled = render(name, { ...beside(name, prop), [prop]: value });
  expect(JSON.stringify(spelled)).toContain(`"${prop}":`);
  expect(without(spelled, prop)).toEqual(without(render(name, { ...beside(name, prop) }), prop));
});

test.each(fields.filter(([,,, useless]) => useless))('%s.%s: the default %j, with which nothing is done, is refused', (name, prop, value) => {
  expect(() => render(name, { ...beside(name, prop), [prop]: value })).toThrow(/^Validation failed with the following errors:\n  \[test\/shop\/it\] '\S+' must .*\(rule: middleware-needs\)/);
});

const effective = optional.filter(([name, prop]) => !(`${name}.${prop}` in SILENT) && !(`*.${prop}` in SILENT)).map(([name, prop]): [string, string] => [name, prop]);

test.each(effective)('%s.%s: another value than the default makes a difference', (name, prop) => {
  const { other } = STRUCTS[name].props[prop];
  expect(other).toBeDefined();
  expect(render(name, { ...beside(name, prop), [prop]: other })).not.toEqual(render(name, { ...beside(name, prop) }));
});

test('most defaults are values that can be checked so', () => expect(literals.length).toBeGreaterThan(optional.length / 2));
