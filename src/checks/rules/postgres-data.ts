import { list } from '../../core/internal/json';
import { Container } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'postgres-data',
  severity: 'error',
  title: 'A PostgreSQL keeps its data on the volume that is mounted for it.',
  why: 'Since 18, the image keeps its data in /var/lib/postgresql/18/docker: a volume at /var/lib/postgresql/data stays empty, and what is written is gone with the container, or the server does not start.',
  source: 'https://github.com/docker-library/postgres/issues/1400',
  remedy: 'mount the volume at /var/lib/postgresql, or set PGDATA to a directory below the mount',
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const container of containers) {
        const mount = oldMount(container);
        if (mount !== undefined) yield { item, at: `${container.at} mount`, must: 'must be where PostgreSQL 18 has its data: this volume stays empty', value: mount };
      }
    }
  },
};

/** The mount that PostgreSQL 18 and newer does not use, though it is meant to. */
function oldMount({ json }: Container): string | undefined {
  const version = Number(/(?:^|\/)postgres:(\d+)/.exec(String(json.image))?.[1]);
  const given = list(json.env).some(({ name }) => name === 'PGDATA');
  const mount = list(json.volumeMounts).find(({ mountPath }) => String(mountPath).replace(/\/$/, '') === '/var/lib/postgresql/data');
  return version >= 18 && !given && mount ? String(mount.mountPath) : undefined;
}
