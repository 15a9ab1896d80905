import { closestName } from '../../core/internal/closest-name';
import { Reference, ReferredKind } from '../../core/internal/references/reference';
import { Cluster } from './cluster';
import { Item } from './item';
import { Violation } from './rule';

// Where hundreds are missing, it is no slip of the pen, and to look for each would take long.
const MOST_MEANT = 100;

/** References that are not errors though what they name is missing. */
export interface Exceptions {
  /** Of whom it is a warning. */
  readonly warnOf?: (reference: Reference, item: Item) => boolean;
  /** Of what nothing is said. */
  readonly except?: (reference: Reference, item: Item) => boolean;
}

/** What refers to an object of a kind that is neither made nor declared. */
export function* missing(
  cluster: Cluster,
  kind: ReferredKind,
  what: string | ((reference: Reference) => string),
  remedy: string,
  { warnOf = () => false, except = () => false }: Exceptions = {},
): Iterable<Violation> {
  for (const [index, { item, reference }] of cluster.dangling(kind).entries()) {
    if (except(reference, item)) continue;
    const { namespace, name, at } = reference;
    const meant = index < MOST_MEANT ? closestName(name, cluster.names(kind, namespace)) : undefined;
    yield {
      ...warnOf(reference, item) ? { severity: 'warning' as const } : {},
      item,
      at,
      must: `must name ${article(kind)} ${kind.split('.')[0]} that the program makes or declares: ${typeof what === 'string' ? what : what(reference)}`,
      value: namespace === undefined ? name : `${namespace}/${name}`,
      remedy: meant === undefined ? remedy : `write '${meant}', if that is meant; else ${remedy}`,
    };
  }
}

function article(kind: string): string {
  return /^[AEIOU]/.test(kind) ? 'an' : 'a';
}
