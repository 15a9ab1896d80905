import { k8s } from 'cdk8s-plus-27';
import { ContainerProps } from '../../container';
import { PodProps } from '../../pod';
import { FilesVolumeOptions, Volume } from '../../volume';
import { Wire } from '../api/wire';
import { unlessDefault } from '../defaults';
import { Found, within } from '../finding';
import { secondsOf, sizeText } from '../quantity';
import { absolutePath, addressBits, dataKey, error, fileMode, hostName, oneOf, podField, relativePath, seconds, size, subdomain } from '../rules';
import { PodContainer } from './containers';

/** Volumes of a pod, and the mounts of each of its containers. */
export interface Mounts {
  readonly volumes: Array<Wire<k8s.Volume>>;
  readonly mounts: ReadonlyMap<PodContainer, Array<Wire<k8s.VolumeMount>>>;
}

/** Where a volume's content comes from. */
export type Source = ReturnType<Volume['_source']>;
const HOST_TYPES = ['DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'];
const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/** The writable directories of a container that no volume is mounted at. */
function scratch({ writablePaths = ['/tmp'], volumes = {} }: ContainerProps): string[] {
  return writablePaths.filter(path => !(path in volumes));
}

/** What is wrong with the volumes of a container. */
export function volumeRules(props: ContainerProps): Found[] {
  return [
    (props.writablePaths ?? []).map((path, index) => absolutePath(`writablePaths[${index}]`, path)),
    Object.entries(props.volumes ?? {}).map(([path, volume]): Found => [
      absolutePath('volumes', path),
      within(`volumes '${path}'`, volume._slips()),
      sourceRules(`volumes '${path}'`, volume._source()),
    ]),
    mountRules(props),
  ];
}

function sourceRules(at: string, source: Source): Found[] {
  switch (source.type) {
    case 'emptyDir':
      return [size(at, source.options.sizeLimit), oneOf(at, source.options.medium, ['Memory'])];
    case 'config':
    case 'secret':
      return [
        subdomain(at, source.name),
        fileMode(at, source.options.defaultMode),
        Object.values(source.options.items ?? {}).map(key => dataKey(at, key)),
        Object.keys(source.options.items ?? {}).map(path => relativePath(at, path)),
        relativePath(at, source.options.subPath),
      ];
    case 'claim':
      return [subdomain(at, source.name), oneOf(at, source.options.accessMode, MODES), relativePath(at, source.options.subPath)];
    case 'ephemeral':
      return [size(`${at} storage`, source.options.storage), subdomain(at, source.options.storageClassName)];
    case 'hostPath':
      return [absolutePath(at, source.path), oneOf(at, source.options.type, HOST_TYPES), oneOf(at, source.options.mountPropagation, ['None', 'HostToContainer', 'Bidirectional'])];
    case 'nfs':
      return [absolutePath(at, source.path), addressBits(source.server) ? undefined : hostName(at, source.server)];
    case 'csi':
      return [subdomain(at, source.driver)];
    case 'fields':
      return Object.entries(source.fields).map(([path, field]) => [relativePath(at, path), podField(at, field)]);
    case 'token':
      return [relativePath(at, source.path), seconds(at, source.options.expirationSeconds, 600)];
    case 'projected':
      return source.sources.flatMap(each => {
        const inner = each._source();
        return !PROJECTED.includes(inner.type)
          ? [error('projected-source', at, 'must project a config, a secret, fields or a token', inner.type, 'mount it at a path of its own')]
          : [within(at, each._slips()), ...sourceRules(at, inner), ...wholeVolumeOnly(at, inner)];
      });
  }
}

// Of a projected volume these are the volume's, not a source's.
function wholeVolumeOnly(at: string, source: Source): Found[] {
  if (source.type !== 'config' && source.type !== 'secret') return [];
  const { subPath, defaultMode } = source.options;
  return Object.entries({ subPath, defaultMode }).filter(([, value]) => value !== undefined)
    .map(([name, value]) => error('projected-source', at, `must project without '${name}'`, value, 'mount it at a path of its own'));
}

/** What is wrong with where things are mounted: files, volumes and writable paths together. */
function mountRules({ files = {}, volumes = {}, writablePaths = [] }: ContainerProps): Found[] {
  const normal = (path: string) => path.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
  const volumeAt = Object.entries(volumes).map(([path, volume]) => ({ prop: 'volumes', path, readOnly: READ_ONLY.includes(volume._source().type) }));
  const fileAt = Object.keys(files).map(path => ({ prop: 'files', path, readOnly: true }));
  // A volume may take the place of a writable path.
  const writableAt = writablePaths.filter(path => !(path in volumes)).map(path => ({ prop: 'writablePaths', path, readOnly: false }));
  const all = [...volumeAt, ...writableAt, ...fileAt].map(each => ({ ...each, path: normal(each.path), given: each.path }));
  return all.map(({ prop, path, given }, index): Found => {
    if (path === '/') return error('mounted-twice', prop, 'must not hide the whole image', given, 'mount it below a directory');
    const twin = all.findIndex(other => other.path === path);
    if (twin < index) return error('mounted-twice', prop, `must not be where something else is: '${all[twin].given}' of '${all[twin].prop}'`, given, 'move one of them');
    const above = all.find(other => other.readOnly && path.startsWith(`${other.path}/`));
    return above && error('mounted-below', prop, `must not be below '${above.given}' of '${above.prop}', which is read-only: no mount can be made there`, given, 'move one of them');
  });
}

const PROJECTED: readonly string[] = ['config', 'secret', 'fields', 'token'];
const READ_ONLY: readonly string[] = [...PROJECTED, 'projected'];

