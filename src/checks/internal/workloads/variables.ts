import { list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { Container, Pods } from '../pods';
import { secretKeys, valueIn } from './secret-keys';

/** The variables of a container, by their names. */
export interface Variables {
  /** Without a text, where what it is is not known. */
  readonly values: ReadonlyMap<string, string | undefined>;
  /** Whether there are no others, but for those that the image sets. */
  readonly isWhole: boolean;
}

/** The variables that a container is given: by itself, and of the ConfigMaps and Secrets that it takes all of. */
export function variablesOf(cluster: Cluster, { namespace }: Pods, { json }: Container): Variables {
  const values = new Map<string, string | undefined>();
  let isWhole = true;
  for (const { configMapRef, secretRef, prefix = '' } of list(json.envFrom)) {
    const data = secretRef === undefined ? dataOf(cluster, namespace, record(configMapRef).name) : keysOf(cluster, namespace, record(secretRef).name);
    if (data === undefined) isWhole = false;
    for (const [key, value] of data ?? []) values.set(`${String(prefix)}${key}`, value);
  }
  for (const { name, value, valueFrom } of list(json.env)) {
    const { name: configMap, key } = record(record(valueFrom).configMapKeyRef);
    const text = valueFrom === undefined ? String(value ?? '') : dataOf(cluster, namespace, configMap)?.get(String(key));
    // What it refers to, Kubernetes puts in.
    values.set(String(name), text?.includes('$(') ? undefined : text);
  }
  return { values, isWhole };
}

function dataOf(cluster: Cluster, namespace: string | undefined, name: unknown): ReadonlyMap<string, string> | undefined {
  const configMap = cluster.find('ConfigMap', namespace, String(name));
  return configMap && new Map(Object.entries(record(configMap.json.data)).map(([key, value]) => [key, String(value)]));
}

function keysOf(cluster: Cluster, namespace: string | undefined, name: unknown): ReadonlyMap<string, undefined> | undefined {
  const maker = cluster.maker('Secret', namespace, String(name));
  const keys = maker ? secretKeys(maker.json) : cluster.declaration('Secret', namespace, String(name))?.keys;
  return keys && new Map(keys.map(key => [key, undefined]));
}

/**
 * What a variable of a container is, also where a Secret of the program says it in plain text; undefined where that is not known. It is not to be shown.
 */
export function valueOf(cluster: Cluster, { namespace }: Pods, { json }: Container, name: string): string | undefined {
  const { value, valueFrom, name: own } = list(json.env).find(each => each.name === name) ?? {};
  if (own === undefined) {
    const sources = list(json.envFrom).filter(({ prefix = '' }) => name.startsWith(String(prefix))).reverse();
    const texts = sources.map(({ configMapRef, secretRef, prefix = '' }) => keyOf(cluster, namespace, configMapRef, secretRef, name.slice(String(prefix).length)));
    return texts.find(each => each !== undefined);
  }
  const { configMapKeyRef, secretKeyRef } = record(valueFrom);
  const { key } = record(secretKeyRef ?? configMapKeyRef);
  const text = valueFrom === undefined ? String(value ?? '') : keyOf(cluster, namespace, configMapKeyRef, secretKeyRef, String(key));
  return text?.includes('$(') ? undefined : text;
}

function keyOf(cluster: Cluster, namespace: string | undefined, configMap: unknown, secret: unknown, key: string): string | undefined {
  if (secret === undefined) return dataOf(cluster, namespace, record(configMap).name)?.get(key);
  const maker = cluster.maker('Secret', namespace, String(record(secret).name));
  return maker && valueIn(maker.json, key);
}
