import { createHash } from 'crypto';
import { k8s } from 'cdk8s-plus-27';
import { PodProps } from '../pod';
import { Found } from './finding';
import { absolutePath, dataKey, error } from './rules';
import { Wire } from './wire';

/** The ConfigMap that the `files` of a pod come from. */
export interface Files {
  readonly name: string;
  readonly data: Record<string, string>;
  readonly immutable?: boolean;
  /** Changes with the content; the pods are replaced when it does. */
  readonly hash: string;
  readonly volume: Wire<k8s.Volume>;
  readonly volumeMounts: Array<Wire<k8s.VolumeMount>>;
}

/** Annotation of the pods with the hash of their files. */
export const FILES_HASH = 'cdk8s-blueprints/files-hash';

// https://kubernetes.io/docs/concepts/configuration/configmap/: the data must not exceed 1 MiB
const MAX_BYTES = 2 ** 20;

/** What is wrong with the files of a pod. */
export function fileRules({ files = {} }: PodProps): Found[] {
  const paths = Object.keys(files);
  const keys = paths.map(keyOf);
  const bytes = Object.entries(files).reduce((sum, [path, text]) => sum + keyOf(path).length + Buffer.byteLength(text), 0);
  return [
    ...paths.map((path, index): Found => [
      absolutePath('files', path),
      path.endsWith('/') ? error('file-path', 'files', 'must be the path of a file', path, 'remove the \'/\' at its end') : undefined,
      dataKey('files', keys[index]),
      keys.indexOf(keys[index]) < index
        ? error('file-path', 'files', `must differ from '${paths[keys.indexOf(keys[index])]}' in more than '/' and '.'`, path, 'rename one of them, or mount a ConfigMap')
        : undefined,
    ]),
    bytes > MAX_BYTES ? error('files-size', 'files', 'must hold at most 1 MiB (1048576 bytes) in all', `${bytes} bytes`, 'put large files into the image or on a volume') : undefined,
  ];
}

/** The files of a pod; undefined where there are none. */
export function filesOf(name: string, { files = {}, immutableFiles = false }: PodProps): Files | undefined {
  const entries = Object.entries(files);
  if (entries.length === 0) return undefined;
  const data = Object.fromEntries(entries.map(([path, text]) => [keyOf(path), text]));
  const hash = createHash('sha256').update(JSON.stringify(Object.entries(files).sort())).digest('hex').slice(0, 10);
  const configMap = immutableFiles ? `${name}-files-${hash}` : `${name}-files`;
  return {
    name: configMap,
    data,
    ...immutableFiles ? { immutable: true } : {},
    hash,
    volume: { name: 'files', configMap: { name: configMap } },
    // A file alone, by subPath, leaves what else the image has in its directory.
    volumeMounts: entries.map(([path]) => ({ name: 'files', mountPath: path, subPath: keyOf(path), readOnly: true })),
  };
}

function keyOf(path: string): string {
  return path.replace(/^\//, '').replace(/[^-._a-zA-Z0-9]/g, '.');
}
