import { Rule } from '../internal/rule';
import { textsIn, VARIABLE, variableSources } from '../internal/workloads/variable-sources';

export const rule: Rule = {
  id: 'trailing-newline',
  severity: 'warning',
  title: 'A variable does not end with a line break that somebody forgot.',
  why: 'What echo writes, and a block of YAML that begins with |, end with a line break. As a variable it is a part of the password, the host or the number: who logs in with it is refused, and nothing shows why.',
  source: 'https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/#use-raw-data',
  remedy: 'write it by \'printf %s\' or \'echo -n\'; in YAML in one line, or as a block that begins with |-',
  * check(cluster) {
    const wrong = new Map([...cluster.all('ConfigMap'), ...cluster.all('Secret')].flatMap(item => {
      const keys = Object.entries(textsIn(item)).flatMap(([key, value]) => endsByMistake(value) ? [key] : []);
      return keys.length > 0 ? [[item, keys] as const] : [];
    }));
    if (wrong.size === 0) return;
    for (const pods of cluster.pods) {
      for (const { json, at } of pods.containers) {
        for (const { name, kind, object, key } of variableSources(json)) {
          const found = cluster.find(kind, pods.namespace, object);
          const keys = (found && wrong.get(found)) ?? [];
          for (const each of keys.filter(own => key === undefined ? VARIABLE.test(own) : own === key)) {
            yield { item: pods.item, at: `${at} ${name}`, must: 'should not end with a line break', value: `${kind} '${object}', key '${each}'` };
          }
        }
      }
    }
  },
};

/** A word and a line break: of a text of several lines or words, that of the last may be meant. */
function endsByMistake(value: unknown): boolean {
  return typeof value === 'string' && value.endsWith('\n') && /^\S+\r?\n$/.test(value);
}
