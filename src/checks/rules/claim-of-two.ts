import { posix } from 'path';
import { Json, list, record } from '../../core/internal/json';
import { idOf } from '../../core/internal/references/references';
import { Item } from '../internal/item';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { haveClaims, podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'claim-of-two',
  severity: 'error',
  title: 'The files of a database are those of one server.',
  why: 'A server locks its files against others of its own machine alone: two in two pods both write to them, and what is in them is destroyed.',
  source: 'https://www.postgresql.org/docs/current/different-replication-solutions.html',
  remedy: 'give each a claim of its own; to take one over, take the other server away first',
  * check(cluster) {
    const first = new Map<string, Item>();
    for (const pods of podsThat(cluster, haveClaims)) {
      const { item } = pods;
      if (pods.ends || cluster.count(item)?.most === 0) continue;
      for (const { claim, id, at } of pods.containers.flatMap(container => filesOf(pods, container))) {
        const other = first.get(id) ?? item;
        if (other !== item) yield { item, at, must: `must not be the claim that ${other.toString()} has its files in: both write to them`, value: claim.slice(claim.indexOf('/') + 1) };
        first.set(id, other);
      }
    }
  },
};

interface Files {
  /** The id of the claim. */
  readonly claim: string;
  /** The same, and where in it they are. */
  readonly id: string;
  /** The volume that it is. */
  readonly at: string;
}

interface Database {
  /** What its container runs, where it says so. */
  readonly programs: readonly string[];
  /** Where its files are. */
  directory(container: Container): unknown;
}

// The places are those of the official images, and so are the programs.
const DATABASES: Readonly<Record<string, Database>> = {
  postgres: { programs: ['postgres'], directory: postgresDirectory },
  mysql: { programs: ['mysqld'], directory: () => '/var/lib/mysql' },
  mariadb: { programs: ['mariadbd', 'mysqld'], directory: () => '/var/lib/mysql' },
  mongo: { programs: ['mongod'], directory: () => '/data/db' },
  redis: { programs: ['redis-server'], directory: () => '/data' },
  valkey: { programs: ['valkey-server'], directory: () => '/data' },
};

// Words that say that they are elsewhere, or may be.
const MOVED = /^(-D|(-c|--)?(data_directory|config_file)=|--(datadir|dbpath|dir|dbfilename|appenddirname|config|defaults-file)(=|$)|.*\.(conf|cnf)$)/;

/** The files of a database in each claim that the pods have for it; none where it is not known where they are. */
function filesOf(pods: Pods, container: Container): Files[] {
  const { json } = container;
  const name = /(?:^|\/)([a-z]+)(?:[:@]|$)/.exec(String(json.image))?.[1] ?? '';
  if (!Object.hasOwn(DATABASES, name) || json.envFrom !== undefined) return [];
  const { programs, directory } = DATABASES[name];
  const words = allWordsOf(json);
  const [begin = '-'] = words;
  if (!(begin.startsWith('-') || programs.includes(begin)) || words.some(word => MOVED.test(word))) return [];
  const at = directory(container);
  return typeof at === 'string' ? claimsAt(pods, container, at) : [];
}

function postgresDirectory({ json }: Container): unknown {
  const given = list(json.env).find(({ name }) => name === 'PGDATA');
  // What is behind @ is no version.
  const version = /^[^@]*:(\d+)[^/]*$/.exec(String(json.image))?.[1];
  if (given || version === undefined) return given?.value;
  return Number(version) >= 18 ? `/var/lib/postgresql/${version}/docker` : '/var/lib/postgresql/data';
}

/** The claims that a directory of a container is in: one, or one for each pod of a StatefulSet. */
function claimsAt({ item, namespace, spec }: Pods, { json }: Container, directory: string): Files[] {
  const inside = ({ mountPath }: Json) => `${directory}/`.startsWith(`${String(mountPath).replace(/\/$/, '')}/`);
  const [mount] = list(json.volumeMounts).filter(inside).sort((one, other) => String(other.mountPath).length - String(one.mountPath).length);
  if (!mount || mount.subPathExpr !== undefined) return [];
  const { name, mountPath, subPath = '' } = mount;
  const within = posix.join('/', String(subPath), posix.relative(String(mountPath), directory));
  const { claimName } = record(list(spec.volumes).find(volume => volume.name === name)?.persistentVolumeClaim);
  const made = item.made.filter(id => id.startsWith(idOf('PersistentVolumeClaim', namespace, `${String(name)}-${item.name}-`)));
  return (typeof claimName === 'string' ? [idOf('PersistentVolumeClaim', namespace, claimName)] : made)
    .map(claim => ({ claim, id: `${claim}${within}`, at: `volume '${String(name)}'` }));
}
