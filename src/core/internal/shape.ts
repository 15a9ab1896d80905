import { INTERFACES, SHAPES } from './_shapes';
import { Found } from './finding';
import { memo } from './memo';
import { error } from './rules';

// TypeScript checks the props of a literal. What comes from plain JavaScript, from another language or from a file does not have to be what it says, and
// a prop that is misspelt there would do nothing. `checked` leaves out what is not, so that rendering can go on, and says what that was.

interface Slip {
  readonly path: string;
  readonly value: unknown;
  readonly why: string;
  readonly remedy: string;
}

/** Props as far as they are what their struct says, and what is wrong with the rest. */
export interface Checked<T> {
  /** Without what is of another type, or unknown; a needed one that is missing is empty. */
  readonly clean: T;
  readonly slips: Found[];
}

/** Holds props against the shape of their struct. */
export function checked<T extends object>(struct: string, props: T): Checked<T> {
  const slips: Slip[] = [];
  const clean = Object.assign(Object.create(Object.prototype), ofStruct(struct, props, '', slips));
  return { clean, slips: slips.map(({ path, value, why, remedy }) => error('type', path === '' ? 'props' : path, why, value, remedy)) };
}

/** A value that is of a type, as far as it is; undefined where it is not at all. */
function ofType(type: string, value: unknown, path: string, slips: Slip[]): unknown {
  if (type === '*') return value;
  const fitting = fittingOf(type, value);
  if (fitting === undefined) {
    slips.push({ path, value, why: `must be ${alternativesOf(type).map(words).join(' or ')}`, remedy: 'give it so, or leave it out' });
    return undefined;
  }
  switch (fitting[0]) {
    case '#': return isObject(value) ? ofStruct(fitting.slice(1), value, path, slips) : value;
    case '[': return Array.isArray(value) ? ofItems(fitting.slice(1), value, path, slips) : value;
    case '{': return isObject(value) ? ofEntries(fitting.slice(1), value, path, slips) : value;
    default: return value;
  }
}

function ofItems(type: string, items: readonly unknown[], path: string, slips: Slip[]): unknown[] {
  return items.map((item, index) => ofType(type, item, `${path}[${index}]`, slips)).filter(item => item !== undefined);
}

function ofEntries(type: string, map: Readonly<Record<string, unknown>>, path: string, slips: Slip[]): Record<string, unknown> {
  const result = { ...map };
  for (const key of Object.keys(map)) {
    const item = ofType(type, map[key], `${path} '${key}'`, slips);
    if (item === undefined) delete result[key];
    else result[key] = item;
  }
  return result;
}

function ofStruct(struct: string, props: object, path: string, slips: Slip[]): object {
  const shape = SHAPES[struct];
  const given = isObject(props) ? props : {};
  if (given !== props) slips.push({ path, value: props, why: `must be an object, as ${struct} says`, remedy: 'give the props' });
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (value === undefined) continue;
    if (Object.hasOwn(shape, name)) result[name] = ofType(shape[name].replace('!', ''), value, below(path, name), slips);
    else slips.push({ path: below(path, name), value, why: `must be a prop of ${struct}, which has ${alike(name, Object.keys(shape))}`, remedy: 'correct the name, or remove it' });
  }
  for (const [name, type] of neededIn(shape)) {
    if (result[name] !== undefined) continue;
    // One of another type has been reported.
    if (given[name] === undefined) slips.push({ path: below(path, name), value: undefined, why: `must be given: ${alternativesOf(type).map(words).join(' or ')}`, remedy: 'add it' });
    result[name] = empty(type);
  }
  return result;
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** The props that must be given, and their types. */
const neededIn = memo((shape: Readonly<Record<string, string>>): ReadonlyArray<readonly [string, string]> =>
  Object.entries(shape).flatMap(([name, type]) => type.endsWith('!') ? [[name, type.replace('!', '')] as const] : []));

/** The types of which a value may be: those of items are the items' own. */
function alternativesOf(type: string): string[] {
  return type.startsWith('[') || type.startsWith('{') ? [type] : type.split('|');
}

/** The alternative that a value is of; undefined where it is of none. */
function fittingOf(type: string, value: unknown): string | undefined {
  return type.includes('|') ? alternativesOf(type).find(each => fits(each, value)) : fits(type, value) ? type : undefined;
}

function fits(type: string, value: unknown): boolean {
  switch (type[0]) {
    case 's': return typeof value === 'string';
    case 'n': return typeof value === 'number';
    case 'b': return typeof value === 'boolean';
    case '[': return Array.isArray(value);
    // A copy of this library, or another version of cdk8s, has classes of its own, of the same names.
    case '@': return typeof value === 'object' && value !== null && (isInterface(type) ? implementsInterface(type, value) : classNames(value).includes(type.slice(1)));
    default: return isObject(value);
  }
}

/** Whether a type is one that classes have, and do not say so at run time: jsii has such names begin with an I. */
function isInterface(type: string): boolean {
  return /^@I[A-Z]/.test(type);
}

function implementsInterface(type: string, value: object): boolean {
  return classNames(value).length > 1 && (INTERFACES[type.slice(1)] ?? []).every(member => member in value);
}

function classNames(value: object): string[] {
  const names: string[] = [];
  for (let at = Object.getPrototypeOf(value); at !== null; at = Object.getPrototypeOf(at)) names.push(at.constructor.name);
  return names;
}

/** Whether a value is an object of no class. */
function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function words(type: string): string {
  switch (type[0]) {
    case 's': return 'a string';
    case 'n': return 'a number';
    case 'b': return 'true or false';
    case '[': return 'a list';
    case '{': return 'an object, by name';
    default: return /^[AEIOU]/.test(type.slice(1)) ? `an ${type.slice(1)}` : `a ${type.slice(1)}`;
  }
}

function empty(type: string): unknown {
  switch (type[0]) {
    case 's': return '';
    case 'n': return NaN;
    case '[': return [];
    case '{': return {};
    default: return undefined;
  }
}

function alike(name: string, names: readonly string[]): string {
  const start = name.toLowerCase().slice(0, 4);
  const found = names.filter(each => each.toLowerCase().startsWith(start));
  return (found.length > 0 ? found : names).map(each => `'${each}'`).join(', ');
}
