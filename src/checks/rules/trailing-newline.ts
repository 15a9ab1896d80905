import { Json, list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'trailing-newline',
  severity: 'warning',
  title: 'A variable does not end with a line break that somebody forgot.',
  why: 'What echo writes, and a block of YAML that begins with |, end with a line break. As a variable it is a part of the password, the host or the number: who logs in with it is refused, and nothing shows why.',
  source: 'https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/#use-raw-data',
  remedy: 'write it by \'printf %s\' or \'echo -n\'; in YAML in one line, or as a block that begins with |-',
  * check(cluster) {
    const wrong = new Map([...cluster.all('ConfigMap'), ...cluster.all('Secret')].flatMap(item => {
      const keys = Object.entries(valuesOf(item)).flatMap(([key, value]) => endsByMistake(value) ? [key] : []);
      return keys.length > 0 ? [[item, keys] as const] : [];
    }));
    if (wrong.size === 0) return;
    for (const pods of cluster.pods) {
      for (const { json, at } of pods.containers) {
        for (const { name, kind, object, key } of readBy(json)) {
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

interface Read {
  /** Where in the container. */
  readonly name: string;
  readonly kind: 'Secret' | 'ConfigMap';
  readonly object: string;
  /** All of them, where none is named. */
  readonly key?: string;
}

/** What a container's variables are from. */
function* readBy({ env, envFrom }: Json): Iterable<Read> {
  for (const { name, valueFrom } of list(env)) {
    const { secretKeyRef, configMapKeyRef } = record(valueFrom);
    const { name: object, key } = record(secretKeyRef ?? configMapKeyRef);
    if (object !== undefined) yield { name: `env '${String(name)}'`, kind: secretKeyRef === undefined ? 'ConfigMap' : 'Secret', object: String(object), key: String(key) };
  }
  for (const { secretRef, configMapRef } of list(envFrom)) {
    const { name: object } = record(secretRef ?? configMapRef);
    if (object !== undefined) yield { name: 'envFrom', kind: secretRef === undefined ? 'ConfigMap' : 'Secret', object: String(object) };
  }
}

/** The texts of a ConfigMap or a Secret, by their keys. */
function valuesOf({ kind, json: { data, stringData } }: Item): Json {
  if (kind === 'ConfigMap') return record(data);
  const decoded = Object.entries(record(data)).map(([key, value]) => [key, Buffer.from(String(value), 'base64').toString()]);
  return { ...Object.fromEntries(decoded), ...record(stringData) };
}

// What is no name of a variable is a file, which somebody mounts.
const VARIABLE = /^[A-Za-z_]\w*$/;

/** A word and a line break: of a text of several lines or words, that of the last may be meant. */
function endsByMistake(value: unknown): boolean {
  return typeof value === 'string' && value.endsWith('\n') && /^\S+\r?\n$/.test(value);
}
