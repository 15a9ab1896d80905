import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Wire } from '../core/internal/api/wire';
import { PROTECTED } from '../core/internal/labels';
import { sizeText } from '../core/internal/quantity';
import { Release } from './_engine';

/** A claim's mount. */
export function claimMount({ claim: name, mountPath }: Release): Wire<k8s.VolumeMount> {
  return { name, mountPath };
}

/** What a StatefulSet makes a claim of. It outlives the StatefulSet and can never be changed by it: it gets the frozen label alone, and what keeps it. */
export function claim(
  { claim: name }: Release, labels: Record<string, string>, storage: string | Size, storageClassName?: string,
): Wire<k8s.KubePersistentVolumeClaimProps> {
  return {
    metadata: { name, labels, annotations: PROTECTED },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage: sizeText(storage) } } },
  };
}
