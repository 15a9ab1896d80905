/** The labels of what an expression results in; undefined where that is not known without the series themselves. */
export function labelsOf(expression: string): ReadonlySet<string> | undefined {
  const tokens = expression.replace(/#.*$/gm, '').match(TOKEN) ?? [];
  const reader = new Reader(tokens);
  const found = reader.operation();
  return reader.atEnd() && found !== NUMBER ? found : undefined;
}

/** The functions of an expression that are of the buckets of a histogram, and get a sum or its like that dropped `le`, by which these are told apart. */
export function quantilesWithoutLe(expression: string): string[] {
  if (!expression.includes('histogram_quantile')) return [];
  const tokens = expression.replace(/#.*$/gm, '').match(TOKEN) ?? [];
  return tokens.flatMap((token, index) => {
    if (token !== 'histogram_quantile') return [];
    const [, of = []] = argumentsAt(tokens, index + 1);
    return droppedLe(of);
  });
}

/** The aggregation by which buckets are not told apart any more; none where that is not known. */
function droppedLe(tokens: readonly string[]): string[] {
  const [first] = tokens;
  if (first === '(' && tokens[tokens.length - 1] === ')') return droppedLe(tokens.slice(1, -1));
  if (!AGGREGATIONS.has(first)) return [];
  const words = ['by', 'without'];
  const behind = words.includes(tokens[1]) ? endOf(tokens, 2) : 1;
  const end = endOf(tokens, behind);
  const at = behind > 1 ? 1 : end;
  const labels = words.includes(tokens[at]) ? tokens.slice(at + 2, endOf(tokens, at + 1) - 1) : [];
  const whole = at === 1 ? end : words.includes(tokens[at]) ? endOf(tokens, at + 1) : end;
  // With an operator behind it, it is not all that the function gets.
  if (whole !== tokens.length || !tokens.some((token, index) => /_bucket$/.test(token) && /^[{[)]$/.test(tokens[index + 1] ?? ''))) return [];
  const isKept = tokens[at] === 'without' ? !labels.includes('le') : BUCKETS.some(label => labels.includes(label));
  if (!isKept) return [`${first} ${tokens[at] === 'without' ? 'without' : 'by'} (${labels.join(' ').replace(/ ,/g, ',')})`];
  const [of = [], ...more] = argumentsAt(tokens, behind);
  return more.length === 0 ? droppedLe(of) : [];
}

// VictoriaMetrics has buckets of its own: https://docs.victoriametrics.com/victoriametrics/keyconcepts/#histogram
const BUCKETS = ['le', 'vmrange'];

/** Behind which token the parentheses end that begin with one. */
function endOf(tokens: readonly string[], start: number): number {
  for (let at = start, depth = 0; at < tokens.length; at++) {
    depth += { '(': 1, ')': -1 }[tokens[at]] ?? 0;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** What a function is given, in the parentheses that begin with a token. */
function argumentsAt(tokens: readonly string[], start: number): string[][] {
  const all: string[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(start + 1, endOf(tokens, start) - 1)) {
    depth += DEPTHS[token] ?? 0;
    if (token === ',' && depth === 0) all.push([]);
    else all[all.length - 1].push(token);
  }
  return all;
}

const DEPTHS: Readonly<Record<string, number>> = { '(': 1, '[': 1, '{': 1, ')': -1, ']': -1, '}': -1 };

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
// Texts and comments, in which a bracket is none, and brackets.
const BRACKETS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#.*|[()[\]{}"'`]/g;

/** The first bracket of an expression that has no other one, or a quote; undefined where all have. */
export function unmatched(expression: string): string | undefined {
  const open: string[] = [];
  for (const [token] of expression.matchAll(BRACKETS)) {
    if (token in CLOSING) open.push(token);
    else if (/^["'`]$/.test(token)) return token;
    else if (/^[)\]}]$/.test(token) && CLOSING[open.pop() ?? ''] !== token) return token;
  }
  return open.pop();
}

const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_:][\w:]*|\d[\w.]*|[=!<>]=|[=!]~|\S/g;

// https://prometheus.io/docs/prometheus/latest/querying/operators/: those that leave nothing but what they are by. topk and its like leave all.
const AGGREGATIONS = new Set(['sum', 'avg', 'min', 'max', 'count', 'group', 'stddev', 'stdvar', 'quantile']);
const OPERATORS = new Set(['+', '-', '*', '/', '%', '^', '==', '!=', '>', '<', '>=', '<=', 'and', 'unless']);

const NUMBER = 'number';
type Labels = ReadonlySet<string> | typeof NUMBER | undefined;

/** Reads as much of PromQL as tells what an expression leaves: aggregations and numbers, with operators between them. */
class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  public atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** Operands that are all by the same: with others between them, who matches whom is the labels' own affair. */
  public operation(): Labels {
    let all = this.operand();
    while (OPERATORS.has(this.tokens[this.at])) {
      this.at++;
      this.taken('bool');
      const next = this.operand();
      if (all === undefined || next === undefined) return undefined;
      if (all === NUMBER) all = next;
      else if (next !== NUMBER && [...all].sort().join() !== [...next].sort().join()) return undefined;
    }
    return all;
  }

  private operand(): Labels {
    if (this.taken('-')) return this.operand();
    if (this.taken('(')) {
      const inside = this.operation();
      return this.taken(')') ? inside : undefined;
    }
    const token = this.tokens[this.at++] ?? '';
    if (/^\d/.test(token)) return NUMBER;
    return AGGREGATIONS.has(token) ? this.aggregation() : undefined;
  }

  private aggregation(): Labels {
    const before = this.by();
    if (!this.skipped()) return undefined;
    const by = before ?? this.by();
    return by === undefined ? new Set() : by === 'without' ? undefined : by;
  }

  /** What an aggregation is by, before or behind what it is of. */
  private by(): ReadonlySet<string> | 'without' | undefined {
    if (this.tokens[this.at] === 'without') {
      this.at++;
      this.skipped();
      return 'without';
    }
    if (!this.taken('by')) return undefined;
    const start = this.at + 1;
    this.skipped();
    return new Set(this.tokens.slice(start, this.at - 1).filter(token => token !== ','));
  }

  private taken(token: string): boolean {
    const found = this.tokens[this.at] === token;
    if (found) this.at++;
    return found;
  }

  /** Whether there are parentheses; they are skipped with all in them. */
  private skipped(): boolean {
    if (this.tokens[this.at] !== '(') return false;
    for (let depth = 0; this.at < this.tokens.length;) {
      depth += { '(': 1, ')': -1 }[this.tokens[this.at++]] ?? 0;
      if (depth === 0) return true;
    }
    return false;
  }
}
