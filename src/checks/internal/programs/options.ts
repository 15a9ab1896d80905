import { Json } from '../../../core/internal/json';
import { allWordsOf, SHELL } from '../pods';

/**
 * The options that a program is given as words, by their names: `--name=value`, `--name value`, `--name`. Undefined where a shell has them, or one that
 * matters has a variable in it.
 */
export function optionsOf(container: Json, matters: RegExp = /^/): ReadonlyMap<string, readonly string[]> | undefined {
  const words = allWordsOf(container);
  if (words.some(word => SHELL.test(word))) return undefined;
  const found = new Map<string, string[]>();
  for (const [index, word] of words.entries()) {
    const [, name, , value = valueBehind(words[index + 1])] = /^--([\w.-]+)(=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) continue;
    if (value.includes('$(') && matters.test(word)) return undefined;
    found.set(name, [...found.get(name) ?? [], value]);
  }
  return found;
}

function valueBehind(next: string | undefined): string {
  return next === undefined || next.startsWith('-') ? 'true' : next;
}
