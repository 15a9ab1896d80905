import { record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

const MARKS: ReadonlyArray<readonly [kind: string, isDefault: (item: Item) => string | undefined, of: (item: Item) => string, what: string]> = [
  // The second is of before, and read still.
  ['StorageClass', marked('storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'), all, 'claims that name none get the one that was made last'],
  ['IngressClass', marked('ingressclass.kubernetes.io/is-default-class'), all, 'the API server refuses routes that name none'],
  ['PriorityClass', ({ json }) => json.globalDefault === true ? 'globalDefault' : undefined, all, 'the API server refuses it'],
  // https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/
  ['VolumeSnapshotClass.snapshot.storage.k8s.io', marked('snapshot.storage.kubernetes.io/is-default-class'), ({ json }) => String(json.driver), 'snapshots of its driver that name none are not taken'],
];

export const rule: Rule = {
  id: 'two-default-classes',
  severity: 'error',
  title: 'One class of a kind is the default.',
  why: 'With two default IngressClasses the API server refuses routes that name no class; with two default StorageClasses the younger one holds, so that a rebuilt cluster may put data elsewhere. It refuses a second default PriorityClass, and snapshots fail with two defaults of one driver.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class',
  remedy: 'take the mark from one of them',
  * check(cluster) {
    for (const [kind, isDefault, of, what] of MARKS) {
      const firsts = new Map<string, Item>();
      for (const item of cluster.all(kind)) {
        const at = isDefault(item);
        if (at === undefined) continue;
        const first = firsts.get(of(item));
        if (first) yield { item, at, must: `must not be the default beside ${first.toString()}: ${what}`, value: 'true' };
        else firsts.set(of(item), item);
      }
    }
  },
};

/** Which of some annotations makes a class the default. */
function marked(...keys: readonly string[]): (item: Item) => string | undefined {
  return ({ metadata }) => keys.find(key => record(metadata.annotations)[key] === 'true');
}

/** The default of a kind is one, whatever it is about. */
function all(): string {
  return '';
}
