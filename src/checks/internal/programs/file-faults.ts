import { CORE_SCHEMA, defineMappingTag, defineScalarTag, defineSequenceTag, loadAll, mergeTag, realMapTag, YAMLException } from 'js-yaml';

/** Why a text is not of the language that its name says. */
export interface Fault {
  readonly language: 'JSON' | 'YAML';
  /** What is wrong, and where. */
  readonly words: string;
  /** Whether many programs take it all the same. */
  readonly lenient: boolean;
}

/** What is wrong with the text of a file of JSON or YAML; undefined of another one, of a template, and where nothing is. */
export function faultOf(path: string, text: string): Fault | undefined {
  if (TEMPLATE_NAME.test(path)) return undefined;
  const words = text.replace(/^\uFEFF/, '');
  if (path.endsWith('.json')) return isJson(words) ? undefined : faultOfJson(words);
  return /\.ya?ml$/.test(path) ? faultOfYaml(words) : undefined;
}

// What is filled in before a program reads it, whatever fills it in: Helm, Jinja, envsubst, ERB, Maven, sed.
const TEMPLATE_NAME = /\b(template|tmpl|tpl)\b/i;
const TEMPLATE = /\{\{|\{%|<%|#\{|\[\[-? *[.$a-z]|@\w+@|%\w+%|__[A-Z]\w*__|<[A-Z]\w*>/;
// Of a shell's variables, YAML has many that its program reads.
const VARIABLE = /\$[\w({]/;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// JSON with comments, JSON5, what Python writes, and several values, a line each or one after the other.
const RELAXED = /^\s*(\/\/|\/\*|#)|[\s,{}[\]](\/\/|\/\*)|[[{,:]\s*'|[{,]\s*[A-Za-z_$][\w$-]*\s*:|\b(NaN|Infinity)\b|[}\]]\s*[{[]/m;
const LAST_COMMA = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;

function faultOfJson(text: string): Fault | undefined {
  // Another word is there to be replaced.
  if (!/^\s*[{[]/.test(text)) return undefined;
  if (TEMPLATE.test(text) || VARIABLE.test(text) || RELAXED.test(text)) return undefined;
  if (text.split('\n').every(line => line.trim() === '' || isJson(line))) return undefined;
  const comma = [...text.matchAll(LAST_COMMA)].find(([, quoted]) => quoted === undefined);
  const rest = text.replace(LAST_COMMA, (_, quoted?: string) => quoted ?? '');
  if (comma && isJson(rest)) return { language: 'JSON', words: `${lineAt(text, comma.index)}: a comma behind the last value`, lenient: true };
  // What is wrong in it mostly is in YAML too, whose reader says where.
  return { language: 'JSON', words: faultOfYaml(rest)?.words ?? 'a word that is not of JSON', lenient: false };
}

function lineAt(text: string, index: number): string {
  return `line ${text.slice(0, index).split('\n').length}`;
}

// Tags are a program's own, such as !secret, !include and !Ref, and what is behind them may be anything.
const ANY = { identify: () => false, matchByTagPrefix: true };
const SCHEMA = CORE_SCHEMA.withTags(
  realMapTag,
  mergeTag,
  ...['!', 'tag:'].flatMap(prefix => [
    defineScalarTag(prefix, { ...ANY, resolve: source => source }),
    defineSequenceTag(prefix, { ...ANY, create: () => [], addItem: () => undefined }),
    defineMappingTag(prefix, { ...realMapTag, ...ANY }),
  ]),
);

function faultOfYaml(text: string): Fault | undefined {
  const fault = readYaml(text.split('\n'), 20);
  if (!fault || TEMPLATE.test(text)) return undefined;
  const { reason, mark } = fault;
  // A variable can make any other line right, and of tags and merges each reader has its own.
  if (/ (tag|merge) /.test(reason) || (VARIABLE.test(text) && !/^(duplicated|tab) /.test(reason))) return undefined;
  return { language: 'YAML', words: `line ${(mark?.line ?? 0) + 1}: ${reason.replace(/ ".*/, '')}`, lenient: false };
}

/** What js-yaml stops at. That lines between brackets are not indented, it takes for wrong, and other readers do not. */
function readYaml(lines: readonly string[], tries: number): YAMLException | undefined {
  try {
    loadAll(lines.join('\n'), { schema: SCHEMA, maxDepth: 1000 });
    return undefined;
  } catch (error) {
    if (!(error instanceof YAMLException)) return undefined;
    const { reason, mark } = error;
    if (reason !== 'deficient indentation') return error;
    return tries === 0 || !mark ? undefined : readYaml(lines.map((line, index) => index === mark.line ? `${INDENT}${line}` : line), tries - 1);
  }
}

const INDENT = ' '.repeat(100);
