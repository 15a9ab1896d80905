import { Item } from '../internal/item';
import { Rule } from '../internal/rule';
import { claimsOf, classOf, isOfDisks, modesOf } from '../internal/workloads/storage';

export const rule: Rule = {
  id: 'access-mode',
  severity: 'error',
  title: 'A claim asks for an access mode that its class can give.',
  why: 'A disk is mounted by one node at a time. A claim that wants it on many is never bound, or its pods on other nodes never start.',
  source: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/2237',
  remedy: 'ask for ReadWriteOnce, or for a class of files that are shared: NFS, CephFS, EFS',
  * check(cluster) {
    for (const { item, spec, className, at, volume } of claimsOf(cluster)) {
      const class_ = volume || spec.volumeName !== undefined ? undefined : classOf(cluster, className);
      // Of a disk without a file system, programs see to it themselves.
      if (!class_ || !modesOf(spec).includes('ReadWriteMany') || spec.volumeMode === 'Block' || !isOfDisks(class_) || isAttachedTwice(class_)) continue;
      yield { item, at: `${at}.accessModes`, must: `must be ReadWriteOnce, for ${class_.toString()} is of disks: it is not bound`, value: 'ReadWriteMany' };
    }
  },
};

/** Cinder has types of volumes that several machines may have at once. */
function isAttachedTwice({ json }: Item): boolean {
  return /cinder/.test(String(json.provisioner));
}
