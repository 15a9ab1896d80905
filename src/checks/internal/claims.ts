import { list, record } from '../../core/internal/json';
import { Cluster } from './cluster';
import { Item } from './item';
import { Pods } from './pods';

/** A claim of the program that pods mount, and that not more than one node can use at once. */
export interface SingleNodeClaim {
  readonly claim: Item;
  readonly mode: 'ReadWriteOnce' | 'ReadWriteOncePod';
  /** The volume that it is. */
  readonly at: string;
}

/** Such claims of pods: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
export function singleNodeClaims(cluster: Cluster, { namespace, spec }: Pods): SingleNodeClaim[] {
  return list(spec.volumes).flatMap((volume): SingleNodeClaim[] => {
    const name = record(volume.persistentVolumeClaim).claimName;
    const claim = typeof name === 'string' ? cluster.find('PersistentVolumeClaim', namespace, name) : undefined;
    const modes = Array.isArray(claim?.spec.accessModes) ? claim.spec.accessModes.map(String) : [];
    if (!claim || modes.length === 0 || modes.some(mode => !mode.startsWith('ReadWriteOnce'))) return [];
    return [{ claim, mode: modes.includes('ReadWriteOncePod') ? 'ReadWriteOncePod' : 'ReadWriteOnce', at: `volume '${String(volume.name)}'` }];
  });
}
