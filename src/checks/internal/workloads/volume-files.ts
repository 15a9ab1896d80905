import { groups } from '../../../core/internal/groups';
import { Json, list, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Container, Pods } from '../pods';
import { configMapKeys, isFilled } from './config-map-keys';
import { secretKeys } from './secret-keys';
import { textsIn } from './variable-sources';

/** A file that a volume of ConfigMaps, Secrets and the like gives. */
export interface VolumeFile {
  /** Its path in the volume. */
  readonly path: string;
  /** What it is from, and by which key, where that is known. */
  readonly item?: Item;
  readonly key?: string;
  /** Who may read and write it, where that is said. */
  readonly mode?: unknown;
}

/** The files of a volume. */
export interface VolumeFiles {
  readonly files: readonly VolumeFile[];
  /** Whether those are all. */
  readonly complete: boolean;
}

/** The files that a volume gives; undefined where it is one of another kind. */
export function filesOf(cluster: Cluster, { namespace, spec }: Pods, volume: unknown): VolumeFiles | undefined {
  const { configMap, secret, projected } = list(spec.volumes).find(({ name }) => name === volume) ?? {};
  if (configMap !== undefined) return filesFrom(cluster, namespace, 'ConfigMap', record(configMap));
  if (secret !== undefined) return filesFrom(cluster, namespace, 'Secret', { ...record(secret), name: record(secret).secretName });
  if (projected === undefined) return undefined;
  const { sources, defaultMode } = record(projected);
  const parts = list(sources).map(source => filesOfSource(cluster, namespace, source, defaultMode));
  return { files: parts.flatMap(({ files }) => files), complete: parts.every(({ complete }) => complete) };
}

function filesOfSource(cluster: Cluster, namespace: string | undefined, source: Json, defaultMode: unknown): VolumeFiles {
  const { configMap, secret, downwardAPI, ...others } = source;
  if (configMap !== undefined) return filesFrom(cluster, namespace, 'ConfigMap', { ...record(configMap), defaultMode });
  if (secret !== undefined) return filesFrom(cluster, namespace, 'Secret', { ...record(secret), defaultMode });
  const named = downwardAPI === undefined ? Object.values(others).map(record) : list(record(downwardAPI).items);
  return { files: named.map(({ path }) => ({ path: String(path) })), complete: named.every(({ path }) => path !== undefined) };
}

function filesFrom(cluster: Cluster, namespace: string | undefined, kind: 'ConfigMap' | 'Secret', { name, items, defaultMode }: Json): VolumeFiles {
  const item = cluster.maker(kind, namespace, String(name));
  if (items !== undefined) {
    return { files: list(items).map(({ key, path, mode = defaultMode }) => ({ path: String(path), item, key: String(key), mode })), complete: true };
  }
  const keys = keysOf(cluster, namespace, kind, String(name), item);
  return { files: (keys ?? []).map(key => ({ path: key, item, key, mode: defaultMode })), complete: keys !== undefined };
}

function keysOf(cluster: Cluster, namespace: string | undefined, kind: 'ConfigMap' | 'Secret', name: string, maker?: Item): readonly string[] | undefined {
  const made = maker && (kind === 'ConfigMap' ? configMapKeys(maker.json) : isFilled(maker.json) ? undefined : secretKeys(maker.json));
  const keys = maker ? made : cluster.declaration(kind, namespace, name)?.keys;
  // An empty one is there for somebody to fill.
  return keys?.length === 0 ? undefined : keys;
}

/** Where a container has a file of a volume that it mounts; undefined where it does not have it, or the place is not known. */
export function pathOf({ mountPath, subPath, subPathExpr }: Json, { path }: VolumeFile): string | undefined {
  const directory = String(mountPath).replace(/\/$/, '');
  if (subPathExpr !== undefined) return undefined;
  if (subPath === undefined || subPath === '') return `${directory}/${path}`;
  if (subPath === path) return directory;
  return path.startsWith(`${String(subPath)}/`) ? `${directory}${path.slice(String(subPath).length)}` : undefined;
}

/** What a container finds at a path, where it is a text of a ConfigMap of the program. */
export function textAt(cluster: Cluster, pods: Pods, { json }: Container, path: string): string | undefined {
  for (const mount of list(json.volumeMounts)) {
    const file = filesOf(cluster, pods, mount.name)?.files.find(each => pathOf(mount, each) === path);
    const text = file?.item?.kind === 'ConfigMap' ? record(file.item.json.data)[String(file.key)] : undefined;
    if (typeof text === 'string') return text;
  }
  return undefined;
}

/** A file of a volume, as a container has it. */
export interface MountedFile {
  readonly pods: Pods;
  readonly container: Container;
  /** Its path in the container. */
  readonly path: string;
  readonly file: VolumeFile;
}

/** All files of ConfigMaps, Secrets and the like that containers mount, as far as they are known. */
export const mountedFiles = memo((cluster: Cluster): readonly MountedFile[] => cluster.pods.flatMap(pods => {
  const { volumes } = pods.spec;
  return list(volumes).some(isOfFiles) ? pods.containers.flatMap(container => filesIn(cluster, pods, container)) : [];
}));

const byContainer = memo((cluster: Cluster) => groups(mountedFiles(cluster), ({ container }) => container));

/** Those that one container mounts. */
export function filesMountedBy(cluster: Cluster, container: Container): readonly MountedFile[] {
  return byContainer(cluster).get(container) ?? [];
}

/** Those that the containers of some pods mount. */
export function filesMountedIn(cluster: Cluster, { containers }: Pods): readonly MountedFile[] {
  return containers.flatMap(container => filesMountedBy(cluster, container));
}

/** Whether a volume is of ConfigMaps, Secrets and the like. */
export function isOfFiles({ configMap, secret, projected }: Json): boolean {
  return (configMap ?? secret ?? projected) !== undefined;
}

function filesIn(cluster: Cluster, pods: Pods, container: Container): MountedFile[] {
  return list(container.json.volumeMounts).flatMap(mount => filesOf(cluster, pods, mount.name)?.files.flatMap((file): MountedFile[] => {
    const path = pathOf(mount, file);
    return path === undefined ? [] : [{ pods, container, path, file }];
  }) ?? []);
}

/** The text of a file that is mounted, where it is of a ConfigMap or a Secret of the program. */
export function textOf({ file: { item, key } }: MountedFile): string | undefined {
  const text = item?.kind === 'ConfigMap' || item?.kind === 'Secret' ? textsIn(item)[String(key)] : undefined;
  return typeof text === 'string' ? text : undefined;
}
