import { memo } from '../../core/internal/memo';
import { Cluster } from './cluster';
import { Item } from './item';

/** The cluster of an environment that was made before, of which nothing but its objects is known: several rules ask, and each for several objects. */
export const clusterBeside = memo((items: readonly Item[]): Cluster => new Cluster(items));
