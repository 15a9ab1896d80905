import { list, record } from '../../core/internal/json';
import { allWordsOf, askedOf, Container, Pods, SHELL, wordsOf } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'shell-variable',
  severity: 'warning',
  title: 'A variable is referred to by $(NAME), where no shell reads it.',
  why: 'Kubernetes puts in what $(NAME) stands for, and nothing else: ${NAME} and $NAME get to the program as they are, unless a shell, or the program, puts something in.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/#run-a-command-in-a-shell',
  remedy: 'write $(NAME), or have a shell run it: command [sh, -c, …]',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const container of pods.containers) yield* ofHooks(pods, container);
      if (!wholeText(pods).includes('$')) continue;
      for (const container of pods.containers) {
        for (const { at, name, value } of wordsWith(container)) {
          yield { item: pods.item, at: `${container.at} ${at}`, must: `should refer to '${name}' by $(${name}): the program gets the text as it is`, value };
        }
        yield* ofOthers(pods, container);
      }
    }
  },
};

/** Variables in the command of a probe or a hook, which no shell reads: what a Secret says, Kubernetes does not put in there either. */
function* ofHooks({ item }: Pods, container: Container): Iterable<Violation> {
  for (const [hook, { exec }] of askedOf(container.json)) {
    const { command } = record(exec);
    const words = Array.isArray(command) ? command.map(String) : [];
    if (!words.some(word => word.includes('$')) || words.some(word => READS.test(word))) continue;
    const names = new Set(list(container.json.env).map(({ name }) => name));
    for (const value of words) {
      for (const [, braced, bare] of [...value.matchAll(REFERENCE)].slice(0, 1)) {
        const name = braced ?? bare;
        if (names.has(name)) yield { item, at: `${container.at} ${hook}`, must: `should have a shell that reads '${name}': its command gets the text as it is`, value, remedy: 'have a shell run it: [\'sh\', \'-c\', \'…\']', source: OF_COMMANDS };
      }
    }
  }
}

const OF_COMMANDS = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-command';

/** Variables that a shell reads, and that another container of the pod has: those of connections are the main container's, unless one asks for them. */
function* ofOthers({ item, containers }: Pods, container: Container): Iterable<Violation> {
  const { json, at } = container;
  const script = allWordsOf(json);
  if (containers.length < 2 || list(json.envFrom).length > 0 || !script.some(word => SHELL.test(word))) return;
  const text = script.join('\n');
  const own = new Set(list(json.env).map(({ name }) => name));
  const others = new Set(containers.flatMap(each => list(each.json.env)).map(({ name }) => String(name)).filter(name => !own.has(name)));
  for (const name of others) {
    const read = new RegExp(`(?<![$\\\\])\\$(${name}\\b|\\{${name}\\})`).test(text);
    const set = new RegExp(`\\b${name}=|\\b(read|for|export|getopts)\\b[^\\n;]*\\b${name}\\b|\\$\\{${name}[:=+?-]`).test(text);
    if (read && !set) yield { item, at, must: `should have '${name}', which its script reads and another container of the pod has: it is empty`, value: `$${name}`, remedy: 'set it for this container too: \'connections: true\' where a connection sets it' };
  }
}

interface Word {
  readonly at: string;
  readonly name: string;
  readonly value: string;
}

const REFERENCE = /(?<![$\\])\$(?:\{([A-Za-z_]\w*)\}|([A-Z_][A-Z0-9_]*)\b)/g;

/** The words and values in which a variable of the container stands as a shell has it. */
function wordsWith({ json }: Container): Word[] {
  const variables = list(json.env);
  const names = new Set(variables.map(({ name }) => name));
  const all = wordsOf(json).flatMap(([at, words]) => words.map(value => ({ at, value })));
  // What runs a shell, or may be a script that does, is the shell's to read.
  const words = all.some(({ value }) => READS.test(value)) ? [] : all;
  const values = variables.flatMap(({ name, value }) => typeof value === 'string' ? [{ at: `env '${String(name)}'`, value }] : []);
  return [...words, ...values].flatMap(({ at, value }) => [...value.matchAll(REFERENCE)].slice(0, 1).flatMap(([, braced, bare]): Word[] => {
    const name = braced ?? bare;
    return names.has(name) ? [{ at, name, value }] : [];
  }));
}

const READS = /(^|\/)(ba|da|z|k|a)?sh$|\.sh$|^(envsubst|eval|bash|python3?|node|perl|ruby)$/;
