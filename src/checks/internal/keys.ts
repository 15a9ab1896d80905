import { Json } from '../../core/internal/json';
import { Reference, ReferredKind } from '../../core/internal/references/reference';
import { Cluster } from './cluster';
import { Violation } from './rule';

/** What refers to keys that an object does not have, as far as its keys are known. */
export function* wrongKeys(cluster: Cluster, kind: ReferredKind, keysOf: (json: Json) => readonly string[] | undefined): Iterable<Violation> {
  for (const item of cluster.items) {
    for (const reference of item.references) {
      if (reference.kind !== kind) continue;
      const asked = keysAsked(reference);
      if (asked.length === 0) continue;
      const { namespace, name, at, type } = reference;
      const maker = cluster.maker(kind, namespace, name);
      const keys = maker ? keysOf(maker.json) : cluster.declaration(kind, namespace, name)?.keys;
      if (keys === undefined) continue;
      for (const key of asked) {
        if (keys.includes(key)) continue;
        const has = keys.length > 0 ? keys.map(each => `'${each}'`).join(', ') : 'no keys';
        yield { item, at, must: `must be a key that the ${kind} '${name}' has, and it has ${has}: ${type === 'tls' ? 'another certificate is shown' : 'what needs it does not start'}`, value: key };
      }
    }
  }
}

/** The keys that somebody reads: a certificate's are always called so. */
function keysAsked({ keys, type }: Reference): readonly string[] {
  return type === 'tls' && keys.length === 0 ? ['tls.crt', 'tls.key'] : keys;
}
