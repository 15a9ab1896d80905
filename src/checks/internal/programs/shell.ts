import { SHELL, shellScript } from '../pods';

/** A command of a shell's script. */
export interface ShellCommand {
  /** Without quotes; what is between them is one word, and has no blanks in it. */
  readonly words: readonly string[];
  /** What follows it: an operator, a bracket, or the end of the line. */
  readonly end: string;
}

const TOKEN = /\|\||&&|[;&|()`\n]|(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\[^\n]|[^\s;&|()`"'\\])+/g;
const SEPARATOR = /^(\|\||&&|[;&|()`\n])$/;

/** The single commands of a command that somebody waits for: a shell has several, and goes on beside those that end with &. */
export function awaitedIn(command: readonly string[]): Array<readonly string[]> {
  if (!SHELL.test(command[0] ?? '')) return [command];
  return commandsIn(shellScript(command) ?? '').filter(({ end }) => end !== '&').map(({ words }) => words.slice(words.findIndex(word => !BEFORE.has(word))));
}

// What stands before a command.
const BEFORE: ReadonlySet<string> = new Set(['exec', 'if', 'then', 'else', 'while', 'until', 'do', '!', '{']);

/** The seconds of a time as tools have it, which is of seconds where no unit is said: `15`, `1m`, `0.5s`. */
export function secondsOfTool(amount: string, unit = 's'): number {
  return Number(amount) * UNITS[unit];
}

const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 };

/** The commands of a script, as far as they can be told apart. */
export function commandsIn(script: string): ShellCommand[] {
  const found: ShellCommand[] = [];
  let words: string[] = [];
  for (const token of [...tokensOf(script), '\n']) {
    if (!SEPARATOR.test(token)) {
      words.push(token);
      continue;
    }
    found.push({ words, end: token });
    words = [];
  }
  return found;
}

function tokensOf(script: string): string[] {
  const read = script.replace(/\\\n/g, ' ').replace(/<<-?\s*(['"]?)(\w+)\1([^\n]*)\n[\s\S]*?\n\s*\2(?=\s|$)/g, '$3').replace(/(^|\s)#.*$/gm, '$1');
  // Blanks within quotes are no ends of words.
  return (read.match(TOKEN) ?? []).map(token => SEPARATOR.test(token) ? token : token.replace(/["']/g, '').replace(/\s/g, '_'));
}
