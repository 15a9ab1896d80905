import { Cluster } from '../cluster';
import { Container } from '../pods';
import { filesMountedBy, MountedFile } from '../workloads/volume-files';

/** Images of MySQL, and of what reads its files. */
export const MYSQL = /(^|\/)(mysql|mysql-server|mariadb|percona|percona-server)(:|@|$)/;

/** Whether the images read a file of their own accord: https://dev.mysql.com/doc/refman/8.4/en/option-files.html */
export function isReadByMysql(path: string): boolean {
  return /^\/etc\/(mysql\/)?(my\.cnf|(conf|my\.cnf|mysql\.conf|mariadb\.conf)\.d\/[^/]+\.cnf)$/.test(path);
}

/** The files of volumes that the MySQL of a container reads. */
export function mysqlFiles(cluster: Cluster, container: Container): MountedFile[] {
  return filesMountedBy(cluster, container).filter(each => isReadByMysql(each.path));
}

// Groups that a server reads: https://dev.mysql.com/doc/refman/8.4/en/server-options.html, https://mariadb.com/kb/en/configuring-mariadb-with-option-files/
const GROUP = /^\[(mysqld|server|mariadbd?|galera|(mysqld|mariadbd?)-[\d.]+)\]$/i;

/** What a file tells a server, by names with an underscore between their words. */
export function serverSettings(text: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  let isServers = false;
  for (const line of text.split('\n').map(each => each.trim())) {
    if (line.startsWith('[')) isServers = GROUP.test(line);
    const [, name, value = ''] = /^([\w-]+)(?:\s*=\s*([^#]*))?/.exec(line) ?? [];
    if (isServers && name !== undefined) settings.set(name.replace(/-/g, '_'), value.trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  return settings;
}
