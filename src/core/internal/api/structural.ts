import { isRecord } from '../json';
import { placeIn } from '../place';

/**
 * The schema of a custom resource, as a CustomResourceDefinition has it.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export interface Structural {
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'default'?: unknown;
  readonly 'enum'?: unknown[];
  readonly 'pattern'?: string;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'properties'?: Record<string, Structural>;
  readonly 'required'?: string[];
  readonly 'items'?: Structural;
  readonly 'additionalProperties'?: Structural | boolean;
  readonly 'nullable'?: boolean;
  readonly 'anyOf'?: Structural[];
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: string[];
  readonly 'x-kubernetes-map-type'?: string;
  readonly 'x-kubernetes-validations'?: Array<{ readonly rule: string; readonly message?: string }>;
}

// The words in which tables of kinds are written. Each gives a piece of schema; what else holds is given beside.

export function text(more: Structural = {}): Structural {
  return { type: 'string', ...more };
}

export function whole(more: Structural = {}): Structural {
  return { type: 'integer', ...more };
}

export function flag(more: Structural = {}): Structural {
  return { type: 'boolean', ...more };
}

export function intOrText(more: Structural = {}): Structural {
  return { 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true, ...more };
}

export function list(items: Structural, more: Structural = {}): Structural {
  return { type: 'array', items, ...more };
}

export function map(values: Structural): Structural {
  return { type: 'object', additionalProperties: values };
}

/** Fields by their names; those that end with `!` must be given. */
export function record(fields: Readonly<Record<string, Structural>>, more: Structural = {}): Structural {
  const required = Object.keys(fields).filter(name => name.endsWith('!')).map(name => name.slice(0, -1));
  const properties = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name.replace(/!$/, ''), field]));
  return { type: 'object', ...Object.keys(fields).length > 0 ? { properties } : {}, ...required.length > 0 ? { required } : {}, ...more };
}

/** How a selector of objects by their labels is written. */
export const LABEL_SELECTOR = record({
  matchExpressions: list(record({ 'key!': text(), 'operator!': text(), 'values': list(text(), { 'x-kubernetes-list-type': 'atomic' }) }), { 'x-kubernetes-list-type': 'atomic' }),
  matchLabels: map(text()),
}, { 'x-kubernetes-map-type': 'atomic' });

/** Whether something is a schema, as far as can be told without going through it. */
export function isStructural(schema: unknown): schema is Structural {
  return isRecord(schema);
}

/** What a value has that its schema does not allow. */
export interface Misfit {
  /** Where, as `spec.addresses[0]`. */
  readonly path: string;
  readonly value: unknown;
  /** What is allowed: `must be …`. */
  readonly why: string;
}

/** Holds a value against a schema, as the API server does, and takes no field that it would drop. Expressions of CEL are not evaluated. */
export function misfits(schema: Structural, value: unknown, path: string): Misfit[] {
  const wrong = (why: string): Misfit[] => [{ path, value, why }];
  if (value === null) return schema.nullable ? [] : wrong('must not be null');
  const type = typeMisfit(schema, value);
  if (type !== undefined) return wrong(type);
  const own = valueMisfit(schema, value);
  return [...own === undefined ? [] : wrong(own), ...partsOf(schema, value, path)];
}

function typeMisfit(schema: Structural, value: unknown): string | undefined {
  if (schema['x-kubernetes-int-or-string']) return typeof value === 'string' || Number.isInteger(value) ? undefined : 'must be a whole number or a string';
  switch (schema.type) {
    case 'string': return typeof value === 'string' ? undefined : 'must be a string';
    case 'integer': return Number.isInteger(value) ? undefined : 'must be a whole number';
    case 'number': return typeof value === 'number' ? undefined : 'must be a number';
    case 'boolean': return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'array': return Array.isArray(value) ? undefined : 'must be a list';
    case 'object': return isRecord(value) ? undefined : 'must be an object';
    default: return undefined;
  }
}

function valueMisfit(schema: Structural, value: unknown): string | undefined {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  if (schema.enum && !schema.enum.includes(value)) return `must be one of ${schema.enum.map(each => JSON.stringify(each)).join(', ')}`;
  if (typeof value === 'number') return outside(value, minimum, maximum, '');
  if (typeof value === 'string') {
    return schema.pattern !== undefined && !matches(schema.pattern, value) ? `must match ${schema.pattern}` : outside([...value].length, minLength, maxLength, ' characters');
  }
  return Array.isArray(value) ? outside(value.length, minItems, maxItems, ' items') : undefined;
}

function outside(amount: number, least: number | undefined, most: number | undefined, unit: string): string | undefined {
  if (least !== undefined && amount < least) return `must be ${least}${unit} or more`;
  return most !== undefined && amount > most ? `must be ${most}${unit} or less` : undefined;
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true; // the expressions of Go know a little that JavaScript's do not
  }
}

function partsOf(schema: Structural, value: unknown, path: string): Misfit[] {
  const { items, properties = {}, required = [], additionalProperties } = schema;
  if (Array.isArray(value)) return items ? value.flatMap((item, index) => misfits(items, item, `${path}[${index}]`)) : [];
  if (!isRecord(value)) return [];
  // A default is put in before anything is looked at.
  const missing = required.filter(name => value[name] === undefined && !(Object.hasOwn(properties, name) && properties[name].default !== undefined)).map((name): Misfit => ({ path: placeIn(path, name), value: undefined, why: 'must be given' }));
  const open = schema['x-kubernetes-preserve-unknown-fields'] || additionalProperties === true || schema.type === undefined;
  return [...missing, ...Object.entries(value).flatMap(([name, item]): Misfit[] => {
    if (item === undefined) return [];
    const field = Object.hasOwn(properties, name) ? properties[name] : typeof additionalProperties === 'object' ? additionalProperties : undefined;
    if (field) return misfits(field, item, placeIn(path, name));
    return open ? [] : [{ path: placeIn(path, name), value: item, why: `must be a field that is known: ${Object.keys(properties).sort().join(', ') || 'there is none'}` }];
  })];
}
