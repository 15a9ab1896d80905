import { list, record } from '../../core/internal/json';
import { Container, Pods } from '../internal/pods';
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
    for (const pods of cluster.pods) {
      const volumes = list(pods.spec.volumes).map(({ name }) => String(name));
      const claims = list(pods.item.spec.volumeClaimTemplates).map(({ metadata }) => String(record(metadata).name));
      if (volumes.length > 1) yield* repeatedVolumes(pods, volumes);
      yield* emptyVolumes(pods);
      if (claims.length > 0) yield* unmountedClaims(pods, claims);
      for (const container of pods.containers) yield* wrongMounts(pods, container, [...volumes, ...claims]);
    }
  },
};

function* repeatedVolumes({ item }: Pods, volumes: readonly string[]): Iterable<Violation> {
  const twice = volumes.find((name, index) => volumes.indexOf(name) < index);
  if (twice !== undefined) yield { item, at: 'volumes', must: 'must each have a name of its own: the API server refuses it', value: twice };
}

function* emptyVolumes({ item, spec }: Pods): Iterable<Violation> {
  for (const volume of list(spec.volumes)) {
    if (Object.keys(volume).some(key => key !== 'name')) continue;
    yield { item, at: `volume '${String(volume.name)}'`, must: 'should have a source: without one it is an empty directory', value: volume, severity: 'warning' };
  }
}

function* unmountedClaims({ item, containers }: Pods, claims: readonly string[]): Iterable<Violation> {
  const mounted = containers.flatMap(({ json }) => [...list(json.volumeMounts), ...list(json.volumeDevices)]).map(({ name }) => name);
  for (const claim of claims.filter(each => !mounted.includes(each))) {
    yield { item, at: 'volumeClaimTemplates', must: 'must each be mounted: what is written is gone with the pod, and the volume stays empty', value: claim };
  }
}

function* wrongMounts({ item }: Pods, { json, at }: Container, volumes: readonly string[]): Iterable<Violation> {
  const paths = new Set<string>();
  for (const { name, mountPath } of list(json.volumeMounts)) {
    if (!volumes.includes(String(name))) yield { item, at: `${at} mount '${String(mountPath)}'`, must: `must be of a volume of the pod, which has ${volumes.join(', ') || 'none'}: the API server refuses it`, value: name };
    const path = String(mountPath).replace(/(?<=.)\/$/, '');
    if (paths.has(path)) yield { item, at: `${at} mounts`, must: 'must each have a path of their own: it is refused, or one hides the other', value: mountPath };
    paths.add(path);
  }
}
