import { notCel } from '../../../core/internal/api/cel';
import { isStructural, misfits } from '../../../core/internal/api/structural';
import { isRecord, Json, list, record } from '../../../core/internal/json';
import { placeIn } from '../../../core/internal/place';
import { notRe2 } from '../../../core/internal/traefik/re2';
import { isGiven, repeated, Wrong } from './wrong';

// What the API server asks of the schema of a kind of one's own:
// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema

/** What is wrong in a schema of an object: the first of it, for one mistake often brings others. */
export function* schemaWrongs(at: string, schema: Json): Iterable<Wrong> {
  for (const first of inRoot(schema, at)) {
    yield first;
    return;
  }
}

function* inRoot(schema: Json, at: string): Iterable<Wrong> {
  if (isTypeless(schema) || (schema.type ?? 'object') !== 'object') yield { at, must: 'must be of the type object', value: schema.type ?? 'no type' };
  if (isRecord(schema.additionalProperties)) yield { at: `${at}.additionalProperties`, must: 'must not be at the root, whose fields have names', value: 'a schema' };
  if (schema.nullable === true) yield { at: `${at}.nullable`, must: 'must not be true at the root', value: true };
  if (isGiven(schema.default)) yield { at: `${at}.default`, must: 'must not be at the root', value: schema.default };
  const { apiVersion, kind, metadata } = record(schema.properties);
  for (const [name, part] of Object.entries({ apiVersion, kind })) {
    if (part !== undefined && record(part).type !== 'string') yield { at: placeIn(at, name), must: 'must be of the type string', value: record(part).type };
  }
  if (metadata !== undefined) yield* ofMetadata(record(metadata), placeIn(at, 'metadata'));
  yield* inPart(schema, at);
}

/** Of what every object has, a schema says at most what names it takes. */
function* ofMetadata({ type, properties }: Json, at: string): Iterable<Wrong> {
  if (type !== 'object') yield { at, must: 'must be of the type object', value: type };
  const other = Object.keys(record(properties)).find(name => name !== 'name' && name !== 'generateName');
  if (other !== undefined) yield { at, must: 'must be about \'name\' and \'generateName\' alone, for the rest is known', value: other };
}

/** Whether nothing says of which type something is. */
function isTypeless(schema: Json): boolean {
  return !schema.type && schema[PRESERVE] !== true && schema[INT_OR_STRING] !== true;
}

const PRESERVE = 'x-kubernetes-preserve-unknown-fields';
const INT_OR_STRING = 'x-kubernetes-int-or-string';
const EMBEDDED = 'x-kubernetes-embedded-resource';
const LIST_TYPE = 'x-kubernetes-list-type';
const LIST_KEYS = 'x-kubernetes-list-map-keys';
const MAP_TYPE = 'x-kubernetes-map-type';

/** What a part of a schema has wrong, and what is below it. */
function* inPart(schema: Json, at: string): Iterable<Wrong> {
  yield* ofPart(schema, at);
  for (const word of ['allOf', 'anyOf', 'oneOf']) {
    for (const [index, part] of list(schema[word]).entries()) yield* inCondition(part, `${at}.${word}[${index}]`, schema[INT_OR_STRING] === true);
  }
  if (isRecord(schema.not)) yield* inCondition(schema.not, `${at}.not`, false);
  for (const [name, part] of below(schema)) {
    const inner = placeIn(at, name);
    if (isTypeless(part)) yield { at: inner, must: 'must have a type', value: 'none' };
    yield* inPart(part, inner);
  }
}

/** The parts of a part, by the names of their fields. */
function below({ properties, items, additionalProperties }: Json): Array<readonly [string, Json]> {
  return [
    ...Object.entries(record(properties)).map(([name, part]) => [name, record(part)] as const),
    ...isRecord(items) ? [['items', items] as const] : [],
    ...isRecord(additionalProperties) ? [['additionalProperties', additionalProperties] as const] : [],
  ];
}

/** What JSON Schema knows, and the API server does not take. */
const REFUSED = ['$ref', 'additionalItems', 'definitions', 'dependencies', 'id', 'patternProperties'];

