import { list } from '../core/internal/json';
import { Reference } from '../core/internal/references/reference';
import { idOf } from '../core/internal/references/references';
import { Rendered } from './_placed';

/** A Secret that objects refer to, and that none of them is or makes. */
export interface NeededSecret extends Pick<Reference, 'namespace' | 'name' | 'keys' | 'type'> {
  /** Whether a database of the program reads it first, so that any value will do. */
  readonly arbitrary: boolean;
}

/** The Secrets that must exist before the objects can start. References that say `optional` are not among them. */
export function neededSecrets(objects: readonly Rendered[]): NeededSecret[] {
  const made = new Set(objects.flatMap(({ item }) => item.made));
  const found = new Map<string, { reference: Reference; keys: Set<string>; arbitrary: boolean }>();
  for (const { item } of objects) {
    // Of a namespace without pods, nobody pulls with what its ServiceAccount names.
    if (item.kind === 'ServiceAccount') continue;
    for (const reference of item.references) {
      const id = idOf(reference.kind, reference.namespace, reference.name);
      if (reference.kind !== 'Secret' || made.has(id)) continue;
      const entry = found.get(id) ?? { reference, keys: new Set<string>(), arbitrary: false };
      found.set(id, entry);
      for (const key of reference.keys) entry.keys.add(key);
      if (item.kind === 'StatefulSet') entry.arbitrary = true;
    }
  }
  return [...found.values()].map(({ reference, keys, arbitrary }) => ({ ...reference, keys: [...keys].sort(), arbitrary }));
}

/**
 * Objects in phases no later than those of what waits for them: a database waits for the Secret that the program makes, which waits for the store that it
 * is from; a task waits for the rights of its ServiceAccount.
 */
export function settled(objects: readonly Rendered[]): Rendered[] {
  const wanted = new Map<string, number>();
  for (const { item, phase } of objects) {
    for (const { kind, namespace, name, awaited } of item.references) {
      if (!awaited) continue;
      const id = idOf(kind, namespace, name);
      wanted.set(id, Math.min(wanted.get(id) ?? phase, phase));
    }
  }
  let isSettled = true;
  const moved = objects.map(object => {
    let { phase } = object;
    for (const ids of [object.item.made, accountsOf(object.item)]) for (const id of ids) phase = Math.min(phase, wanted.get(id) ?? phase);
    if (phase === object.phase) return object;
    isSettled = false;
    return { ...object, phase };
  });
  return isSettled ? moved : settled(moved);
}

/** The ServiceAccounts that a binding gives rights to. */
function accountsOf({ kind, json, namespace: own }: Rendered['item']): string[] {
  if (kind !== 'RoleBinding' && kind !== 'ClusterRoleBinding') return [];
  const accounts = list(json.subjects).filter(subject => subject.kind === 'ServiceAccount');
  return accounts.map(({ name, namespace = own }) => idOf('ServiceAccount', typeof namespace === 'string' ? namespace : undefined, String(name)));
}
