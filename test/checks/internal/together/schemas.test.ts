import { schemaWrongs } from '../../../../src/checks/internal/together/schemas';

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong first in a schema of an object with one field. */
const ofField = (field: Fields, root: Fields = {}) => [...schemaWrongs('s', { type: 'object', properties: { a: field }, ...root })].map(({ at, value }) => `${at}: ${JSON.stringify(value)}`);

const X = { PRESERVE: 'x-kubernetes-preserve-unknown-fields', INT_OR_STRING: 'x-kubernetes-int-or-string', LIST: 'x-kubernetes-list-type', KEYS: 'x-kubernetes-list-map-keys', MAP: 'x-kubernetes-map-type', EMBEDDED: 'x-kubernetes-embedded-resource' };
const text = { type: 'string' };
const listed = (items: Fields, more: Fields = {}) => ({ type: 'array', items, [X.LIST]: 'map', [X.KEYS]: ['name'], ...more });
const named = (more: Fields = {}) => ({ type: 'object', properties: { name: text }, required: ['name'], ...more });
const validated = (validation: Fields) => ({ ...text, 'x-kubernetes-validations': [validation] });

test.each<[string, Fields, string[]]>([
  ['lists and maps', { type: 'object', properties: { b: { type: 'array', items: { type: 'object', additionalProperties: text } } } }, []],
  ['a list of what', { type: 'array' }, ['s.a: "none"']],
  ['a list of several', { type: 'array', items: [text] }, ['s.a: "a list"']],
  ['a list of something', { type: 'array', items: {} }, ['s.a.items: "none"']],
  ['a map with fields', { type: 'object', properties: { b: text }, additionalProperties: text }, ['s.a: "both"']],
  ['fields, and others', { type: 'object', properties: { b: text }, additionalProperties: true }, []],
  ['words of JSON Schema', { type: 'object', patternProperties: {} }, ['s.a: "patternProperties"']],
  ['elements that differ', { type: 'array', items: text, uniqueItems: true }, ['s.a: true']],
  ['unknown fields that go', { type: 'object', [X.PRESERVE]: false }, ['s.a: false']],
  ['a number or a text, kept', { [X.INT_OR_STRING]: true, [X.PRESERVE]: true }, ['s.a: true']],
  ['a number or a text', { [X.INT_OR_STRING]: true, anyOf: [{ type: 'integer' }, { type: 'string' }] }, []],
  ['a whole object', { type: 'object', [X.EMBEDDED]: true, [X.PRESERVE]: true }, []],
  ['a whole object of nothing', { type: 'object', [X.EMBEDDED]: true }, ['s.a: "object"']],
  ['an expression', { ...text, pattern: '^[a-z]+$' }, []],
  ['an expression that is open', { ...text, pattern: '(a' }, ['s.a.pattern: "(a"']],
  ['a default', { type: 'object', properties: { b: { ...text, default: 'c' } }, required: ['b'], default: {} }, []],
  ['a default of another type', { ...text, default: 1 }, ['s.a.default: 1']],
  ['a default that goes', { type: 'object', properties: { b: text }, default: { c: 1 } }, ['s.a.default.c: 1']],
  ['a name that is none of JavaScript', { type: 'object', properties: { 'b c': { type: 'array' } } }, ['s.a[\'b c\']: "none"']],
  ['conditions', { ...text, oneOf: [{ minLength: 1 }, { not: { pattern: 'a' } }] }, []],
  ['a condition with a type', { ...text, oneOf: [{ minLength: 1 }, { type: 'string' }] }, ['s.a.oneOf[1]: "string"']],
  ['a condition within one', { ...text, allOf: [{ anyOf: [{ not: { nullable: true } }] }] }, ['s.a.allOf[0].anyOf[0].not: true']],
  ['a condition about a field', { type: 'object', properties: { b: text }, anyOf: [{ properties: { b: { default: 'c' } } }] }, ['s.a.anyOf[0].b: "c"']],
  ['a condition about elements', { type: 'array', items: text, not: { items: { title: 'b' } } }, ['s.a.not.items: "b"']],
  ['a set', { type: 'array', items: text, [X.LIST]: 'set' }, []],
  ['a set of objects', { type: 'array', items: { type: 'object' }, [X.LIST]: 'set' }, ['s.a.items: "none"']],
  ['a set of whole objects', { type: 'array', items: { type: 'object', [X.MAP]: 'atomic' }, [X.LIST]: 'set' }, []],
  ['a set of sets', { type: 'array', items: { type: 'array', items: text, [X.LIST]: 'set' }, [X.LIST]: 'set' }, ['s.a.items: "set"']],
  ['a set with nothing in it', { type: 'array', items: { ...text, nullable: true }, [X.LIST]: 'set' }, ['s.a.items: true']],
  ['a type of lists', { type: 'array', items: text, [X.LIST]: 'Set' }, [`s.a.${X.LIST}: "Set"`]],
  ['a type of lists for a text', { ...text, [X.LIST]: 'set' }, ['s.a: "string"']],
  ['a type of maps', { type: 'object', [X.MAP]: 'Atomic' }, [`s.a.${X.MAP}: "Atomic"`]],
  ['a type of maps for a text', { ...text, [X.MAP]: 'atomic' }, ['s.a: "string"']],
  ['elements with names', listed(named()), []],
  ['names by default', listed(named({ properties: { name: { ...text, default: 'a' } }, required: [] })), []],
  ['names that may be left out', listed(named({ required: [] })), ['s.a.items.name: "neither"']],
  ['names that may be nothing', listed(named({ properties: { name: { ...text, nullable: true } } })), ['s.a.items.name: true']],
  ['names of a list', listed(named({ properties: { name: { type: 'array', items: text } } })), ['s.a.items.name: "array"']],
  ['other names', listed(named(), { [X.KEYS]: ['key'] }), [`s.a.${X.KEYS}: "key"`]],
  ['no names', listed(named(), { [X.KEYS]: undefined }), [`s.a.${X.KEYS}: "none"`]],
  ['a name twice', listed(named(), { [X.KEYS]: ['name', 'name'] }), [`s.a.${X.KEYS}: "name"`]],
  ['names of a text', listed(text), ['s.a.items: "string"']],
  ['names without a type', listed(named(), { [X.LIST]: undefined }), ['s.a: "none"']],
  ['names of a set', listed(text, { [X.LIST]: 'set' }), ['s.a: "set"']],
  ['a rule', validated({ rule: 'self.size() > 3', message: 'longer', reason: 'FieldValueInvalid' }), []],
  ['no rule', validated({ message: 'longer' }), ['s.a.x-kubernetes-validations[0]: "none"']],
  ['a rule that ends too early', validated({ rule: 'self.size() >' }), ['s.a.x-kubernetes-validations[0].rule: "self.size() >"']],
  ['a message that ends too early', validated({ rule: 'true', messageExpression: '"a" +' }), ['s.a.x-kubernetes-validations[0].messageExpression: "\\"a\\" +"']],
  ['a message of two lines', validated({ rule: 'true', message: 'a\nb' }), ['s.a.x-kubernetes-validations[0].message: "a\\nb"']],
  ['a rule of two lines', validated({ rule: 'true\n&& true' }), ['s.a.x-kubernetes-validations[0].message: "nothing"']],
  ['a rule with its end', validated({ rule: 'true\n' }), []],
  ['another reason', validated({ rule: 'true', reason: 'Invalid' }), ['s.a.x-kubernetes-validations[0].reason: "Invalid"']],
])('%s', (_, field, expected) => expect(ofField(field)).toEqual(expected));

test.each<[string, Fields, string[]]>([
  ['is an object', { type: 'string' }, ['s: "string"']],
  ['has fields with names', { additionalProperties: text }, ['s.additionalProperties: "a schema"']],
  ['is something', { nullable: true }, ['s.nullable: true']],
  ['has no default', { default: {} }, ['s.default: {}']],
  ['has a kind', { properties: { kind: text, apiVersion: text, metadata: { type: 'object' } } }, []],
  ['has a kind that is a text', { properties: { kind: { type: 'integer' } } }, ['s.kind: "integer"']],
  ['has a name', { properties: { metadata: { type: 'object', properties: { name: { ...text, maxLength: 9 } } } } }, []],
  ['has labels that are known', { properties: { metadata: { type: 'object', properties: { labels: { type: 'object' } } } } }, ['s.metadata: "labels"']],
  ['has metadata', { properties: { metadata: text } }, ['s.metadata: "string"']],
])('a root %s', (_, root, expected) => expect(ofField(text, root)).toEqual(expected));
