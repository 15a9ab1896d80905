import { ValueRule } from './value-rules';

// Expressions of CEL (https://github.com/google/cel-spec/blob/master/doc/langdef.md): whether values and operators take turns, and what is opened is closed.
// What an expression means, and of which type it is, is not said.

/** A piece of an expression: a name, a value that is written out, or a sign. */
export interface Token {
  readonly kind: 'name' | 'value' | 'sign';
  readonly text: string;
}

const BLANK = /^(\s+|\/\/[^\n]*)/;
const TEXT = /^(?:[bB]?[rR][bB]?(?:'''[^]*?'''|"""[^]*?"""|'[^'\n]*'|"[^"\n]*")|[bB]?(?:'''(?:\\[^]|[^\\])*?'''|"""(?:\\[^]|[^\\])*?"""|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"))/;
const NUMBER = /^(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)[uU]?(?!\w)/;
const NAME = /^(?:[A-Za-z_]\w*|`[^`\n]*`)/;
const SIGN = /^(?:&&|\|\||[=!<>]=|[<>+\-*/%!?:.,()[\]{}])/;

/** The pieces of an expression; what is wrong where it cannot be taken apart. */
export function tokensOf(expression: string): readonly Token[] | string {
  const tokens: Token[] = [];
  let rest = expression;
  while (rest !== '') {
    const [blank] = BLANK.exec(rest) ?? [''];
    rest = rest.slice(blank.length);
    if (blank !== '') continue;
    const token = tokenOf(rest);
    if (token === undefined) return /^['"]/.test(rest) ? `must close the text that begins with ${rest.slice(0, 12)}` : `must not have '${rest[0]}'${MEANT[rest[0]] ?? ''}`;
    tokens.push(token);
    rest = rest.slice(token.text.length);
  }
  return tokens;
}

const MEANT: Readonly<Record<string, string>> = { '=': ': equal is ==', '&': ': and is &&', '|': ': or is ||' };

function tokenOf(rest: string): Token | undefined {
  const value = TEXT.exec(rest) ?? NUMBER.exec(rest);
  if (value) return { kind: 'value', text: value[0] };
  const name = NAME.exec(rest);
  if (name) return { kind: name[0] === 'in' ? 'sign' : 'name', text: name[0] };
  const sign = SIGN.exec(rest);
  return sign ? { kind: 'sign', text: sign[0] } : undefined;
}

const CLOSED_BY: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const BINARY: ReadonlySet<string> = new Set(['&&', '||', '==', '!=', '<=', '>=', '<', '>', '+', '-', '*', '/', '%', 'in', '?', ':', ',', '.']);

/** Why an expression cannot be read, as `must …`; undefined where nothing is found. */
export function notCel(expression: string): string | undefined {
  const tokens = tokensOf(expression);
  if (typeof tokens === 'string') return tokens;
  const open: string[] = [];
  let complete = false;
  let before: Token | undefined;
  for (const token of tokens) {
    const why = complete ? afterValue(token, before, open) : beforeValue(token, before, open);
    if (why !== undefined) return why;
    complete = token.kind !== 'sign' || Object.values(CLOSED_BY).includes(token.text);
    before = token;
  }
  if (open.length > 0) return `must close every ${open[open.length - 1]}`;
  return complete || before === undefined ? undefined : `must not end with ${before.text}`;
}

/** What is wrong with a piece where a value is to come. */
function beforeValue({ kind, text }: Token, before: Token | undefined, open: string[]): string | undefined {
  const last = before?.text ?? '';
  if (kind !== 'sign') return last === '.' && kind === 'value' ? `must have a name after '.', in place of ${text}` : undefined;
  if (text in CLOSED_BY) {
    open.push(text);
    return undefined;
  }
  if (text === '!' || text === '-' || (text === '.' && last !== '.')) return undefined;
  // What may be missing is marked: a.?b, a[?b], {?'a': b}.
  if (text === '?' && /^[.[{,]$/.test(last)) return undefined;
  if (last === ',' || last in CLOSED_BY) return closing(text, open);
  return `must have a value ${last === '' ? '' : `between ${last} and `}${last === '' ? `before ${text}` : text}`;
}

/** What is wrong with a piece after a value. */
function afterValue({ kind, text }: Token, before: Token | undefined, open: string[]): string | undefined {
  if (kind !== 'sign') return `must have an operator between ${before?.text ?? ''} and ${text}${WORDS[text] ?? ''}`;
  if (BINARY.has(text)) return text === ',' && open.length === 0 ? 'must have no \',\' outside of what is called, or listed' : undefined;
  if (text === '[' || ((text === '(' || text === '{') && before?.kind === 'name')) {
    open.push(text);
    return undefined;
  }
  return text === '!' || text in CLOSED_BY ? `must have an operator between ${before?.text ?? ''} and ${text}` : closing(text, open);
}

const WORDS: Readonly<Record<string, string>> = { and: ': it is &&', or: ': it is ||', not: ': it is !' };

function closing(text: string, open: string[]): string | undefined {
  const last = open.pop();
  return last !== undefined && CLOSED_BY[last] === text ? undefined : `must open every ${text} that it closes`;
}

/** An expression that can be read. */
export const expression: ValueRule = value => typeof value === 'string' ? notCel(value) : undefined;
