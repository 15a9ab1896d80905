import { record } from '../../core/internal/json';
import { askedOf, Container, SHELL, wordsOf } from '../internal/pods';
import { Rule } from '../internal/rule';
import { podsThat, runWords } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'command-words',
  severity: 'error',
  title: 'A command is a list of words, and a shell is told its script in one.',
  why: 'Nothing splits a command into words or reads its operators: a text with spaces is the name of a program that is not there, && is a word that the program gets, and after -c a shell takes one word as its script.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/',
  remedy: 'write each word by itself, or give the whole to a shell: [\'sh\', \'-c\', \'…\']',
  * check(cluster) {
    for (const { item, containers } of podsThat(cluster, runWords)) {
      for (const container of containers) {
        for (const { at, words } of commandsOf(container)) {
          const must = wrongWords(words);
          const ofOptions = isOption(words[0]) ? { remedy: at === 'command' ? TAKES_PLACE : 'write the program before its options' } : {};
          if (must !== undefined) yield { item, at: `${container.at} ${at}`, must, value: words, ...ofOptions };
        }
      }
    }
  },
};

interface Command {
  readonly at: string;
  readonly words: readonly string[];
}

/** What is run in a container: its own command with its arguments, and those of probes and hooks. */
function commandsOf({ json }: Container): Command[] {
  const [command = [], args = []] = ['command', 'args'].map(field => wordsOf(json).find(([name]) => name === field)?.[1]);
  const asked = askedOf(json).flatMap(([at, { exec }]): Command[] => {
    const words = record(exec).command;
    // Of one word alone, probe-command says so.
    return Array.isArray(words) && words.length > 1 ? [{ at, words: words.map(String) }] : [];
  });
  return [...command.length > 0 ? [{ at: 'command', words: [...command, ...args] }] : [], ...asked];
}

const TAKES_PLACE = 'write options as \'args\': a command takes the place of the program that the image starts';
const OPERATOR = /^(&&|\|\||\||>>?|2>&1|;)$/;

function isOption(word: string): boolean {
  return /^--?[A-Za-z]/.test(word);
}

function wrongWords(words: readonly string[]): string | undefined {
  const [program = '', option, ...behind] = words;
  if (isOption(program)) return `must begin with a program, which '${program}' is not`;
  if (SHELL.test(program)) {
    // Options may stand before the script. What follows it is its arguments, of which a script of one word makes nothing.
    const [script, ...more] = behind.slice(Math.max(behind.findIndex(word => !word.startsWith('-')), 0));
    const bare = option === '-c' && /^[\w./-]+$/.test(script ?? '') && more.length > 0 && more[0] !== '--';
    return bare ? `must have its script in one word after -c: '${script}' alone is run, without what follows` : undefined;
  }
  if (/^[a-z][\w./-]*\s+\S/.test(program)) return `must have each word by itself: there is no program '${program}'`;
  const operator = words.find(word => OPERATOR.test(word));
  // Programs that run another one may give it to a shell.
  return operator === undefined || words.some(word => SHELL.test(word)) ? undefined : `must be given to a shell, which '${operator}' is for: the program gets it as a word`;
}
