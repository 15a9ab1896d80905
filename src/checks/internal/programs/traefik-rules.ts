import { canonicalName } from '../../../core/internal/traefik/match';
import { Expression, Matcher, parseRule } from '../../../core/internal/traefik/syntax';

/** A path that a rule asks for: it alone, or also all that begin with it, as letters or as whole parts. */
export interface AskedPath {
  readonly text: string;
  readonly how: 'exact' | 'prefix' | 'parts';
}

/** What a rule of HTTP asks of a request, all of it at once. */
export interface Asked {
  /** One of these, in lower case as Traefik compares them; any, where there are none. */
  readonly hosts?: readonly string[];
  /** Any, where there is none. */
  readonly path?: AskedPath;
  /** What else; the same is the same text. */
  readonly others: readonly string[];
}

/** What a rule asks; undefined where it cannot be read, or asks for hosts or a path twice, which nobody does. */
export function askedBy(rule: string): Asked | undefined {
  const { expression } = parseRule(rule);
  if (!expression) return undefined;
  const parts = 'all' in expression ? expression.all : [expression];
  const hosts = parts.flatMap(part => hostsOf(part) ?? []);
  const paths = parts.flatMap(part => pathOf(part) ?? []);
  const others = parts.filter(part => !hostsOf(part) && !pathOf(part)).map(part => JSON.stringify(part));
  return parts.filter(hostsOf).length > 1 || paths.length > 1 ? undefined : { hosts: hosts.length > 0 ? hosts : undefined, path: paths[0], others };
}

/** The hosts of which an expression asks for one, where it asks for nothing else. */
function hostsOf(expression: Expression): string[] | undefined {
  const hosts = choicesOf(expression).map(each => valueOf(each, 'Host')?.toLowerCase());
  return hosts.every(host => host !== undefined) ? hosts : undefined;
}

/** The path that an expression asks for, where it asks for nothing else. */
function pathOf(expression: Expression): AskedPath | undefined {
  const [first, second, ...more] = choicesOf(expression);
  const path = valueOf(first, 'Path');
  if (second === undefined) {
    const prefix = valueOf(first, 'PathPrefix');
    return path !== undefined ? { text: path, how: 'exact' } : prefix !== undefined ? { text: prefix, how: 'prefix' } : undefined;
  }
  // How this library says a prefix of whole parts.
  return path !== undefined && more.length === 0 && valueOf(second, 'PathPrefix') === `${path}/` ? { text: path, how: 'parts' } : undefined;
}

function choicesOf(expression: Expression): readonly Expression[] {
  return 'any' in expression ? expression.any : [expression];
}

/** The one value of an expression that is a matcher of a name. */
function valueOf(expression: Expression, name: string): string | undefined {
  return isMatcher(expression) && canonicalName(expression.name) === name && expression.values.length === 1 ? expression.values[0] : undefined;
}

function isMatcher(expression: Expression): expression is Matcher {
  return 'name' in expression;
}

/** The beginnings of all paths that a rule takes; none where it takes others besides, or such as cannot be told. */
export function pathsTaken(rule: string): readonly string[] {
  const { expression } = parseRule(rule);
  return expression ? pathsOf(expression) : [];
}

function pathsOf(expression: Expression): readonly string[] {
  if (isMatcher(expression)) return [valueOf(expression, 'PathPrefix') ?? valueOf(expression, 'Path') ?? []].flat();
  if ('all' in expression) return expression.all.flatMap(pathsOf);
  if ('not' in expression) return [];
  const choices = expression.any.map(pathsOf);
  return choices.every(paths => paths.length > 0) ? choices.flat() : [];
}
