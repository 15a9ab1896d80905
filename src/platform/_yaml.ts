import { defineScalarTag, dump, DUMP_SCHEMA, NOT_RESOLVED } from 'js-yaml';

// kubectl's reader leaves `_` out of what begins like a number, and then looks whether it is one: `09_` is 9 to it, and to no specification of YAML.
// https://github.com/go-yaml/yaml, resolve.go. A text that this tag takes is quoted.
const GO_NUMBER = /^[-+]?(0x[0-9a-f]+|0b[01]+|0o[0-7]+|(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?)$/i;
const SCHEMA = DUMP_SCHEMA.withTags(defineScalarTag('tag:cdk8s-blueprints:go-number', {
  implicit: true,
  implicitFirstChars: [...'-+.0123456789'],
  resolve: source => GO_NUMBER.test(source.replace(/_/g, '')) ? source : NOT_RESOLVED,
  identify: () => false,
}));

/** How js-yaml writes what kubectl reads as it was. */
export const OPTIONS = { lineWidth: -1, noRefs: true, schema: SCHEMA };

/** Objects as one YAML file. */
export function yaml(objects: readonly unknown[]): string {
  return objects.map(document).join('---\n');
}

// Maps and lists are written here, which takes a fifth of the time that js-yaml does; how a text has to be written, js-yaml says. A test holds the
// whole against js-yaml's own.

function document(object: unknown): string {
  const text = `${node(object, '\n', false)}\n`;
  // Of an empty line at the end of a block, js-yaml shows that the document ends there.
  return text.endsWith('\n\n') ? `${text}...\n` : text;
}

/** A value as it stands behind a key, or where nothing is before it. `line` begins its other lines. */
function node(value: unknown, line: string, keyed: boolean): string {
  if (Array.isArray(value) && value.length > 0) return list(value, line, keyed);
  if (isMap(value)) return map(value, line, keyed);
  return `${keyed ? ' ' : ''}${typeof value === 'boolean' ? String(value) : scalar(value, line)}`;
}

function list(items: readonly unknown[], line: string, keyed: boolean): string {
  const inner = `${line}  `;
  let text = '';
  for (const item of items) text += `${text !== '' || keyed ? line : ''}- ${node(item ?? null, inner, false)}`;
  return text;
}

function map(fields: Readonly<Record<string, unknown>>, line: string, keyed: boolean): string {
  const inner = `${line}  `;
  let text = '';
  for (const key of Object.keys(fields)) {
    const item = fields[key];
    if (item === undefined) continue;
    if (key.length >= 500 || key.includes('\n')) return `${keyed ? line : ''}${other(fields, line)}`;
    text += `${text !== '' || keyed ? line : ''}${scalar(key, line)}:${node(item, inner, true)}`;
  }
  return text === '' ? `${keyed ? ' ' : ''}{}` : text;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}

// Longer than each word that stands for something else, such as `false` and `.inf`, and of characters that mean nothing anywhere in it.
const PLAIN = /^[A-Za-z/](?:[\w./-]|:(?=[\w./-])){5,}$/;
// Would be read as a number.
const DIGITS = /^\d+$/;
const MOST_TEXTS = 10_000;
const texts = new Map<string, string>();

// Lines that a block can hold as they are: none begins with a space where the block's own indentation has to be found, none has a character to escape.
const LITERAL = /^[!-~][ -~\n]*[!-~]\n?$/;

/** A value that is no map and no list. Most of them are there many times. */
function scalar(value: unknown, line: string): string {
  if (typeof value !== 'string') return other(value, line);
  const known = texts.get(value);
  if (known !== undefined) return known;
  if (value.includes('\n') && value.length > 1 && LITERAL.test(value)) {
    return `${value.endsWith('\n') ? '|' : '|-'}${`\n${value.replace(/\n$/, '')}`.replace(/\n(?=.)/g, line)}`;
  }
  if (value.includes('\n') || value.length > 100) return other(value, line);
  if (texts.size >= MOST_TEXTS) texts.clear();
  const text = PLAIN.test(value) ? value : DIGITS.test(value) ? `'${value}'` : other(value, line);
  texts.set(value, text);
  return text;
}

/** What js-yaml writes, its other lines moved to where the value stands. */
function other(value: unknown, line: string): string {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  return dump([value], OPTIONS).slice('- '.length).replace(/\n(\.\.\.\n)?$/, '').replace(/\n {2}/g, line);
}