function* ofPart(schema: Json, at: string): Iterable<Wrong> {
  const { type, items, properties, additionalProperties, pattern, uniqueItems } = schema;
  for (const field of REFUSED) if (isGiven(schema[field])) yield { at, must: `must not have '${field}', which the API server does not know`, value: field };
  if (uniqueItems === true) yield { at, must: `must not have 'uniqueItems': '${LIST_TYPE}: set' is that`, value: true };
  if (Array.isArray(items)) yield { at, must: 'must have one schema as \'items\'', value: 'a list' };
  else if (type === 'array' && !isGiven(items)) yield { at, must: 'must have \'items\', of the type array', value: 'none' };
  if (isRecord(properties) && Object.keys(properties).length > 0 && isGiven(additionalProperties) && additionalProperties !== true) yield { at, must: 'must not have both \'properties\' and \'additionalProperties\'', value: 'both' };
  if (schema[PRESERVE] === false) yield { at, must: `must have '${PRESERVE}' as true, or not at all`, value: false };
  if (schema[INT_OR_STRING] === true && schema[PRESERVE] === true) yield { at, must: `must not have '${PRESERVE}' beside '${INT_OR_STRING}'`, value: true };
  if (schema[EMBEDDED] === true && (type !== 'object' || (!isGiven(properties) && schema[PRESERVE] !== true))) yield { at, must: `must be of the type object, and have 'properties' or '${PRESERVE}', for '${EMBEDDED}'`, value: type ?? 'no type' };
  const why = typeof pattern === 'string' ? notRe2(pattern) : undefined;
  if (why !== undefined) yield { at: `${at}.pattern`, must: why, value: pattern };
  for (const [index, each] of list(schema['x-kubernetes-validations']).entries()) yield* ofValidation(each, `${at}.x-kubernetes-validations[${index}]`);
  yield* ofDefault(schema, at);
  yield* ofMerging(schema, at);
}

/** @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules */
function* ofValidation({ rule, message, messageExpression, reason }: Json, at: string): Iterable<Wrong> {
  if (typeof rule !== 'string' || rule.trim() === '') yield { at, must: 'must have a rule', value: rule ?? 'none' };
  for (const [field, expression] of Object.entries({ rule, messageExpression })) {
    const why = typeof expression === 'string' ? notCel(expression) : undefined;
    if (why !== undefined) yield { at: `${at}.${field}`, must: why, value: expression };
  }
  if (typeof message === 'string' && message !== '' && (message.trim() === '' || /[\r\n]/.test(message))) yield { at: `${at}.message`, must: 'must be one line, and not empty', value: message };
  if (!message && /[\r\n]/.test(String(rule).trim())) yield { at: `${at}.message`, must: 'must be given with a rule of several lines', value: 'nothing' };
  if (isGiven(reason) && !REASONS.has(reason)) yield { at: `${at}.reason`, must: `must be ${[...REASONS].join(' or ')}`, value: reason };
}

const REASONS: ReadonlySet<unknown> = new Set(['FieldValueInvalid', 'FieldValueForbidden', 'FieldValueRequired', 'FieldValueDuplicate']);

function* ofDefault(schema: Json, at: string): Iterable<Wrong> {
  if (!isGiven(schema.default) || !isStructural(schema)) return;
  for (const { path, why, value } of misfits(schema, schema.default, `${at}.default`)) yield { at: path, must: why, value };
}

