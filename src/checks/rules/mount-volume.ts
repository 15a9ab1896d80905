import { list, record } from '../../core/internal/json';
import { Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'mount-volume',
  severity: 'error',
  title: 'A container mounts volumes that its pod has, each path once.',
  why: 'The API server refuses a mount of a volume that is not there, and two mounts at one path.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#background',
  remedy: 'correct the name or the path, or add the volume',
  alone: true,
  * check(cluster) {
    for (const pods of cluster.pods) yield* wrongMounts(pods);
  },
};

function* wrongMounts({ item, spec, containers }: Pods): Iterable<Violation> {
  const volumes = list(spec.volumes).map(({ name }) => String(name));
  const claims = list(item.spec.volumeClaimTemplates).map(({ metadata }) => String(record(metadata).name));
  const names = [...volumes, ...claims];
  const twice = volumes.find((name, index) => volumes.indexOf(name) < index);
  if (twice !== undefined) yield { item, at: 'volumes', must: 'must each have a name of its own: the API server refuses it', value: twice };
  const mounted = containers.flatMap(({ json }) => [...list(json.volumeMounts), ...list(json.volumeDevices)]).map(({ name }) => name);
  for (const claim of claims.filter(each => !mounted.includes(each))) {
    yield { item, at: 'volumeClaimTemplates', must: 'must each be mounted: what is written is gone with the pod, and the volume stays empty', value: claim };
  }
  for (const { json, at } of containers) {
    const mounts = list(json.volumeMounts);
    const paths = mounts.map(({ mountPath }) => String(mountPath));
    for (const [index, { name, mountPath }] of mounts.entries()) {
      if (!names.includes(String(name))) yield { item, at: `${at} mount '${String(mountPath)}'`, must: `must be of a volume of the pod, which has ${names.join(', ') || 'none'}: the API server refuses it`, value: name };
      if (paths.indexOf(paths[index]) < index) yield { item, at: `${at} mounts`, must: 'must each have a path of their own: the API server refuses it', value: mountPath };
    }
  }
}
