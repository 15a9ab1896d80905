import { flag, intOrText, LABEL_SELECTOR, list, map, misfits, record, Structural, text, whole } from '../../src/core/internal/api/structural';

const found = (schema: Structural, value: unknown) => misfits(schema, value, 'spec').map(({ path, why }) => `${path} ${why}`);

test.each<[string, Structural, unknown[], unknown[], string]>([
  ['text', text(), ['', 'a'], [1, true, [], {}], 'must be a string'],
  ['whole numbers', whole(), [0, -3, 2 ** 40], ['1', 1.5, NaN, true], 'must be a whole number'],
  ['numbers', { type: 'number' }, [0, 1.5], ['1', {}], 'must be a number'],
  ['flags', flag(), [true, false], ['true', 0, []], 'must be true or false'],
  ['lists', list(text()), [[], ['a', 'b']], ['a', {}, 1], 'must be a list'],
  ['objects', record({ a: text() }), [{}, { a: 'b' }], ['a', [], 1], 'must be an object'],
  ['numbers or texts', intOrText(), [80, 'http'], [1.5, true, {}, []], 'must be a whole number or a string'],
  ['anything', {}, [1, 'a', [], { a: 1 }], [], ''],
])('%s are told from others', (_, schema, good, bad, why) => {
  for (const value of good) expect([value, found(schema, value)]).toEqual([value, []]);
  for (const value of bad) expect([value, found(schema, value)]).toEqual([value, [`spec ${why}`]]);
});

test.each<[Structural, unknown, unknown, string]>([
  [text({ enum: ['tcp', 'udp'] }), 'tcp', 'TCP', 'must be one of "tcp", "udp"'],
  [text({ pattern: '^[0-9]+(s|m)$' }), '30s', '30', 'must match ^[0-9]+(s|m)$'],
  [text({ minLength: 2 }), 'ab', 'a', 'must be 2 characters or more'],
  [text({ maxLength: 2 }), '😀😀', 'abc', 'must be 2 characters or less'],
  [whole({ minimum: 1 }), 1, 0, 'must be 1 or more'],
  [whole({ maximum: 9 }), 9, 10, 'must be 9 or less'],
  [list(text(), { minItems: 1 }), ['a'], [], 'must be 1 items or more'],
  [list(text(), { maxItems: 1 }), ['a'], ['a', 'b'], 'must be 1 items or less'],
  [intOrText({ pattern: '^[0-9]+s$' }), 7, '7m', 'must match ^[0-9]+s$'],
])('what a schema asks of a value is held against it: %j', (schema, good, bad, why) => {
  expect(found(schema, good)).toEqual([]);
  expect(found(schema, bad)).toEqual([`spec ${why}`]);
});

test('a pattern that JavaScript cannot read refuses nothing', () => expect(found(text({ pattern: '(?i)^a$' }), 'b')).toEqual([]));

test('null is refused, unless it may be', () => {
  expect(found(text(), null)).toEqual(['spec must not be null']);
  expect(found(text({ nullable: true }), null)).toEqual([]);
});

test('every field that is missing, of another type or unknown is named by its path', () => {
  const schema = record({ 'name!': text(), 'ports': list(record({ 'port!': whole() })), 'labels': map(text()), 'none': record({}) });
  expect(found(schema, { ports: [{ port: 80 }, { prot: 80 }], labels: { 'a': 'b', 'example.org/team': 1 }, none: { a: 1 }, naem: 'a' })).toEqual([
    'spec.name must be given',
    'spec.ports[1].port must be given',
    'spec.ports[1].prot must be a field that is known: port',
    'spec.labels[\'example.org/team\'] must be a string',
    'spec.none.a must be a field that is known: there is none',
    'spec.naem must be a field that is known: labels, name, none, ports',
  ]);
});

test('what is undefined is not given', () => {
  expect(found(record({ a: text() }), { a: undefined, b: undefined })).toEqual([]);
  expect(found(record({ 'a!': text() }), { a: undefined })).toEqual(['spec.a must be given']);
});

test('an object that keeps what it does not know takes everything else', () => {
  const open = record({ a: text() }, { 'x-kubernetes-preserve-unknown-fields': true });
  expect(found(open, { a: 'b', c: [1] })).toEqual([]);
  expect(found(open, { a: 1 })).toEqual(['spec.a must be a string']);
  expect(found({ type: 'object', additionalProperties: true }, { c: [1] })).toEqual([]);
});

test('names that every object has are fields like others', () => {
  expect(found(record({ a: text() }), JSON.parse('{"constructor": 1, "__proto__": 2}'))).toEqual([
    'spec.constructor must be a field that is known: a', 'spec.__proto__ must be a field that is known: a',
  ]);
});

test('fields with a `!` are required, under their names', () => {
  expect(record({ 'a!': text(), 'b': text() })).toEqual({ type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] });
  expect(record({})).toEqual({ type: 'object' });
});

test('selectors of labels are as Kubernetes has them', () => {
  expect(found(LABEL_SELECTOR, { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] })).toEqual([]);
  expect(found(LABEL_SELECTOR, { matchExpressions: [{ key: 'a' }], a: 'b' })).toEqual([
    'spec.matchExpressions[0].operator must be given', 'spec.a must be a field that is known: matchExpressions, matchLabels',
  ]);
});
