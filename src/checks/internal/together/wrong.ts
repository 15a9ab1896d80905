import { Violation } from '../rule';

/** Fields that do not go together. */
export type Wrong = Pick<Violation, 'at' | 'must' | 'value'>;

/** Whether a field is there: the API server takes null for nothing. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Whether something is a list that has elements: the API server takes an empty one for none. */
export function hasElements(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** What of a list is there again. */
export function repeated(all: readonly string[]): string[] {
  return all.filter((each, index) => all.indexOf(each) < index);
}
