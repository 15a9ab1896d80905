import { list, record } from '../../core/internal/json';
import { Container } from '../internal/pods';
import { Rule } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { isBelow } from '../internal/workloads/paths';

export const rule: Rule = {
  id: 'image-writes',
  severity: 'error',
  title: 'An image that writes at its start can write there.',
  why: 'On a read-only root filesystem these images stop at once: nginx cannot make its caches, a database not its socket. The pod is restarted for ever.',
  source: 'https://hub.docker.com/_/nginx',
  remedy: 'add them to \'writablePaths\', or mount an emptyDir there',
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const container of containers) {
        const missing = missingIn(container);
        if (missing.length > 0) yield { item, at: `${container.at} securityContext.readOnlyRootFilesystem`, must: `must leave what the image writes to writable: ${missing.join(', ')}; it does not start`, value: container.json.image };
      }
    }
  },
};

interface Writes {
  /** Where it writes; one of several names of a directory is enough. */
  readonly paths: ReadonlyArray<readonly string[]>;
  /** A configuration there may have it write elsewhere. */
  readonly configured: string;
}

// What the official images write to before they serve anybody, by their names: their Dockerfiles and entrypoints.
const WRITES: Readonly<Record<string, Writes>> = {
  'nginx': { paths: [['/var/cache/nginx'], ['/var/run', '/run']], configured: '/etc/nginx' },
  'nginx-unprivileged': { paths: [['/tmp']], configured: '/etc/nginx' },
  'httpd': { paths: [['/usr/local/apache2/logs']], configured: '/usr/local/apache2/conf' },
  'mysql': { paths: [['/var/lib/mysql'], ['/var/run/mysqld', '/run/mysqld', '/var/run', '/run']], configured: '/etc/mysql' },
  'mariadb': { paths: [['/var/lib/mysql'], ['/run/mysqld', '/var/run/mysqld', '/var/run', '/run']], configured: '/etc/mysql' },
};

function missingIn({ json, role }: Container): string[] {
  const name = /^(?:(?:index\.)?docker\.io\/|ghcr\.io\/)?(?:nginxinc|nginx)\/(nginx-unprivileged)[:@]/.exec(String(json.image))?.[1] ?? officialName(json.image) ?? '';
  if (role !== 'main' || !Object.hasOwn(WRITES, name) || record(json.securityContext).readOnlyRootFilesystem !== true || json.command !== undefined || json.args !== undefined) return [];
  const { paths, configured } = WRITES[name];
  const mounts = list(json.volumeMounts);
  const isIn = (path: string, directory: string) => path === directory || isBelow(path, directory);
  if (mounts.some(({ mountPath }) => isIn(configured, String(mountPath)) || isIn(String(mountPath), configured))) return [];
  const writable = mounts.filter(({ readOnly }) => readOnly !== true).map(({ mountPath }) => String(mountPath));
  return paths.filter(names => !names.some(path => writable.some(mount => isIn(path, mount)))).map(([path]) => path);
}
