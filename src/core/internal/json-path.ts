import { isRecord } from './json';

/** A value of an object, and where it is. */
export interface Placed {
  readonly value: unknown;
  readonly at: string;
}

/** All values at a path: fields with dots between, of which one that has dots itself is quoted, `[]` for each item of a list and `{}` for each of a map. */
export function valuesAt(json: unknown, path: string): Placed[] {
  return walk(json, path.match(/"[^"]+"|\[\]|\{\}|[^.[\]{}]+/g) ?? [], '');
}

function walk(value: unknown, [step, ...steps]: readonly string[], at: string): Placed[] {
  if (step === undefined) return [{ value, at }];
  if (step === '[]') return Array.isArray(value) ? value.flatMap((item, index) => walk(item, steps, `${at}[${index}]`)) : [];
  if (step === '{}') return isRecord(value) ? Object.entries(value).flatMap(([key, item]) => walk(item, steps, `${at}.${key}`)) : [];
  const field = step.replace(/"/g, '');
  return isRecord(value) && value[field] !== undefined ? walk(value[field], steps, at === '' ? field : `${at}.${field}`) : [];
}