/** How lists and maps are merged: https://kubernetes.io/docs/reference/using-api/server-side-apply/#custom-resources-and-server-side-apply */
function* ofMerging(schema: Json, at: string): Iterable<Wrong> {
  const { type, [LIST_TYPE]: listType, [MAP_TYPE]: mapType, [LIST_KEYS]: keys } = schema;
  if (isGiven(mapType)) {
    if (type !== 'object') yield { at, must: `must be of the type object, for '${MAP_TYPE}'`, value: type };
    if (mapType !== 'atomic' && mapType !== 'granular') yield { at: `${at}.${MAP_TYPE}`, must: 'must be atomic or granular', value: mapType };
  }
  if (!isGiven(listType) && Array.isArray(keys)) yield { at, must: `must have '${LIST_TYPE}: map' beside '${LIST_KEYS}'`, value: 'none' };
  if (!isGiven(listType)) return;
  if (type !== 'array') yield { at, must: `must be of the type array, for '${LIST_TYPE}'`, value: type };
  if (listType !== 'atomic' && listType !== 'set' && listType !== 'map') yield { at: `${at}.${LIST_TYPE}`, must: 'must be atomic, set or map', value: listType };
  if (listType !== 'map' && Array.isArray(keys)) yield { at, must: `must have '${LIST_TYPE}: map' beside '${LIST_KEYS}'`, value: listType };
  const items = record(schema.items);
  if (listType !== 'atomic' && items.nullable === true) yield { at: `${at}.items`, must: `must not be nullable in a list of the type ${String(listType)}`, value: true };
  if (listType === 'set' && items.type === 'object' && items[MAP_TYPE] !== 'atomic') yield { at: `${at}.items`, must: `must have '${MAP_TYPE}: atomic' in a set`, value: items[MAP_TYPE] ?? 'none' };
  if (listType === 'set' && items.type === 'array' && (items[LIST_TYPE] ?? 'atomic') !== 'atomic') yield { at: `${at}.items`, must: `must have '${LIST_TYPE}: atomic' in a set`, value: items[LIST_TYPE] };
  if (listType === 'map') yield* ofKeys(items, Array.isArray(keys) ? keys.map(String) : [], at);
}

/** The fields by which the elements of a list are told apart. */
function* ofKeys({ type, properties, required }: Json, keys: readonly string[], at: string): Iterable<Wrong> {
  if (type !== 'object') yield { at: `${at}.items`, must: `must be of the type object, for '${LIST_TYPE}: map'`, value: type };
  if (keys.length === 0) yield { at: `${at}.${LIST_KEYS}`, must: 'must name a field', value: 'none' };
  for (const key of repeated(keys)) yield { at: `${at}.${LIST_KEYS}`, must: 'must name each once', value: key };
  for (const key of keys) {
    const field = Object.hasOwn(record(properties), key) ? record(record(properties)[key]) : undefined;
    if (!field) yield { at: `${at}.${LIST_KEYS}`, must: 'must be fields of the elements', value: key };
    else if (field.type === 'object' || field.type === 'array') yield { at: `${at}.items.${key}`, must: `must be a plain value, as one of '${LIST_KEYS}'`, value: field.type };
    else if (field.default === undefined && !(Array.isArray(required) && required.includes(key))) yield { at: `${at}.items.${key}`, must: `must be required, or have a default, as one of '${LIST_KEYS}'`, value: 'neither' };
    else if (field.nullable === true) yield { at: `${at}.items.${key}`, must: `must not be nullable, as one of '${LIST_KEYS}'`, value: true };
  }
}

/** What is said of fields, and not of conditions on their values. */
const OF_FIELDS = ['additionalProperties', 'default', 'description', 'nullable', 'title', 'type', EMBEDDED, INT_OR_STRING, LIST_KEYS, LIST_TYPE, MAP_TYPE, PRESERVE, 'x-kubernetes-validations'];

/** What is wrong in a condition, which is about fields that are described outside of it. */
function* inCondition(part: Json, at: string, isIntOrString: boolean): Iterable<Wrong> {
  for (const field of OF_FIELDS) {
    if (!isGiven(part[field]) || part[field] === '' || part[field] === false) continue;
    if (field === 'type' && isIntOrString) continue;
    yield { at, must: `must not have '${field}', which belongs to the field itself`, value: part[field] };
  }
  for (const word of ['allOf', 'anyOf', 'oneOf']) for (const [index, inner] of list(part[word]).entries()) yield* inCondition(inner, `${at}.${word}[${index}]`, isIntOrString);
  if (isRecord(part.not)) yield* inCondition(part.not, `${at}.not`, false);
  for (const [name, inner] of Object.entries(record(part.properties))) yield* inCondition(record(inner), placeIn(at, name), false);
  if (isRecord(part.items)) yield* inCondition(part.items, `${at}.items`, false);
}
