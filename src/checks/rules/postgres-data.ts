import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { classNameOf, classOf, isOfDisks } from '../internal/workloads/storage';

export const rule: Rule = {
  id: 'postgres-data',
  severity: 'error',
  title: 'A PostgreSQL keeps its data on the volume that is mounted for it.',
  why: 'Since 18, the image keeps its data in /var/lib/postgresql/18/docker: a volume at /var/lib/postgresql/data stays empty, and what is written is gone with the container, or the server does not start. A disk that is mounted at the very directory has lost+found in it, and no server is made there.',
  source: 'https://github.com/docker-library/postgres/issues/1400',
  remedy: 'mount the volume at /var/lib/postgresql, or set PGDATA to a directory below the mount',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, containers } = pods;
      for (const container of containers) {
        const mount = oldMount(container);
        if (mount !== undefined) yield { item, at: `${container.at} mount`, must: 'must be where PostgreSQL 18 has its data: this volume stays empty', value: mount };
        const disk = mount === undefined ? diskAt(cluster, pods, container) : undefined;
        if (disk !== undefined) yield { item, at: `${container.at} mount '${disk}'`, must: 'must not be the directory of its data itself: a disk has lost+found in it, and the server makes its data in an empty one alone', value: disk, remedy: 'set PGDATA to a directory below the mount, or a subPath of the volume', source: OF_DISKS };
      }
    }
  },
};

const OF_DISKS = 'https://github.com/docker-library/postgres/pull/72';

/** The mount that PostgreSQL 18 and newer does not use, though it is meant to. */
function oldMount({ json }: Container): string | undefined {
  const version = Number(/(?:^|\/)postgres:(\d+)/.exec(String(json.image))?.[1]);
  // What a ConfigMap sets is not looked at.
  const given = json.envFrom !== undefined || list(json.env).some(({ name }) => name === 'PGDATA');
  const mount = list(json.volumeMounts).find(({ mountPath }) => String(mountPath).replace(/\/$/, '') === '/var/lib/postgresql/data');
  return version >= 18 && !given && mount ? String(mount.mountPath) : undefined;
}

/** The mount of a disk at the very directory that the data is in. */
function diskAt(cluster: Cluster, pods: Pods, { json, role }: Container): string | undefined {
  if (role !== 'main' || officialName(json.image) !== 'postgres' || json.command !== undefined || json.envFrom !== undefined) return undefined;
  const { value: directory = '/var/lib/postgresql/data', valueFrom } = list(json.env).find(({ name }) => name === 'PGDATA') ?? {};
  if (valueFrom !== undefined) return undefined;
  const { name, mountPath } = list(json.volumeMounts).find(mount => mount.subPath === undefined && mount.subPathExpr === undefined && String(mount.mountPath).replace(/\/$/, '') === directory) ?? {};
  const class_ = name === undefined ? undefined : classAt(cluster, pods, String(name));
  const { 'csi.storage.k8s.io/fstype': files = 'ext4' } = record(class_?.json.parameters);
  return class_ && isOfDisks(class_) && String(files).startsWith('ext') ? String(mountPath) : undefined;
}

/** The class of the claim that a volume of pods is. */
function classAt(cluster: Cluster, { item, namespace, spec }: Pods, volume: string): Item | undefined {
  const template = list(item.spec.volumeClaimTemplates).find(({ metadata }) => record(metadata).name === volume);
  const { claimName } = record(list(spec.volumes).find(({ name }) => name === volume)?.persistentVolumeClaim);
  const claim = template ?? (typeof claimName === 'string' ? cluster.find('PersistentVolumeClaim', namespace, claimName)?.json : undefined);
  return claim && classOf(cluster, classNameOf(claim));
}
