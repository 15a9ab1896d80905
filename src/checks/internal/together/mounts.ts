import { list, record } from '../../../core/internal/json';
import { Container, Pods } from '../pods';
import { isGiven, Wrong } from './wrong';

/** What does not go together in how a container has the volumes of its pod. */
export function* mountWrongs({ json, at: of }: Container, minor: number): Iterable<Wrong> {
  for (const { name, subPath, subPathExpr, mountPropagation, recursiveReadOnly, readOnly } of list(json.volumeMounts)) {
    const at = `${of} mount of '${String(name)}'`;
    if (subPath && subPathExpr) yield { at, must: 'must not have both \'subPath\' and \'subPathExpr\'', value: subPathExpr };
    if (mountPropagation === 'Bidirectional' && record(json.securityContext).privileged !== true) {
      yield { at: `${at} mountPropagation`, must: 'must not be Bidirectional but in a privileged container', value: mountPropagation };
    }
    if (minor >= RECURSIVE && isGiven(recursiveReadOnly) && recursiveReadOnly !== 'Disabled' && readOnly !== true) {
      yield { at: `${at} recursiveReadOnly`, must: 'must not be given but with \'readOnly: true\'', value: recursiveReadOnly };
    }
    if (minor >= RECURSIVE && isGiven(recursiveReadOnly) && recursiveReadOnly !== 'Disabled' && isGiven(mountPropagation) && mountPropagation !== 'None') {
      yield { at: `${at} mountPropagation`, must: 'must be None, or left out, beside \'recursiveReadOnly\'', value: mountPropagation };
    }
  }
}

// Before, the API server drops the field: https://kubernetes.io/docs/concepts/storage/volumes/#recursive-read-only-mounts
const RECURSIVE = 31;

/** What is no device among the devices of a container: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support */
export function* deviceWrongs({ item, spec }: Pods, { json, at }: Container): Iterable<Wrong> {
  const { volumeClaimTemplates: claims } = item.spec;
  for (const { name } of list(json.volumeDevices)) {
    const volume = list(spec.volumes).find(each => each.name === name);
    if (!volume && !list(claims).some(each => record(each.metadata).name === name)) yield { at: `${at} volumeDevices`, must: 'must be among the volumes of the pod', value: name };
    if (list(json.volumeMounts).some(each => each.name === name)) yield { at: `${at} volumeDevices`, must: 'must not be among the \'volumeMounts\' too', value: name };
    if (volume && !isGiven(volume.persistentVolumeClaim) && !isGiven(volume.ephemeral)) yield { at: `${at} volumeDevices`, must: 'must be of a claim, for no other volume is a device', value: name };
  }
}
