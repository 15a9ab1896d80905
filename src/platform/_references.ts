import { Json, list, podTemplateOf, record } from '../core/internal/json';
import { SECRET_OF } from '../core/internal/labels';
import { namespaceOfObject } from '../core/internal/names';
import { isRecord } from '../core/internal/schema';
import { Rendered } from './_synthesis';

/** What an object cannot start without. */
interface Reference {
  readonly kind: 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim' | 'ServiceAccount' | 'StorageClass';
  readonly namespace?: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** How kubectl creates such a Secret. */
  readonly type: 'generic' | 'tls' | 'docker-registry';
}

/** A Secret that objects refer to, and that none of them is or makes. */
export interface NeededSecret extends Pick<Reference, 'namespace' | 'name' | 'keys' | 'type'> {
  /** Whether a database of the program reads it first, so that any value will do. */
  readonly arbitrary: boolean;
}

type Add = (kind: Reference['kind'], name: unknown, keys?: readonly unknown[], type?: Reference['type']) => void;

/** The Secrets that must exist before the objects can start. References that say `optional` are not among them. */
export function neededSecrets(objects: readonly Rendered[]): NeededSecret[] {
  const made = new Set(objects.flatMap(madeBy));
  const found = new Map<string, { reference: Reference; keys: Set<string>; arbitrary: boolean }>();
  for (const object of objects) {
    for (const reference of referencesOf(object)) {
      const id = idOf(reference.kind, reference.namespace, reference.name);
      if (reference.kind !== 'Secret' || made.has(id)) continue;
      const entry = found.get(id) ?? { reference, keys: new Set<string>(), arbitrary: false };
      found.set(id, entry);
      for (const key of reference.keys) entry.keys.add(key);
      if (object.json.kind === 'StatefulSet') entry.arbitrary = true;
    }
  }
  return [...found.values()].map(({ reference, keys, arbitrary }) => ({ ...reference, keys: [...keys].sort(), arbitrary }));
}

/** Objects in phases no later than those of what refers to them: a database waits for the Secret that the program makes. */
export function settled(objects: readonly Rendered[]): Rendered[] {
  const wanted = new Map<string, number>();
  for (const object of objects) {
    for (const { kind, namespace, name } of referencesOf(object)) {
      const id = idOf(kind, namespace, name);
      wanted.set(id, Math.min(wanted.get(id) ?? object.phase, object.phase));
    }
  }
  return objects.map(object => ({ ...object, phase: Math.min(object.phase, ...madeBy(object).map(id => wanted.get(id) ?? object.phase)) }));
}

function idOf(kind: string, namespace: string | undefined, name: string): string {
  return JSON.stringify([kind, namespace, name]);
}

/** What an object is, or has a controller make, that others refer to. */
function madeBy({ json, object }: Rendered): string[] {
  const namespace = namespaceOfObject(object);
  const spec = record(json.spec);
  const secret = (name: unknown) => [idOf('Secret', namespace, typeof name === 'string' ? name : object.name)];
  switch (json.kind) {
    case 'ExternalSecret': return secret(record(spec.target).name);
    case 'SealedSecret': return secret(record(record(spec.template).metadata).name);
    case 'Certificate': return secret(spec.secretName);
    case 'Job': {
      const made = record(record(json.metadata).annotations)[SECRET_OF];
      return typeof made === 'string' ? secret(made) : [];
    }
    default: return [idOf(object.kind, namespace, object.name)];
  }
}

function referencesOf({ json, object }: Rendered): Reference[] {
  const found: Reference[] = [];
  const own = namespaceOfObject(object);
  const add: Add = (kind, name, keys = [], type = 'generic') => {
    if (typeof name !== 'string') return;
    const namespace = kind === 'StorageClass' ? undefined : own;
    found.push({ kind, namespace, name, keys: keys.filter(key => typeof key === 'string'), type });
  };
  const spec = record(json.spec);
  const pod = podSpec(json);
  if (pod) podReferences(pod, add);
  for (const claim of [...list(spec.volumeClaimTemplates), json.kind === 'PersistentVolumeClaim' ? json : {}]) add('StorageClass', record(claim.spec).storageClassName);
  // cert-manager makes what a route with one of its annotations names.
  const annotations = Object.keys(record(record(json.metadata).annotations));
  if (json.kind === 'Ingress' && !annotations.some(key => /^cert-manager\.io\/(cluster-)?issuer$/.test(key))) {
    for (const { secretName } of list(spec.tls)) add('Secret', secretName, [], 'tls');
  }
  return found;
}

function podReferences(pod: Json, add: Add): void {
  add('ServiceAccount', pod.serviceAccountName);
  for (const { name } of list(pod.imagePullSecrets)) add('Secret', name, [], 'docker-registry');
  for (const container of [...list(pod.initContainers), ...list(pod.containers)]) {
    for (const { valueFrom } of list(container.env)) {
      const { secretKeyRef, configMapKeyRef } = record(valueFrom);
      required(secretKeyRef, ({ name, key }) => add('Secret', name, [key]));
      required(configMapKeyRef, ({ name, key }) => add('ConfigMap', name, [key]));
    }
    for (const { secretRef, configMapRef } of list(container.envFrom)) {
      required(secretRef, ({ name }) => add('Secret', name));
      required(configMapRef, ({ name }) => add('ConfigMap', name));
    }
  }
  for (const volume of list(pod.volumes)) {
    add('PersistentVolumeClaim', record(volume.persistentVolumeClaim).claimName);
    required(volume.secret, ({ secretName, items }) => add('Secret', secretName, keysOf(items)));
    required(volume.configMap, ({ name, items }) => add('ConfigMap', name, keysOf(items)));
    for (const { secret, configMap } of list(record(volume.projected).sources)) {
      required(secret, ({ name, items }) => add('Secret', name, keysOf(items)));
      required(configMap, ({ name, items }) => add('ConfigMap', name, keysOf(items)));
    }
  }
}

/** A reference that does not say that it may lead nowhere. */
function required(reference: unknown, use: (reference: Json) => void): void {
  if (isRecord(reference) && reference.optional !== true) use(reference);
}

function keysOf(items: unknown): unknown[] {
  return list(items).map(({ key }) => key);
}

/** The pod that an object is, or makes. */
function podSpec(json: Json): Json | undefined {
  const pod = json.kind === 'Pod' ? json.spec : podTemplateOf(json)?.spec;
  return isRecord(pod) ? pod : undefined;
}
