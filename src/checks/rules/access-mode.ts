import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';
import { Claim, claimsOf, classNameOf, classOf, isOfDisks, modesOf } from '../internal/workloads/storage';

export const rule: Rule = {
  id: 'access-mode',
  severity: 'error',
  title: 'A claim asks for an access mode that its class can give.',
  why: 'A disk is mounted by one node at a time, and a directory of a node is on that node alone. A claim that wants it on many is never bound, or its pods on other nodes never start.',
  source: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/2237',
  remedy: 'ask for ReadWriteOnce, or for a class of files that are shared: NFS, CephFS, EFS',
  * check(cluster) {
    for (const claim of claimsOf(cluster)) {
      const { item, spec, className, at, volume } = claim;
      yield* ofDirectories(cluster, claim);
      const class_ = volume || spec.volumeName !== undefined ? undefined : classOf(cluster, className);
      // Of a disk without a file system, programs see to it themselves.
      if (!class_ || !modesOf(spec).includes('ReadWriteMany') || spec.volumeMode === 'Block' || !isOfDisks(class_) || isAttachedTwice(class_)) continue;
      yield { item, at: `${at}.accessModes`, must: `must be ReadWriteOnce, for ${class_.toString()} is of disks: it is not bound`, value: 'ReadWriteMany' };
    }
  },
};

const LOCAL_PATH = 'rancher.io/local-path';

/** A class of directories on nodes refuses what is for many of them, unless it is told of one that they share. That of K3s is called so. */
function* ofDirectories(cluster: Cluster, { item, spec, className, at, volume }: Claim): Iterable<Violation> {
  const class_ = classOf(cluster, className);
  if (volume || spec.volumeName !== undefined || (class_ ? class_.json.provisioner !== LOCAL_PATH : className !== 'local-path')) return;
  // One that somebody made is taken before the class is asked for another.
  if (cluster.all('PersistentVolume').some(({ json }) => classNameOf(json) === className)) return;
  const wrong = modesOf(spec).find(mode => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany');
  if (wrong === undefined || cluster.all('ConfigMap').some(({ json }) => JSON.stringify(json.data ?? {}).includes('sharedFileSystemPath'))) return;
  const must = `should be ReadWriteOnce, for ${class_?.toString() ?? 'the StorageClass \'local-path\''} is of directories on one node: it stays Pending`;
  yield { item, at: `${at}.accessModes`, must, value: wrong, severity: 'warning', source: 'https://github.com/rancher/local-path-provisioner/blob/master/provisioner.go' };
}

/** Cinder has types of volumes that several machines may have at once. */
function isAttachedTwice({ json }: Item): boolean {
  return /cinder/.test(String(json.provisioner));
}
