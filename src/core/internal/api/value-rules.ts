import { Finding, flatten, Found } from '../finding';

// How values of fields are judged. What is of a wrong type is said elsewhere: each rule lets it pass.

/** What is wrong with a value, by a minor version of Kubernetes, continuing the sentence that its field begins; undefined where nothing is. */
export type ValueRule = (value: unknown, minor?: number) => string | undefined;

/** One of some words: an enumeration of the API, which the API server holds a value against, and the generated types do not. */
export function oneOf(...words: string[]): ValueRule {
  return value => typeof value !== 'string' || words.includes(value) ? undefined : `must be ${words.filter(word => word !== '').join(' or ')}`;
}

/** What a rule about a text says of it. */
export function text(rule: (object: string, value: string) => Found): ValueRule {
  return value => typeof value === 'string' ? whyOf(rule('', value)) : undefined;
}

/** What the first of some findings says. */
export function whyOf(found: Found): string | undefined {
  if (found === undefined) return undefined;
  const [first]: Array<Finding | undefined> = flatten([found]);
  return first?.why;
}

/** A rule for each element of a list. */
export function each(rule: ValueRule): ValueRule {
  return (value, minor) => Array.isArray(value) ? value.map(item => rule(item, minor)).find(why => why !== undefined) : undefined;
}

/** A rule for each key of a map. */
export function keys(rule: ValueRule): ValueRule {
  return (value, minor) => typeof value === 'object' && value !== null ? Object.keys(value).map(key => rule(key, minor)).find(why => why !== undefined) : undefined;
}

export function range(least: number, most: number): ValueRule {
  return value => typeof value !== 'number' || (value >= least && value <= most) ? undefined : `must be from ${least} to ${most}`;
}

/** A rule of a field for which an empty text, or 0, is the same as none: the API server puts the default there. */
export function set(rule: ValueRule): ValueRule {
  return (value, minor) => value === '' || value === 0 ? undefined : rule(value, minor);
}

export function matches(pattern: RegExp, why: string): ValueRule {
  return value => typeof value !== 'string' || pattern.test(value) ? undefined : why;
}

/** A field of something that may be anything. */
export function part(value: unknown, field: string): unknown {
  return Object.entries(value ?? {}).find(([name]) => name === field)?.[1];
}

/** An object of which one field of some is there. */
export function oneFieldOf(...names: string[]): ValueRule {
  return value => {
    if (typeof value !== 'object' || value === null) return undefined;
    const count = names.filter(name => (part(value, name) ?? undefined) !== undefined).length;
    return count === 1 ? undefined : `must have one of ${names.join(', ')}${count === 0 ? ', and has none' : ''}`;
  };
}

/** A list whose elements differ, in what is looked at of each; where that is nothing, it is not compared. */
export function distinct(of: (item: unknown) => unknown = item => item): ValueRule {
  return value => {
    const names = Array.isArray(value) ? value.map(of).filter(name => name !== undefined) : [];
    const twice = names.find((name, index) => names.indexOf(name) < index);
    return twice === undefined ? undefined : `must have each once, and '${String(twice)}' is there twice`;
  };
}

/** A list that has one element alone, if it has it: it stands for all. */
export function alone(word: string): ValueRule {
  return value => Array.isArray(value) && value.length > 1 && value.includes(word) ? `must have ${word} alone, which is all` : undefined;
}

/** An object of which some fields are there: where a piece of it alone is nothing. */
export function having(...names: string[]): ValueRule {
  return value => {
    const missing = typeof value === 'object' && value !== null ? names.find(name => !part(value, name)) : undefined;
    return missing === undefined ? undefined : `must have '${missing}'`;
  };
}

/** A rule from one minor version on. */
export function since(first: number, rule: ValueRule): ValueRule {
  return (value, minor = 0) => minor >= first ? rule(value, minor) : undefined;
}

/** What a field of each element is. */
export function fieldOf(name: string): (item: unknown) => unknown {
  return item => part(item, name);
}

/** A list of some length. */
export function length(least: number, most = Infinity): ValueRule {
  return value => !Array.isArray(value) || (value.length >= least && value.length <= most) ? undefined : value.length < least ? 'must not be empty' : `must have at most ${most} elements`;
}

/** A text that is not empty. */
export const filled: ValueRule = value => value === '' ? 'must not be empty' : undefined;

/** All of some rules. */
export function all(...rules: ValueRule[]): ValueRule {
  return (value, minor) => {
    for (const rule of rules) {
      const why = rule(value, minor);
      if (why !== undefined) return why;
    }
    return undefined;
  };
}
