import { posix } from 'path';
import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, askedOf, Container } from '../internal/pods';
import { isReadByMysql, MYSQL, serverSettings } from '../internal/programs/mysql-files';
import { postgresSettings } from '../internal/programs/postgres-settings';
import { runsRedis } from '../internal/programs/redis-file';
import { Rule, Violation } from '../internal/rule';
import { filesMountedIn, MountedFile, mountedFiles, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'config-not-read',
  severity: 'warning',
  title: 'A file of settings that a database mounts is one that it reads.',
  why: 'The image of Redis reads no file by itself, that of PostgreSQL only the one among its data, and MySQL of a directory those that end with .cnf: nothing that is set in another is so, not the password, nor that data is kept, nor how much memory is taken.',
  source: 'https://github.com/docker-library/docs/blob/master/redis/content.md',
  remedy: 'name it as the first argument: \'args: [redis-server, <path>]\'',
  * check(cluster) {
    const said = new Set<Container>();
    for (const mounted of mountedFiles(cluster)) {
      const { pods: { item }, container, path, file } = mounted;
      if (said.has(container) || container.role === 'init' || file.item?.kind !== 'ConfigMap') continue;
      const found = unreadByRedis(mounted) ?? unreadByPostgres(cluster, mounted) ?? unreadByMysql(mounted);
      if (!found) continue;
      said.add(container);
      yield { item, at: `${container.at} mount of '${path}'`, ...found };
    }
  },
};

type Found = Pick<Violation, 'must' | 'value' | 'remedy' | 'source'>;

const SETTING = /^[ \t]*(appendonly|appendfsync|maxmemory(-policy)?|requirepass|masterauth|save|bind|protected-mode|dir|aclfile|replicaof|databases|tls-port|io-threads)[ \t]+\S/im;

function unreadByRedis(mounted: MountedFile): Found | undefined {
  const { container, path } = mounted;
  if (!path.endsWith('.conf') || !runsRedis(container) || !SETTING.test(textOf(mounted) ?? '') || mayNameOne(container)) return undefined;
  return { must: 'should be named in what starts it: nobody reads it', value: wordsOf(container) };
}

function wordsOf({ json }: Container): string {
  return allWordsOf(json).join(' ') || 'no arguments';
}

/** Whether some file is named in what a container runs, or what runs in it. */
function mayNameOne(container: Container): boolean {
  const [first = '', ...words] = allWordsOf(container.json);
  return isAskedOf(container) || [first.replace(/^\/\S*-server$/, ''), ...words].some(word => /\.conf|^-$|^[/$]|include/.test(word));
}

/** Whether what the kubelet runs in a container, or a variable of it, names a file of settings. */
function isAskedOf({ json }: Container): boolean {
  return JSON.stringify([askedOf(json).map(([, { exec }]) => exec), list(json.env)]).includes('.conf');
}

const OF_SERVER = /^[ \t]*(listen_addresses|max_connections|shared_buffers|work_mem|maintenance_work_mem|effective_cache_size|wal_level|max_wal_size|archive_mode|hba_file|log_min_duration_statement)[ \t=]/m;
const POSTGRES = 'https://github.com/docker-library/docs/blob/master/postgres/content.md';

/** One that is neither among the data nor named by config_file. What copies it there knows its name. */
function unreadByPostgres(cluster: Cluster, mounted: MountedFile): Found | undefined {
  const { pods, container, path, file: { item } } = mounted;
  if (!path.endsWith('.conf') || path.startsWith('/var/lib/postgresql/') || !/postg|pgvector|timescale/.test(String(container.json.image))) return undefined;
  const told = postgresSettings(cluster, pods, container);
  const words = allWordsOf(container.json);
  if (!told || told.file !== undefined || !OF_SERVER.test(textOf(mounted) ?? '') || isAskedOf(container) || words.some(word => /\.conf|\$\(|^-D/.test(word))) return undefined;
  const { value: data = '' } = list(container.json.env).find(({ name }) => name === 'PGDATA') ?? {};
  const names = filesMountedIn(cluster, pods).some(each => each.path !== path && (textOf(each) ?? '').includes(posix.basename(path)));
  const isCopied = pods.containers.some(each => each.role === 'init' && list(each.json.volumeMounts).some(({ name }) => isOf(pods.spec.volumes, name, String(item?.name))));
  if ((data !== '' && path.startsWith(`${String(data)}/`)) || names || isCopied) return undefined;
  return { must: 'should be named by config_file: the server reads the file among its data, and not this one', value: wordsOf(container), remedy: `start it with 'args: [-c, config_file=${path}]'`, source: POSTGRES };
}

/** Whether a volume is of a ConfigMap. */
function isOf(volumes: unknown, volume: unknown, configMap: string): boolean {
  return list(volumes).some(each => each.name === volume && JSON.stringify(each).includes(`"${configMap}"`));
}

const MARIADB = 'https://mariadb.com/kb/en/configuring-mariadb-with-option-files/#including-option-file-directories';

/** One in a directory of which other names are passed over. */
function unreadByMysql(mounted: MountedFile): Found | undefined {
  const { container, path } = mounted;
  const told = allWordsOf(container.json);
  const renamed = `${path.replace(/\.\w+$/, '')}.cnf`;
  if (!MYSQL.test(String(container.json.image)) || path.endsWith('.cnf') || !isReadByMysql(renamed) || told.some(word => /defaults|\$|\.conf/.test(word))) return undefined;
  if (serverSettings(textOf(mounted) ?? '').size === 0) return undefined;
  return { must: 'should end with .cnf: of the directory the server reads no others', value: posix.basename(path), remedy: `call it '${posix.basename(renamed)}'`, source: MARIADB };
}
