import { record } from '../../core/internal/json';
import { probesOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'probe-command',
  severity: 'error',
  title: 'The command of a probe is a list of words.',
  why: 'A command is not given to a shell: one text with spaces is the name of a program that is not there, and the probe always fails.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-command',
  remedy: 'write each word by itself, or give it to a shell: [\'sh\', \'-c\', \'…\']',
  alone: true,
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const { json, at } of containers) {
        for (const [name, { exec }] of probesOf(json)) {
          const { command } = record(exec);
          if (Array.isArray(command) && command.length === 1 && /^\S+\s+\S/.test(String(command[0]))) {
            yield { item, at: `${at} ${name}`, must: 'must have each word by itself: there is no program of this name', value: command[0] };
          }
        }
      }
    }
  },
};
