import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'trailing-newline',
  severity: 'warning',
  title: 'A variable does not end with a line break that somebody forgot.',
  why: 'What echo writes, and a block of YAML that begins with |, end with a line break. As a variable it is a part of the password, the host or the number: who logs in with it is refused, and nothing shows why.',
  source: 'https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/#use-raw-data',
  remedy: 'write it by \'printf %s\' or \'echo -n\'; in YAML in one line, or as a block that begins with |-',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const { json, at } of pods.containers) {
        for (const { name, kind, object, key } of readBy(json)) {
          const value = valuesOf(cluster, pods, kind, object);
          for (const each of key === undefined ? Object.keys(value).filter(variable => VARIABLE.test(variable)) : [key]) {
            if (!endsByMistake(value[each])) continue;
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

function valuesOf(cluster: Cluster, { namespace }: Pods, kind: Read['kind'], name: string): Json {
  const { data, stringData } = cluster.find(kind, namespace, name)?.json ?? {};
  if (kind === 'ConfigMap') return record(data);
  const decoded = Object.entries(record(data)).map(([key, value]) => [key, Buffer.from(String(value), 'base64').toString()]);
  return { ...Object.fromEntries(decoded), ...record(stringData) };
}

// What is no name of a variable is a file, which somebody mounts.
const VARIABLE = /^[A-Za-z_]\w*$/;

/** A word and a line break: of a text of several lines or words, that of the last may be meant. */
function endsByMistake(value: unknown): boolean {
  return typeof value === 'string' && /^\S+\r?\n$/.test(value);
}
