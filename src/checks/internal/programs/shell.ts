/** A command of a shell's script. */
export interface ShellCommand {
  /** Without quotes; what is between them is one word, and has no blanks in it. */
  readonly words: readonly string[];
  /** What follows it: an operator, a bracket, or the end of the line. */
  readonly end: string;
}

const TOKEN = /\|\||&&|[;&|()`\n]|(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\[^\n]|[^\s;&|()`"'\\])+/g;
const SEPARATOR = /^(\|\||&&|[;&|()`\n])$/;

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
