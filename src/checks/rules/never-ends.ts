import { record } from '../../core/internal/json';
import { allWordsOf } from '../internal/pods';
import { endlessLoop, waitingCommand } from '../internal/programs/waiting';
import { Rule } from '../internal/rule';
import { podsThat, runWords } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'never-ends',
  severity: 'error',
  title: 'What a pod waits for at its start comes to an end.',
  why: 'A pod starts its containers when each init container has ended, and a container counts as started when its postStart hook has: one that follows a log, or loops, holds the pod up for ever.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  remedy: 'give it \'restartPolicy: Always\', which makes it one that runs beside the program',
  * check(cluster) {
    for (const { item, containers } of podsThat(cluster, runWords)) {
      for (const { json, at, role } of containers) {
        const words = role === 'init' ? allWordsOf(json) : [];
        const waits = forEver(words);
        if (waits !== undefined) yield { item, at, must: `must come to an end, and does '${waits}': the pod stays in Init`, value: words };
        const { command } = record(record(record(json.lifecycle).postStart).exec);
        const holds = Array.isArray(command) ? forEver(command) : undefined;
        if (holds === undefined) continue;
        yield { item, at: `${at} lifecycle.postStart`, must: `must come to an end, and does '${holds}': the container never counts as started`, value: command, remedy: 'do it in a container beside it' };
      }
    }
  },
};

function forEver(words: readonly unknown[]): string | undefined {
  const text = words.join(' ');
  return waitingCommand(text) ?? endlessLoop(text);
}
