// The expressions of circuit breakers and of retries: comparisons of functions with numbers and texts, joined by && and ||.
// Source: vulcand/oxy 2.0.3, cbreaker/predicates.go and buffer/threshold.go.

/** What a function gives, or what a text in the expression is. */
type Kind = 'condition' | 'whole' | 'decimal' | 'text';

interface Fn {
  /** What it takes. */
  readonly takes: readonly Kind[];
  readonly gives: Kind;
  readonly example: string;
}

/** Functions by their names. */
export type Functions = Readonly<Record<string, Fn>>;

export const CIRCUIT_BREAKER: Functions = {
  NetworkErrorRatio: { takes: [], gives: 'decimal', example: 'NetworkErrorRatio() > 0.30' },
  ResponseCodeRatio: { takes: ['whole', 'whole', 'whole', 'whole'], gives: 'decimal', example: 'ResponseCodeRatio(500, 600, 0, 600) > 0.25' },
  LatencyAtQuantileMS: { takes: ['decimal'], gives: 'whole', example: 'LatencyAtQuantileMS(50.0) > 100' },
};

export const RETRY: Functions = {
  IsNetworkError: { takes: [], gives: 'condition', example: 'IsNetworkError()' },
  Attempts: { takes: [], gives: 'whole', example: 'Attempts() < 2' },
  ResponseCode: { takes: [], gives: 'whole', example: 'ResponseCode() == 503' },
  RequestMethod: { takes: [], gives: 'text', example: 'RequestMethod() == "GET"' },
};

const TOKEN = /\s*(&&|\|\||[<>]=?|[=!]=|[(),]|\d+\.\d*|\.\d+|\d+|"[^"\\\n]*"|`[^`]*`|\w+)/y;
const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=']);

/** Something read: a value as it is written, or what is only known when requests come. */
interface Operand {
  readonly kind: Kind;
  readonly constant: boolean;
  /** An example for what it is compared with. */
  readonly example: string;
}

class Unreadable extends Error {}

/** Why Traefik cannot read an expression; undefined where it can. */
export function expressionProblem(expression: string, functions: Functions): string | undefined {
  try {
    const tokens = tokensOf(expression);
    const read = new Reader(tokens, functions).all();
    return read.kind === 'condition' ? undefined : `it must compare: ${read.example || examples(functions)}`;
  } catch (problem) {
    if (problem instanceof Unreadable) return problem.message;
    throw problem;
  }
}

function examples(functions: Functions): string {
  return Object.values(functions).map(({ example }) => example).join(', ');
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  const text = expression.trimEnd();
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token) throw new Unreadable(`'${text.slice(at).trim()[0]}' is nothing that Traefik knows there`);
    tokens.push(token[1]);
  }
  return tokens;
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[], private readonly functions: Functions) {}

  public all(): Operand {
    const whole = this.joined('||');
    const next = this.tokens[this.at];
    if (next !== undefined) throw new Unreadable(next === ')' ? 'a \'(\' is missing' : `comparisons are joined by && and ||, not by '${next}'`);
    return whole;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw new Unreadable(`a '${token}' is missing`);
  }

  private joined(operator: '||' | '&&'): Operand {
    const operand = (): Operand => operator === '||' ? this.joined('&&') : this.comparison();
    let left = operand();
    while (this.take(operator)) {
      const right = operand();
      if (left.kind !== 'condition' || right.kind !== 'condition') throw new Unreadable(`both sides of ${operator} must compare: ${examples(this.functions)}`);
      left = right;
    }
    return left;
  }

  private comparison(): Operand {
    const left = this.operand();
    const operator = this.tokens[this.at];
    if (!COMPARISONS.has(operator)) return left;
    this.at += 1;
    const right = this.operand();
    const ordered = left.kind === 'whole' || left.kind === 'decimal';
    if (left.constant || !right.constant || left.kind !== right.kind || (left.kind === 'text' && !/[=!]=/.test(operator)) || (left.kind !== 'text' && !ordered)) {
      throw new Unreadable(`it must compare as in ${left.example || examples(this.functions)}`);
    }
    return { kind: 'condition', constant: false, example: '' };
  }

  private operand(): Operand {
    if (this.take('(')) {
      const inner = this.joined('||');
      this.expect(')');
      return inner;
    }
    const token = this.tokens[this.at];
    if (token === undefined) throw new Unreadable('something is missing at its end');
    this.at += 1;
    if (/^[\d.]/.test(token)) return { kind: token.includes('.') ? 'decimal' : 'whole', constant: true, example: '' };
    if (/^["`]/.test(token)) return { kind: 'text', constant: true, example: '' };
    if (!Object.hasOwn(this.functions, token)) throw new Unreadable(`there is no ${token}, but ${Object.keys(this.functions).join(', ')}`);
    return this.call(this.functions[token]);
  }

  private call({ takes, gives, example }: Fn): Operand {
    const given: Kind[] = [];
    this.expect('(');
    while (!this.take(')')) {
      if (given.length > 0) this.expect(',');
      given.push(this.operand().kind);
    }
    if (given.join() !== takes.join()) throw new Unreadable(`it must be called as in ${example}`);
    return { kind: gives, constant: false, example };
  }
}
