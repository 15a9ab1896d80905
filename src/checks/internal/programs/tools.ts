/** What a tool asks. */
export interface AskedHost {
  /** How it is asked. */
  readonly text: string;
  readonly name: string;
  readonly port?: number;
}

const NAME = '([a-z](?:[a-z0-9-]*[a-z0-9])?)(?=["\'\\s)]|$)';
// What is a word by itself, and not an option's: nc -zv -w 3 db 5432, telnet db 5432.
const WORDS = new RegExp(`(?<![\\w.-])(?:nc|ncat|netcat|telnet)((?:\\s+-[a-z]+(?:\\s+\\d+)?)*)\\s+["']?${NAME}["']?\\s+["']?(\\d{2,5})\\b`, 'g');
// https://www.gnu.org/software/bash/manual/html_node/Redirections.html
const DEVICE = /\/dev\/tcp\/([a-z](?:[a-z0-9-]*[a-z0-9])?)\/(\d{2,5})\b/g;

const HOST = new RegExp(`\\s(?:-h\\s+|--host[=\\s]\\s*)["']?${NAME}`);
const PORT = /\s(?:-p\s*|--port[=\s]\s*)["']?(\d{2,5})\b/;
// Of MySQL -p is the password.
const MYSQL_PORT = /\s(?:-P\s*|--port[=\s]\s*)["']?(\d{2,5})\b/;
const CLIENTS = [
  { run: /(?<![\w.-])(?:pg_isready|pg_dump|pg_restore|psql|redis-cli|valkey-cli|mongosh)((?:\s+[^\s;&|]+)+)/g, port: PORT },
  { run: /(?<![\w.-])(?:mysql|mysqladmin|mysqldump|mariadb|mariadb-admin|mariadb-dump)((?:\s+[^\s;&|]+)+)/g, port: MYSQL_PORT },
];

// Most texts run none of them.
const HINT = /\b(nc|ncat|netcat|telnet|pg_\w+|psql|\w+-cli|mongosh|mysql\w*|mariadb[\w-]*)\s|\/dev\/tcp\//;

/** The hosts that the tools of a script ask, which are told a host and a port by words of their own: `nc -z db 5432`, `pg_isready -h db -p 5432`. */
export function askedByTools(script: string): AskedHost[] {
  if (!HINT.test(script)) return [];
  const lines = script.replace(/\\\n/g, ' ').split('\n').map(line => line.replace(/(^|\s)#.*/, ''));
  return lines.flatMap(line => [...askedByWords(line), ...askedByOptions(line)]);
}

function askedByWords(line: string): AskedHost[] {
  const words = [...line.matchAll(WORDS)].filter(([, options]) => !/\s-[a-z]*l/.test(options)).map(([text, , name, port]) => ({ text, name, port: Number(port) }));
  return [...words, ...[...line.matchAll(DEVICE)].map(([text, name, port]) => ({ text, name, port: Number(port) }))];
}

function askedByOptions(line: string): AskedHost[] {
  return CLIENTS.flatMap(({ run, port }) => [...line.matchAll(run)].flatMap(([text, options]): AskedHost[] => {
    const [, name] = HOST.exec(options) ?? [];
    const [, number] = port.exec(options) ?? [];
    return name === undefined ? [] : [{ text, name, port: number === undefined ? undefined : Number(number) }];
  }));
}
