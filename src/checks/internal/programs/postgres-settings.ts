import { Cluster } from '../cluster';
import { allWordsOf, Container, Pods, SHELL } from '../pods';
import { textAt } from '../workloads/volume-files';

/** What a PostgreSQL is told. */
export interface PostgresSettings {
  readonly settings: ReadonlyMap<string, string>;
  /** Its own file, in place of the one among its data. */
  readonly file?: string;
  /** Whether nothing else tells it, but for what is set in SQL. */
  readonly isWhole: boolean;
}

// The official image, and those that are made of it and start as it does.
const IMAGE = /(^|\/)(postgres|postgis|pgvector|timescaledb)(:|@|$)/;
const STARTS = /(^|\/)(postgres|docker-entrypoint\.sh)$/;

/** What the PostgreSQL of a container is told by its arguments and its file; undefined where it is another program, or what starts it is not known. */
export function postgresSettings(cluster: Cluster, pods: Pods, container: Container): PostgresSettings | undefined {
  const { json, role } = container;
  const words = allWordsOf(json);
  if (role !== 'main' || !IMAGE.test(String(json.image)) || words.some(word => SHELL.test(word))) return undefined;
  if (json.command !== undefined && !STARTS.test(words[0] ?? '')) return undefined;
  const told = settingsOfWords(words);
  const file = told.get('config_file');
  const text = file === undefined ? undefined : textAt(cluster, pods, container, file);
  const isWhole = text !== undefined && !/^\s*include(_dir|_if_exists)?\b/im.test(text);
  return { settings: new Map([...settingsOfText(text ?? ''), ...told]), file, isWhole };
}

/** The options of the server: https://www.postgresql.org/docs/current/app-postgres.html */
function settingsOfWords(words: readonly string[]): Map<string, string> {
  const settings = new Map<string, string>();
  for (const [index, word] of words.entries()) {
    const next = words[index + 1] ?? '';
    const [, name, value] = /^(?:-c|--)([\w-]+)=([\s\S]*)$/.exec(word) ?? (word === '-c' ? /^([\w-]+)=([\s\S]*)$/.exec(next) : null) ?? [];
    if (name !== undefined) settings.set(name.replace(/-/g, '_').toLowerCase(), value);
    if (word === '-h') settings.set('listen_addresses', next);
    if (word === '-p') settings.set('port', next);
    if (word === '-i') settings.set('listen_addresses', '*');
  }
  return settings;
}

/** https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-CONFIGURATION-FILE */
function settingsOfText(text: string): Array<readonly [string, string]> {
  const lines = text.matchAll(/^[ \t]*([a-z_][\w.]*)(?:[ \t]*=[ \t]*|[ \t]+)('(?:[^'\n]|'')*'|[^\s#]*)/gim);
  return [...lines].map(([, name, value]) => [name.toLowerCase(), value.replace(/^'|'$/g, '')] as const);
}
