import { k8s } from 'cdk8s-plus-27';
import { Wire } from '../api/wire';
import { Found } from '../finding';
import { hashOf } from '../objects/hash';
import { absolutePath, dataKey, error } from '../rules';
import { PodContainer } from './containers';

/** The ConfigMap that the `files` of a pod come from. */
export interface Files {
  readonly name: string;
  readonly data: Record<string, string>;
  readonly immutable?: boolean;
  /** Changes with the content; the pods are replaced when it does. */
  readonly hash: string;
  readonly volume: Wire<k8s.Volume>;
  /** The mounts of one of the containers. */
  mounts(container: PodContainer): Array<Wire<k8s.VolumeMount>>;
}

/** Annotation of the pods with the hash of their files. */
export const FILES_HASH = 'cdk8s-blueprints/files-hash';

// https://kubernetes.io/docs/concepts/configuration/configmap/: the data must not exceed 1 MiB
const MAX_BYTES = 2 ** 20;

/** A file of one of a pod's containers. */
interface File {
  readonly container: PodContainer;
  readonly path: string;
  readonly text: string;
  /** Its key in the ConfigMap; those of the pod's own program are called by their path alone. */
  readonly key: string;
}

function filesIn(containers: readonly PodContainer[]): File[] {
  return containers.flatMap(container => Object.entries(container.props.files ?? {}).map(([path, text]) =>
    ({ container, path, text, key: container.role === 'main' ? keyOf(path) : `${container.name}.${keyOf(path)}` })));
}

/** What is wrong with the files of a pod. */
export function fileRules(containers: readonly PodContainer[]): Found[] {
  const all = filesIn(containers);
  const keys = all.map(({ key }) => key);
  const bytes = all.reduce((sum, { key, text }) => sum + key.length + Buffer.byteLength(text), 0);
  return [
    all.map(({ path, key, container: { at } }, index): Found => {
      const files = at === '' ? 'files' : `${at}.files`;
      return [
        absolutePath(files, path),
        path.endsWith('/') ? error('file-path', files, 'must be the path of a file', path, 'remove the \'/\' at its end') : undefined,
        dataKey(files, key),
        keys.indexOf(key) < index
          ? error('file-path', files, `must differ from '${all[keys.indexOf(key)].path}' in more than '/' and '.'`, path, 'rename one of them, or mount a ConfigMap')
          : undefined,
      ];
    }),
    bytes > MAX_BYTES ? error('files-size', 'files', 'must hold at most 1 MiB (1048576 bytes) in all', `${bytes} bytes`, 'put large files into the image or on a volume') : undefined,
  ];
}

/** The files of a pod; undefined where there are none. */
export function filesOf(name: string, containers: readonly PodContainer[], immutableFiles = false): Files | undefined {
  const all = filesIn(containers);
  if (all.length === 0) return undefined;
  const data = Object.fromEntries(all.map(({ key, text }) => [key, text]));
  const hash = hashOf(all.map(({ container, path, text }) => [...container.role === 'main' ? [] : [container.name], path, text]).sort());
  const configMap = immutableFiles ? `${name}-files-${hash}` : `${name}-files`;
  return {
    name: configMap,
    data,
    ...immutableFiles ? { immutable: true } : {},
    hash,
    volume: { name: 'files', configMap: { name: configMap } },
    // A file alone, by subPath, leaves what else the image has in its directory.
    mounts: container => all.filter(file => file.container === container).map(({ path, key }) => ({ name: 'files', mountPath: path, subPath: key, readOnly: true })),
  };
}

function keyOf(path: string): string {
  return path.replace(/^\//, '').replace(/[^-._a-zA-Z0-9]/g, '.');
}
