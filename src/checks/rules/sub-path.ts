import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Container } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'sub-path',
  severity: 'error',
  title: 'A file that is mounted from a ConfigMap is in it.',
  why: 'A subPath that is no key of the ConfigMap is made as an empty directory: where a program looks for its file, it finds a directory.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
  remedy: 'correct \'subPath\', or put the key into the ConfigMap',
  * check(cluster) {
    for (const { item, namespace, spec, containers } of cluster.pods) {
      for (const volume of list(spec.volumes)) {
        const { secretName } = record(volume.secret);
        const certificate = typeof secretName === 'string' ? cluster.maker('Secret', namespace, secretName) : undefined;
        if (certificate?.kind === 'Certificate') yield* mountedFiles(item, containers, volume.name);
        const { name, items } = record(volume.configMap);
        const map = typeof name === 'string' ? cluster.find('ConfigMap', namespace, name) : undefined;
        if (!map) continue;
        const keys = [...Object.keys(record(map.json.data)), ...Object.keys(record(map.json.binaryData))];
        const paths = items === undefined ? keys : list(items).map(({ path }) => String(path));
        for (const { json, at } of containers) {
          for (const { subPath } of list(json.volumeMounts).filter(mount => mount.name === volume.name && typeof mount.subPath === 'string')) {
            if (paths.some(path => path === subPath || path.startsWith(`${String(subPath)}/`))) continue;
            yield { item, at: `${at} mount of '${String(volume.name)}'`, must: `must be a file of the ConfigMap '${map.name}', which has ${paths.join(', ')}: it is an empty directory`, value: subPath };
          }
        }
      }
    }
  },
};

/** The files of a volume that are mounted one by one. */
function* mountedFiles(item: Item, containers: readonly Container[], volume: unknown): Iterable<Violation> {
  for (const { json, at } of containers) {
    for (const { subPath } of list(json.volumeMounts).filter(({ name }) => name === volume)) {
      if (subPath !== undefined) yield { item, at: `${at} mount of '${String(volume)}'`, ...RENEWED, value: subPath };
    }
  }
}

// https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod
const RENEWED = {
  must: 'should be of the directory: what is mounted by subPath stays as it is when the certificate is renewed, and runs out',
  remedy: 'mount the whole Secret at a directory',
  severity: 'warning' as const,
};
