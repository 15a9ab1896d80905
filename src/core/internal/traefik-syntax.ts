// Traefik reads rules by the parser of Go's expressions (vulcand/predicate), and takes calls, &&, ||, ! and parentheses of them.

/** A question of a rule, such as Host(`a.example.org`). */
export interface Matcher {
  readonly name: string;
  readonly values: readonly string[];
}

/** What a rule asks, as far as it can be read. */
export interface ParsedRule {
  readonly matchers: readonly Matcher[];
  /** Why it cannot be read further: `must …`, and what to do. */
  readonly problem?: readonly [string, string];
}

const SPACE = /^\s+/;
const TOKEN = /^(?:&&|\|\||[!(),]|[A-Za-z_]\w*|`[^`]*`|"(?:[^"\\\n]|\\(?:[abfnrtv\\"]|x[0-9a-fA-F]{2}|[0-7]{3}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))*")/;

/** Reads a rule. */
export function parseRule(rule: string): ParsedRule {
  const { tokens, problem: unknown } = tokensOf(rule);
  if (unknown) return { matchers: [], problem: unknown };
  const matchers: Matcher[] = [];
  const fail = (why: string, remedy: string): ParsedRule => ({ matchers, problem: [why, remedy] });
  let depth = 0;
  let operand = true;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!operand) {
      if (token === ')') {
        if (depth-- === 0) return fail('must open every parenthesis that it closes', 'remove a )');
      } else if (token === '&&' || token === '||') {
        operand = true;
      } else {
        return fail(`must have && or || before ${token}`, 'join the matchers');
      }
    } else if (token === '(') {
      depth++;
    } else if (/^[A-Za-z_]/.test(token)) {
      const end = tokens.indexOf(')', at);
      if (tokens[at + 1] !== '(' || end === -1) return fail(`must give ${token} its values in parentheses`, `write ${token}(\`…\`)`);
      const values = tokens.slice(at + 2, end);
      // A comma after the last value is allowed.
      if (values.some((value, index) => index % 2 === 0 ? !/^[`"]/.test(value) : value !== ',')) {
        return fail(`must give ${token} values between back-quotes, with commas between them`, `write ${token}(\`…\`)`);
      }
      matchers.push({ name: token, values: values.filter((_, index) => index % 2 === 0).map(unquoted) });
      at = end;
      operand = false;
    } else if (token !== '!') {
      return fail(`must have a matcher before ${token}`, 'write a matcher such as Host(`a.example.org`)');
    }
  }
  if (operand) return fail(tokens.length === 0 ? 'must say which requests the route takes' : 'must end with a matcher', 'write a matcher such as Host(`a.example.org`)');
  return depth > 0 ? fail('must close every parenthesis', 'add a )') : { matchers };
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
