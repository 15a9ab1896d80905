import { ApiObject, App, ImplicitTokenResolver, Lazy, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import { isRecord } from '../json';
import { Metadata } from './object-metadata';

/** JSON, and what JSON leaves out. */
type Plain = string | number | boolean | undefined | Plain[] | { [field: string]: Plain };

/**
 * The JSON of an object that has these props, as cdk8s' `toJson` makes it: what is only known now resolved, what has no value left out, fields sorted.
 * In one pass, where cdk8s takes three and looks for its App at each value. Undefined where cdk8s has to be asked: a user's resolvers, tokens, classes.
 */
export function render(object: ApiObject, props: object): Record<string, unknown> | undefined {
  if (process.env.CDK8S_DISABLE_SORT || App.of(object).resolvers.some(({ constructor }) => !BUILT_IN.has(constructor))) return undefined;
  try {
    const { apiVersion, kind, ...others } = plainFields({ ...props, metadata: undefined });
    const metadata = metadataOf(object);
    return { apiVersion, kind, ...metadata === undefined ? {} : { metadata }, ...others };
  } catch {
    // Where that is no reason to ask cdk8s, cdk8s says what it is.
    return undefined;
  }
}

function metadataOf({ metadata }: ApiObject): unknown {
  const whole = metadata instanceof Metadata ? metadata.whole : undefined;
  return whole ? filledFields(plainFields({ ...whole })) : metadata.toJson();
}

/** Without maps and lists in which nothing is. cdk8s leaves these out of metadata, and out of nothing else. */
function filledFields(fields: { [field: string]: Plain }): { [field: string]: Plain } {
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value === 'object' && Object.keys(value).length === 0) delete fields[field];
  }
  return fields;
}

const BUILT_IN = new Set<unknown>([LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver]);

function plain(value: unknown): Plain {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      if (value === null) return undefined;
      if (Array.isArray(value)) return value.map(plain);
      if (value instanceof Lazy) return plain(value.produce());
      if (isRecord(value) && value.constructor === Object) return plainFields(value);
  }
  throw new Error('not plain');
}

function plainFields(fields: Readonly<Record<string, unknown>>): { [field: string]: Plain } {
  const result: { [field: string]: Plain } = {};
  for (const field of Object.keys(fields).sort()) {
    const value = plain(fields[field]);
    if (value !== undefined) result[field] = value;
  }
  return result;
}
