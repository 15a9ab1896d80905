import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { dataDirectoryOf } from '../internal/programs/data-directories';
import { runsRedis, unusedDirectoryOf } from '../internal/programs/redis-file';
import { isTraefik, staticOptionsOf } from '../internal/programs/traefik-static';
import { Rule, Violation } from '../internal/rule';
import { isBelow } from '../internal/workloads/paths';

export const rule: Rule = {
  id: 'data-not-kept',
  severity: 'warning',
  title: 'A database, and what else keeps data, has it on a volume that is there after its pod.',
  why: 'What is written into a container, or an emptyDir, is gone with the pod: with its next release, or when its node is drained.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  remedy: 'mount a PersistentVolumeClaim there, or silence this with the reason, where the data may go',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.ends) continue;
      for (const container of pods.containers) {
        yield* besideVolume(cluster, pods, container);
        yield* emptyClaim(cluster, pods, container);
        yield* certificates(cluster, pods, container);
        const directory = dataOf(container);
        if (directory === undefined) continue;
        const volumes = volumesAt(container, directory);
        if (volumes.length === 0) yield { item: pods.item, at: container.at, must: `should have a volume at ${directory}: its data is gone with the container`, value: container.json.image };
        else if (volumes.every(volume => isEmptyDir(pods, volume))) yield { item: pods.item, at: `${container.at} mount of '${volumes[0]}'`, must: 'should be of a claim: its data is gone with the pod', value: 'emptyDir' };
        else yield* hiddenMounts(pods.item, container);
      }
    }
  },
};

/** Where images of databases have their data, unless they are told: by the name of the image, and by its version where they have moved it. Caches, and what is often one, are not among them. */
const DATA: Readonly<Record<string, string>> = {
  'postgres': '/var/lib/postgresql',
  'postgis': '/var/lib/postgresql',
  'timescaledb': '/var/lib/postgresql',
  'timescaledb-ha': '/home/postgres/pgdata',
  'mysql': '/var/lib/mysql',
  'mariadb': '/var/lib/mysql',
  'mongo': '/data/db',
  'rabbitmq': '/var/lib/rabbitmq',
  'influxdb:1': '/var/lib/influxdb',
  'influxdb:2': '/var/lib/influxdb2',
  'elasticsearch': '/usr/share/elasticsearch/data',
  'opensearch': '/usr/share/opensearch/data',
  'cassandra': '/var/lib/cassandra',
  'couchdb': '/opt/couchdb/data',
  'neo4j': '/data',
  'clickhouse-server': '/var/lib/clickhouse',
};
// Those of Bitnami have theirs below one directory: https://github.com/bitnami/containers
const BITNAMI = '/bitnami';

function dataOf({ json, role }: Container): string | undefined {
  const [, path = '', name = '', major = ''] = /^((?:[^/]+\/)*)([^/:@]+)(:\d+)?/.exec(String(json.image)) ?? [];
  if (name === 'minio' && role === 'main') return servedByMinio(json);
  const image = [name, name + major].find(each => Object.hasOwn(DATA, each));
  if (role !== 'main' || image === undefined || runsSomethingElse(json)) return undefined;
  const { value: told } = list(json.env).find(variable => variable.name === 'PGDATA') ?? {};
  return typeof told === 'string' ? told : /bitnami(legacy)?\//.test(path) ? BITNAMI : DATA[image];
}

/** The directory that MinIO is told to serve: https://github.com/minio/minio/blob/master/README.md */
function servedByMinio(json: Json): string | undefined {
  const words = allWordsOf(json);
  const behind = words.slice(words.indexOf('server') + 1);
  // Of a pattern, /data{1...4}, it serves several; a path behind an option is the option's.
  return words.includes('server') ? behind.find((word, index) => /^\/[\w./-]*$/.test(word) && !/^--?[\w-]+$/.test(behind[index - 1] ?? '')) : undefined;
}

/** An image of a database holds its clients too. */
function runsSomethingElse({ command }: Container['json']): boolean {
  return Array.isArray(command) && command.length > 0;
}

interface Mount {
  readonly path: string;
  readonly volume: string;
}

/** The mounts of a container that it can write to. */
function mountsOf({ json }: Container): Mount[] {
  return list(json.volumeMounts).filter(({ readOnly }) => readOnly !== true).map(({ mountPath, name }) => ({ path: String(mountPath).replace(/\/$/, ''), volume: String(name) }));
}

/** The volumes that are mounted at a directory, around it or in it: an image may have its data deeper. */
function volumesAt(container: Container, directory: string): string[] {
  const mounts = mountsOf(container).filter(({ path }) => path === directory || isBelow(path, directory) || isBelow(directory, path));
  return mounts.map(({ volume }) => volume);
}

function isEmptyDir({ spec, item }: Pods, volume: string): boolean {
  const claimed = list(item.spec.volumeClaimTemplates).some(({ metadata }) => record(metadata).name === volume);
  return !claimed && list(spec.volumes).some(({ name, emptyDir }) => name === volume && emptyDir !== undefined);
}