/** The claims that a pod mounts and that one node, or one pod, has to itself: with the path and the access mode of each. */
export function singleNodeClaims(props: PodProps): Array<{ readonly path: string; readonly accessMode: string }> {
  const containers: ContainerProps[] = [props, ...props.initContainers ?? [], ...props.sidecars ?? []];
  return containers.flatMap(({ volumes = {} }) => Object.entries(volumes)).flatMap(([path, volume]) => {
    const source = volume._source();
    return source.type === 'claim' && source.options.accessMode.startsWith('ReadWriteOnce') ? [{ path, accessMode: source.options.accessMode }] : [];
  });
}

/** The volumes of a pod and the mounts of its containers; `files` are not among them. What several containers mount is one volume. */
export function mountsOf(containers: readonly PodContainer[], labels: Record<string, string>): Mounts {
  const taken = new Set(['files']);
  const names = new Map<Volume, string>();
  const volumes: Array<Wire<k8s.Volume>> = [];
  const mounts = containers.map((each): [PodContainer, Array<Wire<k8s.VolumeMount>>] => {
    const entries = [
      ...scratch(each.props).map((path): [string, Volume] => [path, Volume.emptyDir()]),
      ...Object.entries(each.props.volumes ?? {}),
    ];
    return [each, entries.map(([mountPath, volume]) => {
      const source = volume._source();
      const name = names.get(volume) ?? volumeName(each.role === 'main' ? mountPath : `${each.name}${mountPath}`, taken);
      if (!names.has(volume)) volumes.push({ name, ...volumeSource(source, labels) });
      names.set(volume, name);
      return { name, mountPath, ...mountOptions(source) };
    })];
  });
  return { volumes, mounts: new Map(mounts) };
}

/** A volume is named after its path; a number tells apart those whose paths read alike. */
function volumeName(path: string, taken: Set<string>): string {
  const readable = path.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const base = readable.length > 0 && readable.length <= 60 ? readable : 'volume';
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}-${number}`;
  taken.add(name);
  return name;
}

function mountOptions(source: Source): Omit<Wire<k8s.VolumeMount>, 'name' | 'mountPath'> {
  switch (source.type) {
    case 'config':
    case 'secret':
      return { readOnly: true, subPath: source.options.subPath };
    case 'claim':
      return { readOnly: unlessDefault(source.options.readOnly, false), subPath: source.options.subPath };
    case 'emptyDir':
    case 'ephemeral':
      return {};
    case 'hostPath':
      return { readOnly: unlessDefault(source.options.readOnly ?? true, false), mountPropagation: unlessDefault(source.options.mountPropagation, 'None') };
    case 'nfs':
      return { readOnly: unlessDefault(source.options.readOnly, false) };
    case 'csi':
      return { readOnly: unlessDefault(source.options.readOnly ?? true, false) };
    default:
      return { readOnly: true };
  }
}

function volumeSource(source: Source, labels: Record<string, string>): Omit<Wire<k8s.Volume>, 'name'> {
  switch (source.type) {
    case 'emptyDir': {
      const { medium, sizeLimit } = source.options;
      return { emptyDir: { medium, sizeLimit: sizeLimit === undefined ? undefined : sizeText(sizeLimit) } };
    }
    case 'config': return { configMap: { name: source.name, ...filesOptions(source.options) } };
    case 'secret': {
      const { items, optional, defaultMode } = filesOptions(source.options);
      return { secret: { secretName: source.name, items, optional, defaultMode } };
    }
    case 'claim': return { persistentVolumeClaim: { claimName: source.name, readOnly: unlessDefault(source.options.readOnly, false) } };
    case 'ephemeral': {
      const { storage, storageClassName } = source.options;
      const spec = { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage: sizeText(storage) } } };
      return { ephemeral: { volumeClaimTemplate: { metadata: { labels }, spec } } };
    }
    case 'hostPath': return { hostPath: { path: source.path, type: source.options.type } };
    case 'nfs': return { nfs: { server: source.server, path: source.path, readOnly: unlessDefault(source.options.readOnly, false) } };
    case 'csi': {
      const { attributes = {}, readOnly = true } = source.options;
      const volumeAttributes = Object.keys(attributes).length > 0 ? attributes : undefined;
      return { csi: { driver: source.driver, readOnly: unlessDefault(readOnly, false), volumeAttributes } };
    }
    case 'fields': return { downwardAPI: downward(source.fields) };
    case 'token':
    case 'projected': return { projected: { sources: (source.type === 'token' ? [source] : source.sources.map(each => each._source())).map(projection) } };
  }
}

function projection(source: Source): Wire<k8s.VolumeProjection> {
  switch (source.type) {
    case 'config': return { configMap: { name: source.name, items: filesOptions(source.options).items, optional: filesOptions(source.options).optional } };
    case 'secret': return { secret: { name: source.name, items: filesOptions(source.options).items, optional: filesOptions(source.options).optional } };
    case 'fields': return { downwardAPI: downward(source.fields) };
    case 'token': {
      const { audience, expirationSeconds = 3600 } = source.options;
      return { serviceAccountToken: { path: source.path, audience, expirationSeconds: secondsOf(expirationSeconds) } };
    }
    default: return {};
  }
}

function filesOptions({ items, optional, defaultMode }: FilesVolumeOptions) {
  return {
    items: items && Object.entries(items).map(([path, key]) => ({ key, path })),
    optional: unlessDefault(optional, false),
    defaultMode: unlessDefault(defaultMode, 0o644),
  };
}

function downward(fields: Readonly<Record<string, string>>): { items: Array<Wire<k8s.DownwardApiVolumeFile>> } {
  return { items: Object.entries(fields).map(([path, fieldPath]) => ({ path, fieldRef: { fieldPath } })) };
}
