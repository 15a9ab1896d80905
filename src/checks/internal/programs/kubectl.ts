import { Json } from '../../../core/internal/json';
import { allWordsOf, shellScript } from '../pods';
import { commandsIn } from './shell';

/** A command of kubectl's that a container runs. */
export interface KubectlCommand {
  readonly text: string;
  /** The words that are no options, the verb first. */
  readonly words: readonly string[];
  /** The options, without dashes; a switch has an empty text. */
  readonly options: ReadonlyMap<string, string>;
  /** Whether it is of a shell, which may go on where it fails. */
  readonly inShell: boolean;
}

/** The commands of kubectl's that a container runs, as far as they can be read. */
export function kubectlCommands(container: Json): KubectlCommand[] {
  const words = allWordsOf(container);
  if (container.command === undefined && OF_KUBECTL.test(String(container.image))) return [commandOf(words, false)];
  if (KUBECTL.test(words[0] ?? '')) return [commandOf(words.slice(1), false)];
  const script = shellScript(words);
  return script === undefined ? [] : scriptCommands(script);
}

const KUBECTL = /^(\/\S*\/)?kubectl$/;
// Images that run kubectl by themselves: https://github.com/kubernetes/kubernetes/blob/master/build/server-image/kubectl/Dockerfile
const OF_KUBECTL = /(^|\/)kubectl(:|@|$)/;

// What stands before the command itself; the words that xargs adds are not known.
const BEFORE = /^(?:(?:if|then|else|elif|do|while|until|!|\{|exec|time|timeout(?: -\S+)* \S+|[A-Za-z_]\w*=\S*) )*(xargs (?:-\S+ (?:\d+ |\{\} )?)*)?(?:\/\S*\/)?kubectl /;

function scriptCommands(script: string): KubectlCommand[] {
  return commandsIn(script).flatMap(({ words, end }): KubectlCommand[] => {
    const text = words.join(' ');
    const before = BEFORE.exec(text);
    // Words of another command follow, or it may fail.
    if (!before || ['(', '`', '||'].includes(end)) return [];
    const command = commandOf(text.slice(before[0].length).split(' '), true);
    return [before[1] === undefined ? command : { ...command, words: [...command.words, UNKNOWN] }];
  });
}

const UNKNOWN = '$';

/** Whether a word is one that only a shell knows. */
export function isUnknown(word: string): boolean {
  return word.includes(UNKNOWN);
}

// https://kubernetes.io/docs/reference/kubectl/generated/
const WITH_VALUE = new Set([
  'n', 'namespace', 'o', 'output', 'l', 'selector', 'f', 'filename', 'k', 'kustomize', 'c', 'container', 'p', 'patch', 's', 'server', 'L', 'label-columns', 'v', 'e', 'env',
  'field-selector', 'context', 'kubeconfig', 'token', 'as', 'as-group', 'cluster', 'user', 'request-timeout', 'cache-dir', 'timeout', 'for', 'type', 'replicas', 'since',
  'since-time', 'tail', 'sort-by', 'template', 'image', 'from', 'from-literal', 'from-file', 'from-env-file', 'schedule', 'grace-period', 'to-revision', 'revision', 'limit-bytes',
  'current-replicas', 'resource-version', 'field-manager', 'subresource', 'certificate-authority', 'client-key', 'client-certificate', 'chunk-size', 'limits', 'requests', 'patch-file',
]);
// To logs they are switches: follow, and previous.
const SWITCHES_OF_LOGS = new Set(['f', 'p']);

const LONG = /^--([\w-]+)(?:=([\s\S]*))?$/;
// A value may follow at once: -nshop, -ojson.
const ATTACHED = /^-([nolfcps])=?(.+)$/;
const SWITCHES = /^-(\w)\w*$/;

function commandOf(all: readonly string[], inShell: boolean): KubectlCommand {
  const words: string[] = [];
  const options = new Map<string, string>();
  // Where output goes is no word of it, nor is what exec is to run.
  const end = all.findIndex(word => word === '--' || /^\d*[<>]/.test(word));
  const read = end < 0 ? all : all.slice(0, end);
  for (let index = 0; index < read.length; index++) {
    const [, name, value] = LONG.exec(read[index]) ?? ATTACHED.exec(read[index]) ?? SWITCHES.exec(read[index]) ?? [];
    if (name === undefined) words.push(read[index]);
    else if (value !== undefined || !takesValue(name, words[0])) options.set(name, value ?? '');
    else options.set(name, read[++index] ?? '');
  }
  return { text: `kubectl ${all.join(' ')}`, words, options, inShell };
}

function takesValue(name: string, verb: string | undefined): boolean {
  return WITH_VALUE.has(name) && !(verb === 'logs' && SWITCHES_OF_LOGS.has(name));
}