/** A claim of a program that writes elsewhere. Without any claim, it may be there to forget. */
function* besideVolume(cluster: Cluster, pods: Pods, container: Container): Iterable<Violation> {
  const claim = mountsOf(container).find(({ volume }) => isClaim(pods, volume));
  const directory = claim && dataDirectoryOf(cluster, pods, container);
  if (!claim || !directory || volumesAt(container, directory.path).some(volume => !isEmptyDir(pods, volume))) return;
  const { path, setting, source } = directory;
  const must = `should be at ${path}, where it writes its data: that is gone with the ${volumesAt(container, path).length > 0 ? 'pod' : 'container'}`;
  yield { item: pods.item, at: `${container.at} mount of '${claim.volume}'`, must, value: claim.path, source, remedy: `mount it there, or set ${setting} to where it is mounted` };
}

/** A claim of a Redis that is told to write nothing. */
function* emptyClaim(cluster: Cluster, pods: Pods, container: Container): Iterable<Violation> {
  const directory = runsRedis(container) ? unusedDirectoryOf(cluster, pods, container) : undefined;
  if (directory === undefined) return;
  const claim = mountsOf(container).find(({ path, volume }) => (path === directory || isBelow(directory, path)) && isClaim(pods, volume));
  if (!claim) return;
  const must = 'should hold something: \'save ""\' without \'appendonly yes\' writes nothing to it, and all is gone with the container';
  yield { item: pods.item, at: `${container.at} mount of '${claim.volume}'`, must, value: claim.path, remedy: 'set \'appendonly yes\', or remove the claim, where the data may go', source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/' };
}

/** What a Traefik is given of a CA, which gives the same names a few times in a week. */
function* certificates(cluster: Cluster, pods: Pods, container: Container): Iterable<Violation> {
  if (!isTraefik(container)) return;
  for (const [option, path] of staticOptionsOf(cluster, container)) {
    const [, name] = /^certificatesresolvers\.([^.]+)\.acme\.storage$/.exec(option) ?? [];
    // One that is not whole is below a directory of the image's.
    if (name === undefined || !path.startsWith('/')) continue;
    const volumes = mountsOf(container).filter(mount => mount.path === path || mount.path === '' || isBelow(path, mount.path)).map(({ volume }) => volume);
    if (!volumes.every(volume => isEmptyDir(pods, volume))) continue;
    const must = `should be on a claim: its certificates are gone with the ${volumes.length > 0 ? 'pod' : 'container'}, and the CA gives the same names five times in a week`;
    yield { item: pods.item, at: `${container.at} certificatesResolvers '${name}'`, must, value: path, source: 'https://letsencrypt.org/docs/rate-limits/#new-certificates-per-exact-set-of-identifiers' };
  }
}

function isClaim({ spec, item }: Pods, volume: string): boolean {
  const named = list(spec.volumes).some(({ name, persistentVolumeClaim }) => name === volume && persistentVolumeClaim !== undefined);
  return named || list(item.spec.volumeClaimTemplates).some(({ metadata }) => record(metadata).name === volume);
}

/**
 * Volumes that images have by themselves, at the directory of their data: where nothing is mounted at the very path, a container runtime makes each container a new one there,
 * over what is mounted around it. containerd does, and CRI-O by its settings.
 */
const OWN_VOLUMES: ReadonlyArray<{ readonly image: RegExp; readonly path: string; readonly more?: string }> = [
  { image: /(?:^|\/)(?:postgres|postgis):(?:9|1[0-7])(?!\d)/, path: '/var/lib/postgresql/data', more: '; on a disk, which has lost+found in it, set PGDATA to a directory below' },
  { image: /(?:^|\/)(?:mysql|mariadb)[:@]/, path: '/var/lib/mysql' },
  { image: /(?:^|\/)mongo[:@]/, path: '/data/db' },
];

/** What is mounted around the volume of an image's own, and stays empty. */
function* hiddenMounts(item: Item, container: Container): Iterable<Violation> {
  const { path: own, more = '' } = OWN_VOLUMES.find(({ image }) => image.test(String(container.json.image))) ?? {};
  if (own === undefined || mayHaveDataElsewhere(container.json, own)) return;
  const mounts = mountsOf(container);
  const hidden = mounts.find(({ path }) => isBelow(own, path));
  if (!hidden || mounts.some(({ path }) => path === own || isBelow(path, own))) return;
  yield {
    item,
    at: `${container.at} mount of '${hidden.volume}'`,
    must: `should be at ${own}: the image has a volume of its own there, which lies over it and is gone with the container`,
    value: hidden.path,
    source: 'https://github.com/docker-library/postgres/issues/952',
    remedy: `mount it there${more}`,
  };
}

/** Whether a database is told another directory, or may be by a file of settings. */
function mayHaveDataElsewhere(json: Json, own: string): boolean {
  const { value: told = own, valueFrom } = list(json.env).find(({ name }) => name === 'PGDATA') ?? {};
  const words = allWordsOf(json);
  return json.envFrom !== undefined || valueFrom !== undefined || (told !== own && !isBelow(String(told), own))
    || words.some(word => /dir|path|conf|defaults|^-[Df]/i.test(word)) || list(json.volumeMounts).some(({ mountPath }) => /^\/etc\/my/.test(String(mountPath)));
}
