// Traefik reads rules by the parser of Go's expressions (vulcand/predicate), and takes calls, &&, ||, ! and parentheses of them.

/** A question of a rule, such as Host(`a.example.org`). */
export interface Matcher {
  readonly name: string;
  readonly values: readonly string[];
}

/** A question, or several that are joined: all are to hold, or any, or one is not to. */
export type Expression = Matcher | { readonly all: readonly Expression[] } | { readonly any: readonly Expression[] } | { readonly not: Expression };

/** What a rule asks. */
export interface ParsedRule {
  /** Undefined where it cannot be read to its end. */
  readonly expression?: Expression;
  /** All questions that can be read, in their order. */
  readonly matchers: readonly Matcher[];
  /** Why it cannot be read further: `must …`, and what to do. */
  readonly problem?: readonly [string, string];
}

const SPACE = /^\s+/;
const TOKEN = /^(?:&&|\|\||[!(),]|[A-Za-z_]\w*|`[^`]*`|"(?:[^"\\\n]|\\(?:[abfnrtv\\"]|x[0-9a-fA-F]{2}|[0-7]{3}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))*")/;

/** Reads a rule. */
export function parseRule(rule: string): ParsedRule {
  const { tokens, problem } = tokensOf(rule);
  if (problem) return { matchers: [], problem };
  const reader = new Reader(tokens);
  try {
    return { expression: reader.whole(), matchers: reader.matchers };
  } catch (reason) {
    if (!(reason instanceof Unreadable)) throw reason;
    return { matchers: reader.matchers, problem: [reason.message, reason.remedy] };
  }
}

class Unreadable extends Error {
  constructor(why: string, public readonly remedy: string) {
    super(why);
  }
}

/** Reads tokens as Go does: ! binds closest, && before ||. */
class Reader {
  public readonly matchers: Matcher[] = [];
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {
  }

  whole(): Expression {
    const expression = this.any();
    if (this.next === ')') throw new Unreadable('must open every parenthesis that it closes', 'remove a )');
    if (this.next !== undefined) throw new Unreadable(`must have && or || before ${this.next}`, 'join the matchers');
    return expression;
  }

  private get next(): string | undefined {
    return this.tokens[this.at];
  }

  private any(): Expression {
    const any = this.joined('||', () => this.all());
    return any.length === 1 ? any[0] : { any };
  }

  private all(): Expression {
    const all = this.joined('&&', () => this.one());
    return all.length === 1 ? all[0] : { all };
  }

  private joined(operator: string, read: () => Expression): Expression[] {
    const expressions = [read()];
    for (; this.next === operator; expressions.push(read())) this.at++;
    return expressions;
  }

  private one(): Expression {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new Unreadable(this.tokens.length === 0 ? 'must say which requests the route takes' : 'must end with a matcher', 'write a matcher such as Host(`a.example.org`)');
    if (token === '!') return { not: this.one() };
    if (token === '(') return this.closed();
    if (/^[A-Za-z_]/.test(token)) return this.matcher(token);
    throw new Unreadable(`must have a matcher before ${token}`, 'write a matcher such as Host(`a.example.org`)');
  }

  private closed(): Expression {
    const expression = this.any();
    if (this.next === undefined) throw new Unreadable('must close every parenthesis', 'add a )');
    if (this.next !== ')') throw new Unreadable(`must have && or || before ${this.next}`, 'join the matchers');
    this.at++;
    return expression;
  }

  private matcher(name: string): Matcher {
    const end = this.tokens.indexOf(')', this.at);
    if (this.next !== '(' || end === -1) throw new Unreadable(`must give ${name} its values in parentheses`, `write ${name}(\`…\`)`);
    const values = this.tokens.slice(this.at + 1, end);
    // A comma after the last value is allowed.
    if (values.some((value, index) => index % 2 === 0 ? !/^[`"]/.test(value) : value !== ',')) {
      throw new Unreadable(`must give ${name} values between back-quotes, with commas between them`, `write ${name}(\`…\`)`);
    }
    this.at = end + 1;
    const matcher = { name, values: values.filter((_, index) => index % 2 === 0).map(unquoted) };
    this.matchers.push(matcher);
    return matcher;
  }
}

function tokensOf(rule: string): { readonly tokens: string[]; readonly problem?: readonly [string, string] } {
  const tokens: string[] = [];
  let rest = rule;
  while (rest !== '') {
    const space = SPACE.exec(rest)?.[0] ?? '';
    rest = rest.slice(space.length);
    // Go ends a statement with the line, after all that can end one.
    const open = tokens.length === 0 || /^(&&|\|\||[!(,])$/.test(tokens[tokens.length - 1]);
    if (rest === '') break;
    if (space.includes('\n') && !open) return { tokens, problem: ['must not go on in the next line after a value or a )', 'end the line with && or ||'] };
    const token = TOKEN.exec(rest)?.[0];
    if (token === undefined) return { tokens, problem: strange(rest) };
    tokens.push(token);
    rest = rest.slice(token.length);
  }
  return { tokens };
}

function strange(rest: string): readonly [string, string] {
  if (rest.startsWith('`')) return ['must close every back-quote', 'add a back-quote'];
  if (rest.startsWith('"')) return ['must have texts in quotes as Go has them', 'write the value between back-quotes'];
  if (rest.startsWith('\'')) return ['must have values between back-quotes', 'write ` in place of \''];
  return [`must be matchers that are joined by && and ||, which ${rest[0]} is no part of`, 'write a rule such as Host(`a.example.org`) && PathPrefix(`/shop`)'];
}

/** The text in quotes. Escapes that expressions have too, such as \n, may stay. */
function unquoted(token: string): string {
  const text = token.slice(1, -1);
  return token.startsWith('"') ? text.replace(/\\([\\"])/g, '$1') : text;
}
