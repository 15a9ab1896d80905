import { Json, list, record } from '../../../core/internal/json';
import { Item } from '../item';

/** What a container's variables are from. */
export interface VariableSource {
  /** Where in the container. */
  readonly name: string;
  readonly kind: 'Secret' | 'ConfigMap';
  readonly object: string;
  /** All of them, where none is named. */
  readonly key?: string;
  /** What is put before the keys. */
  readonly prefix: string;
}

/** The objects that the variables of a container are from. */
export function* variableSources({ env, envFrom }: Json): Iterable<VariableSource> {
  for (const { name, valueFrom } of list(env)) {
    const { secretKeyRef, configMapKeyRef } = record(valueFrom);
    const { name: object, key } = record(secretKeyRef ?? configMapKeyRef);
    if (object !== undefined) yield { name: `env '${String(name)}'`, kind: secretKeyRef === undefined ? 'ConfigMap' : 'Secret', object: String(object), key: String(key), prefix: '' };
  }
  for (const { secretRef, configMapRef, prefix = '' } of list(envFrom)) {
    const { name: object } = record(secretRef ?? configMapRef);
    if (object !== undefined) yield { name: 'envFrom', kind: secretRef === undefined ? 'ConfigMap' : 'Secret', object: String(object), prefix: String(prefix) };
  }
}

/** The texts of a ConfigMap or a Secret, by their keys. */
export function textsIn({ kind, json: { data, stringData } }: Item): Json {
  if (kind === 'ConfigMap') return record(data);
  const decoded = Object.entries(record(data)).map(([key, value]) => [key, Buffer.from(String(value), 'base64').toString()]);
  return { ...Object.fromEntries(decoded), ...record(stringData) };
}

// What is no name of a variable is a file, which somebody mounts.
export const VARIABLE = /^[A-Za-z_]\w*$/;

// A reference, unless its dollar is doubled: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
const REFERENCE = /(\$*)\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g;

/** The variables that a text refers to. */
export function referencesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].flatMap(([, dollars, name]) => dollars.length % 2 === 1 ? [] : [name]);
}
