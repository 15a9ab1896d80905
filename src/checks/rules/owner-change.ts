import { Json, record } from '../../core/internal/json';
import { allWordsOf, Container, mayBeRoot, Pods, SHELL } from '../internal/pods';
import { Rule } from '../internal/rule';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'owner-change',
  severity: 'warning',
  title: 'Who gives files to another owner may do so.',
  why: 'Only root with the capability CHOWN changes the owner of a file: any other container that begins with a chown ends with "Operation not permitted", and an init container that does keeps the program from ever starting.',
  source: 'https://man7.org/linux/man-pages/man2/chown.2.html',
  remedy: 'remove it, and have the kubelet give the volume to the group of the program by \'fsGroup\'; or run this container alone as root with CHOWN',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      for (const container of pods.containers) {
        const command = changeIn(container);
        if (command === undefined || mayChange(pods, container) || isToItself(pods, container, command)) continue;
        yield { item: pods.item, at: container.at, must: 'should run as root with the capability CHOWN, or leave the owner alone: it is not permitted to change it', value: command };
      }
    }
  },
};

// A command of a script: at its start, or after one that ends. What may fail, or is asked of root alone, is.
const CHANGE = /(?:^|[;&|\n]\s*|\b(?:then|do|else)\s+)(chown\s[^\n;&|]*)/;
const DOUBTFUL = /chown[^\n;&|]*\|\||\bid -u\b|\bEUID\b/;

/** The command by which a container changes the owner of files. */
function changeIn({ json }: Container): string | undefined {
  const words = allWordsOf(json);
  if (words[0] === 'chown') return words.join(' ');
  if (!SHELL.test(words[0])) return undefined;
  const [command] = words.flatMap(script => DOUBTFUL.test(script) ? [] : CHANGE.exec(script)?.[1] ?? []);
  return command;
}

/** Whether files are given to whom they are from, or to a group, which an owner may. */
function isToItself({ spec }: Pods, { json }: Container, command: string): boolean {
  const [, owner = ''] = /chown\s+(?:-\S+\s+)*["']?([^\s:.]*)/.exec(command) ?? [];
  const { runAsUser = record(spec.securityContext).runAsUser } = record(json.securityContext);
  return owner === '' || owner === String(runAsUser);
}

function mayChange(pods: Pods, container: Container): boolean {
  const { privileged, capabilities } = record(container.json.securityContext);
  return mayBeRoot(pods, container) && (privileged === true || !isDropped(record(capabilities)));
}

function isDropped({ drop, add }: Json): boolean {
  const has = (names: unknown, ...wanted: string[]) => Array.isArray(names) && names.some(name => wanted.includes(String(name).toUpperCase().replace(/^CAP_/, '')));
  return has(drop, 'ALL', 'CHOWN') && !has(add, 'ALL', 'CHOWN');
}
