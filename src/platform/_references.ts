import { isRecord } from '../core/internal/schema';
import { Rendered } from './_synthesis';

/** A Secret that objects refer to, and that none of them is. */
export interface SecretReference {
  readonly namespace?: string;
  readonly name: string;
  /** `tls` and `docker-registry` have keys of their own. */
  readonly type: 'generic' | 'tls' | 'docker-registry';
  readonly keys: string[];
}

type Json = Readonly<Record<string, unknown>>;

/** The Secrets that must exist before the objects can start. References that say `optional` are not among them. */
export function missingSecrets(objects: readonly Rendered[]): SecretReference[] {
  const made = new Set(objects.filter(({ json }) => json.kind === 'Secret').map(({ object }) => JSON.stringify([object.metadata.namespace, object.name])));
  const found = new Map<string, { reference: Omit<SecretReference, 'keys'>; keys: Set<string> }>();
  const add = (namespace: string | undefined, type: SecretReference['type'], name: unknown, ...keys: unknown[]) => {
    const id = JSON.stringify([namespace, name]);
    if (typeof name !== 'string' || made.has(id)) return;
    const entry = found.get(id) ?? { reference: { namespace, name, type }, keys: new Set<string>() };
    found.set(id, entry);
    for (const key of keys) if (typeof key === 'string') entry.keys.add(key);
  };

  for (const { json, object } of objects) {
    const { namespace } = object.metadata;
    const pod = podSpec(json);
    if (pod) podReferences(pod, (...reference) => add(namespace, ...reference));
    if (json.kind === 'Ingress' && !('cert-manager.io/cluster-issuer' in record(record(json.metadata).annotations))) {
      for (const tls of list(record(json.spec).tls)) add(namespace, 'tls', tls.secretName);
    }
  }
  return [...found.values()].map(({ reference, keys }) => ({ ...reference, keys: [...keys].sort() }));
}

function podReferences(pod: Json, add: (type: SecretReference['type'], name: unknown, ...keys: unknown[]) => void): void {
  for (const { name } of list(pod.imagePullSecrets)) add('docker-registry', name);
  for (const container of [...list(pod.initContainers), ...list(pod.containers)]) {
    for (const { valueFrom } of list(container.env)) {
      const reference = record(record(valueFrom).secretKeyRef);
      if (reference.optional !== true) add('generic', reference.name, reference.key);
    }
    for (const { secretRef } of list(container.envFrom)) {
      const reference = record(secretRef);
      if (reference.optional !== true) add('generic', reference.name);
    }
  }
  for (const volume of list(pod.volumes)) {
    const secret = record(volume.secret);
    if (secret.optional !== true) add('generic', secret.secretName, ...list(secret.items).map(({ key }) => key));
    for (const source of list(record(volume.projected).sources)) {
      const projected = record(source.secret);
      if (projected.optional !== true) add('generic', projected.name, ...list(projected.items).map(({ key }) => key));
    }
  }
}

/** The pod that an object is, or makes. */
function podSpec({ kind, spec }: Json): Json | undefined {
  if (!isRecord(spec)) return undefined;
  if (kind === 'Pod') return spec;
  const made = kind === 'CronJob' ? record(record(spec.jobTemplate).spec) : spec;
  const { spec: pod } = record(made.template);
  return isRecord(pod) ? pod : undefined;
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
