import { isRecord } from '../json';
import { placeIn } from '../place';
import { amountOf } from '../quantity';
import { FIELDS } from './_fields';
import { ON_BY_DEFAULT } from './newer';
import { ValueRule } from './value-rules';
import { VALUES } from './values';

/** A type of the Kubernetes API. */
export interface ApiType {
  readonly name: string;
  /** Whether it is a kind, which has a version, a kind and a status also where it is a part of another object. */
  readonly whole: boolean;
  readonly fields: ReadonlyMap<string, ApiField>;
}

/** A field of such a type. */
export interface ApiField {
  /** `s` string, `i` integer, `n` number, `b` boolean, `q` quantity, `x` integer or string, `[` list of, `{` map of, `#N` a type, `*` anything. */
  readonly type: string;
  /** By what the elements of a list are told apart when it is merged; `=` by their value; undefined where a list is replaced whole. */
  readonly mergeKey?: string;
  /** Of an object that is merged, only the keys of the patch remain: it is one of several kinds, as a volume is, or a strategy. */
  readonly retainKeys?: boolean;
  /** The first and the last minor version that has it. */
  readonly since: number;
  readonly until: number;
  /** What else than its type the API server holds a value against. */
  readonly rule?: ValueRule;
  /** Whether a value is of its type. */
  readonly fits: Test;
}

/** Something in an object that its schema does not know. */
export interface Unknown {
  readonly path: string;
  readonly value: unknown;
  readonly why: string;
}

type Test = (value: unknown, minor: number) => boolean;

/** The fields of the Kubernetes API, of all versions that can be a target. */
export class Schema {
  private readonly kinds = new Map<string, { type: number; since: number; until: number }>();
  /** The types that have been asked for, by the line that they are in. */
  private readonly types: ApiType[] = [];
  private readonly lines: readonly string[];
  private readonly wholes = new Set<number>();
  private readonly tests = new Map<string, Test>();

  constructor() {
    const [kinds, types] = FIELDS.trim().split('\n\n').map(block => block.split('\n'));
    for (const line of kinds) {
      const [apiVersion, kind, type, versions = ''] = line.split(' ');
      this.kinds.set(`${apiVersion} ${kind}`, { type: Number(type), ...span(versions) });
      this.wholes.add(Number(type));
    }
    this.lines = types;
  }

  /** The type of a kind; undefined where the kind is not one of Kubernetes' own. */
  kind(apiVersion: string, kind: string): ApiType | undefined {
    const found = this.kinds.get(`${apiVersion} ${kind}`);
    return found && this.type(found.type);
  }

  /** The first and the last minor version that serves a kind; undefined where none does. */
  served(apiVersion: string, kind: string): { readonly since: number; readonly until: number } | undefined {
    return this.kinds.get(`${apiVersion} ${kind}`);
  }

