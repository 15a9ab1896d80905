import { list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';
import { modesOf, volumeOf } from './storage';

/** A claim of the program: its name, and what it asks for. */
export type NamedClaim = Pick<Item, 'name' | 'namespace' | 'spec'>;

/** A claim of the program that pods mount, and that not more than one node can use at once. */
export interface SingleNodeClaim {
  readonly claim: NamedClaim;
  /** The StatefulSet that has it made for one of its own pods. */
  readonly owner?: Item;
  readonly mode: 'ReadWriteOnce' | 'ReadWriteOncePod';
  /** The volume that it is. */
  readonly at: string;
}

/**
 * Such claims of pods. Several pods can use one that is of one node where they are on that node all of them.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export function singleNodeClaims(cluster: Cluster, pods: Pods): SingleNodeClaim[] {
  const { namespace, spec } = pods;
  return list(spec.volumes).flatMap((volume): SingleNodeClaim[] => {
    const name = record(volume.persistentVolumeClaim).claimName;
    const maker = typeof name === 'string' ? cluster.maker('PersistentVolumeClaim', namespace, name) : undefined;
    const claim = maker && claimOf(maker, String(name));
    const modes = claim ? modesOf(claim.spec) : [];
    if (!claim || modes.length === 0 || modes.some(mode => !mode.startsWith('ReadWriteOnce'))) return [];
    if (!modes.includes('ReadWriteOncePod') && isOnOneNode(cluster, pods, claim)) return [];
    return [{ claim, owner: claim === maker ? undefined : maker, mode: modes.includes('ReadWriteOncePod') ? 'ReadWriteOncePod' : 'ReadWriteOnce', at: `volume '${String(volume.name)}'` }];
  });
}

/** A claim that is by itself, or of a StatefulSet's template; undefined where an operator makes it. */
function claimOf(maker: Item, name: string): NamedClaim | undefined {
  if (maker.kind === 'PersistentVolumeClaim') return maker;
  const template = maker.kind === 'StatefulSet' ? list(maker.spec.volumeClaimTemplates).find(({ metadata }) => isOf(name, `${String(record(metadata).name)}-${maker.name}-`)) : undefined;
  return template && { name, namespace: maker.namespace, spec: record(template.spec) };
}

/** Whether a name is a beginning and a number. */
function isOf(name: string, beginning: string): boolean {
  return name.startsWith(beginning) && /^\d+$/.test(name.slice(beginning.length));
}

const HOSTNAME = 'kubernetes.io/hostname';

/** Whether all who mount a claim are held on one node: by its name, by others that are there, or by the volume, which is on it. */
function isOnOneNode(cluster: Cluster, { spec }: Pods, claim: NamedClaim): boolean {
  const { requiredDuringSchedulingIgnoredDuringExecution: beside } = record(record(spec.affinity).podAffinity);
  const named = spec.nodeName !== undefined || record(spec.nodeSelector)[HOSTNAME] !== undefined;
  return named || list(beside).some(({ topologyKey }) => topologyKey === HOSTNAME) || isOfOneNode(cluster, claim);
}

/** Whether the volume of a claim is on a node that is named. */
function isOfOneNode(cluster: Cluster, claim: NamedClaim): boolean {
  const terms = list(record(record(volumeOf(cluster, claim)?.spec.nodeAffinity).required).nodeSelectorTerms);
  return terms.length === 1 && list(terms[0].matchExpressions).some(({ key, operator, values }) =>
    key === HOSTNAME && operator === 'In' && Array.isArray(values) && values.length === 1);
}