  /** The type that a field holds, or its elements do. */
  typeOf({ type }: Pick<ApiField, 'type'>): ApiType | undefined {
    return this.resolve(type.replace(/^[[{]+/, ''));
  }

  /** What a piece of an object holds that a target version does not know, or knows as something else. `null`, which removes, is of every type. */
  unknown(type: ApiType, value: Readonly<Record<string, unknown>>, minor: number, path = ''): Unknown[] {
    return Object.entries(value).flatMap(([key, item]): Unknown[] => {
      const at = placeIn(path, key);
      if (key === '$patch') return [];
      if (type.whole && (key === 'apiVersion' || key === 'kind' || key === 'status')) return [];
      const field = type.fields.get(key);
      if (!field) return [{ path: at, value: item, why: `must be a field of ${type.name}, which has ${nearest(key, [...type.fields.keys()])}` }];
      if (minor < field.since) return [{ path: at, value: item, why: `must be a field of Kubernetes 1.${minor}, which gets it with 1.${field.since}` }];
      if (minor > field.until) return [{ path: at, value: item, why: `must be a field of Kubernetes 1.${minor}, which lost it after 1.${field.until}` }];
      const wrong = [...this.mismatches(field.type, item, minor, at), ...keyless(field, item, at)];
      const why = item === null || wrong.length > 0 ? undefined : field.rule?.(item, minor);
      return why === undefined ? wrong : [{ path: at, value: item, why }];
    });
  }

  /** Whether all of a piece of an object is what a target version knows: the quick answer, for most are. */
  knows(type: ApiType, value: Readonly<Record<string, unknown>>, minor: number): boolean {
    for (const key in value) {
      if (type.whole && (key === 'apiVersion' || key === 'kind' || key === 'status')) continue;
      const field = type.fields.get(key);
      const item = value[key];
      if (!field || minor < field.since || minor > field.until) return false;
      if (item === null || item === undefined) continue;
      if (!field.fits(item, minor) || (field.mergeKey !== undefined && !haveKeys(field.mergeKey, item))) return false;
      if (field.rule?.(item, minor) !== undefined) return false;
    }
    return true;
  }

  /** Whether a value is of a type. There are few types, and many fields. */
  private testOf(type: string): Test {
    const known = this.tests.get(type);
    if (known) return known;
    const test = this.newTest(type);
    this.tests.set(type, test);
    return test;
  }

  private newTest(type: string): Test {
    const scalar = SCALARS[type];
    if (scalar) return scalar.is;
    if (type.startsWith('[')) return every(this.testOf(type.slice(1)));
    if (type.startsWith('{')) return everyValue(this.testOf(type.slice(1)));
    if (!type.startsWith('#')) return () => true;
    const index = Number(type.slice(1));
    // Types hold each other: which one it is, is looked up when it is needed.
    return (value, minor) => isRecord(value) && this.knows(this.type(index), value, minor);
  }

  private mismatches(type: string, value: unknown, minor: number, path: string): Unknown[] {
    if (value === null || value === undefined || type === '*') return [];
    if (type.startsWith('[')) {
      if (!Array.isArray(value)) return [{ path, value, why: 'must be a list' }];
      return value.flatMap((item, index) => this.mismatches(type.slice(1), item, minor, `${path}[${index}]`));
    }
    const scalar = SCALARS[type];
    if (scalar) return scalar.is(value) ? [] : [{ path, value, why: `must be ${scalar.words}` }];
    if (!isRecord(value)) return [{ path, value, why: 'must be an object' }];
    if (type.startsWith('{')) return Object.entries(value).flatMap(([key, item]) => this.mismatches(type.slice(1), item, minor, placeIn(path, key)));
    const resolved = this.resolve(type);
    return resolved ? this.unknown(resolved, value, minor, path) : [];
  }

  private resolve(type: string): ApiType | undefined {
    return type.startsWith('#') ? this.type(Number(type.slice(1))) : undefined;
  }

  /** Most programs need a few of the types. */
  private type(index: number): ApiType {
    return this.types[index] ??= this.read(index);
  }

  private read(index: number): ApiType {
    const [name, ...cells] = this.lines[index].split(' ');
    const fields = cells.map((cell): [string, ApiField] => {
      const [field, type, merge = '', versions = ''] = cell.split(':');
      const { since, until } = span(versions);
      const key = `${name}.${field}`;
      return [field, {
        type,
        mergeKey: merge.replace('!', '') || undefined,
        retainKeys: merge.endsWith('!'),
        since: Math.max(since, ON_BY_DEFAULT[key] ?? 0),
        until,
        rule: VALUES[key],
        fits: this.testOf(type),
      }];
    });
    return { name, whole: this.wholes.has(index), fields: new Map(fields) };
  }
}

let parsed: Schema | undefined;

/** The one schema, parsed when it is first asked for: most programs never do. */
export function schema(): Schema {
  return parsed ??= new Schema();
}

const SCALARS: Readonly<Record<string, { words: string; is(value: unknown): boolean }>> = {
  s: { words: 'a string', is: value => typeof value === 'string' },
  i: { words: 'a whole number', is: Number.isInteger },
  n: { words: 'a number', is: value => typeof value === 'number' },
  b: { words: 'true or false', is: value => typeof value === 'boolean' },
  q: { words: 'a quantity such as 500m, 2 or 128Mi', is: value => (typeof value === 'string' || typeof value === 'number') && !Number.isNaN(amountOf(String(value).replace(/^[-+]/, ''))) },
  x: { words: 'a whole number or a string', is: value => typeof value === 'string' || Number.isInteger(value) },
};

function every(test: Test): Test {
  return (value, minor) => {
    if (!Array.isArray(value)) return false;
    for (const item of value) if (item !== null && item !== undefined && !test(item, minor)) return false;
    return true;
  };
}

function everyValue(test: Test): Test {
  return (value, minor) => {
    if (!isRecord(value)) return false;
    for (const key in value) {
      const item = value[key];
      if (item !== null && item !== undefined && !test(item, minor)) return false;
    }
    return true;
  };
}

function haveKeys(mergeKey: string, value: unknown): boolean {
  return mergeKey === '=' || !Array.isArray(value) || value.every(item => !isRecord(item) || mergeKey in item);
}

function keyless({ mergeKey }: ApiField, value: unknown, path: string): Unknown[] {
  if (mergeKey === undefined || !Array.isArray(value) || haveKeys(mergeKey, value)) return [];
  return value.flatMap((item, index): Unknown[] => isRecord(item) && !(mergeKey in item)
    ? [{ path: `${path}[${index}]`, value: item, why: `must have '${mergeKey}', by which it is told from the others` }]
    : []);
}

function span(text: string): { since: number; until: number } {
  const [since, until] = text.split('-');
  return { since: Number(since || 0), until: Number(until || Infinity) };
}

function nearest(key: string, names: string[]): string {
  const same = names.filter(name => name.toLowerCase() === key.toLowerCase());
  const alike = same.length > 0 ? same : names.filter(name => name.toLowerCase().slice(0, 3) === key.toLowerCase().slice(0, 3));
  return (alike.length > 0 ? alike : names).map(name => `'${name}'`).join(', ');
}
