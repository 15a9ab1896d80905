import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { connectedTo } from '../internal/network/reach';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { servicesIn } from '../internal/programs/addresses';
import { Rule } from '../internal/rule';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';
import { textsOf, wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'database-connections',
  severity: 'warning',
  title: 'A PostgreSQL takes a connection of each pod that is connected to it.',
  why: 'Each pod has one connection at least, and most have a pool. Beyond the number the server refuses with "sorry, too many clients already": when the load is highest, the pods that an autoscaler adds never get ready.',
  source: 'https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-MAX-CONNECTIONS',
  remedy: 'raise it to all pods times the size of their pools, or have fewer pods',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      if (cluster.count(pods.item)?.most !== 1) continue;
      for (const container of pods.containers) {
        const most = settingOf(container, 'max_connections');
        if (most === undefined) continue;
        const reserved = (settingOf(container, 'superuser_reserved_connections') ?? 3) + (settingOf(container, 'reserved_connections') ?? 0);
        const callers = callersOf(cluster, pods);
        const needed = callers.reduce((sum, { count, pool }) => sum + count * pool, reserved);
        if (needed <= most) continue;
        const who = callers.map(({ item, count, pool }) => `${count} of ${item.toString()}${pool > 1 ? ` with ${pool} each` : ''}`).join(', ');
        yield { item: pods.item, at: `${container.at} max_connections`, must: `should be ${needed} or more, for ${who} and ${reserved} that are reserved: the last pods get no connection`, value: most };
      }
    }
  },
};

/** A setting that the server of a container is given as a number: `-c max_connections=200`. */
function settingOf({ json }: Container, name: string): number | undefined {
  const words = allWordsOf(json);
  const values = words.flatMap((word, index) => {
    const [, option, value] = /^(-c)?([a-z_]+=\d+)$/.exec(word) ?? [];
    return value?.startsWith(`${name}=`) && (option !== undefined || words[index - 1] === '-c') ? [Number(value.slice(name.length + 1))] : [];
  });
  return values.pop();
}

interface Caller {
  readonly item: Item;
  readonly count: number;
  /** How many connections each of them has at the most. */
  readonly pool: number;
}

/** Who is connected to pods all the time, and with how many pods at the most. */
function callersOf(cluster: Cluster, to: Pods): Caller[] {
  return cluster.pods.flatMap(pods => {
    const { item } = pods;
    const targets = new Set([...connectedTo(cluster).get(item) ?? [], ...databasesOf(cluster, pods)]);
    const count = targets.has(to.item) ? cluster.count(item)?.most ?? 0 : 0;
    // Of several databases, nobody says whose the pool is.
    return count > 0 ? [{ item, count, pool: targets.size === 1 ? poolOf(pods) : 1 }] : [];
  });
}

const DATABASE = /\bpostgres(ql)?(\+\w+)?:\/\//;

/** The databases of the program that pods have the URL of. */
function databasesOf(cluster: Cluster, pods: Pods): Item[] {
  if (!DATABASE.test(wholeText(pods))) return [];
  const urls = textsOf(pods).filter(({ text }) => DATABASE.test(text));
  return urls.flatMap(told => servicesIn(cluster, pods, told)).flatMap(({ service }) => cluster.behind(service)).map(({ item }) => item);
}

// Spring with HikariCP, Quarkus, Rails and Phoenix; Prisma, SQLAlchemy and pgx have it in the URL.
const POOL_VARIABLE = /^(SPRING_DATASOURCE_HIKARI_MAXIMUM_?POOL_?SIZE|QUARKUS_DATASOURCE_JDBC_MAX_SIZE|DB_POOL(_SIZE)?)$/;
const POOL = /(?:[?&](?:connection_limit|pool_size|pool_max_conns)|spring\.datasource\.hikari\.maximum-?pool-?size)=(\d+)/i;

/** How many connections a pod has at the most, as far as it is told. */
function poolOf({ containers }: Pods): number {
  const pools = containers.filter(({ role }) => role !== 'init').map(({ json }) => {
    const variable = list(json.env).find(({ name }) => POOL_VARIABLE.test(String(name)))?.value;
    const texts = [...list(json.env).map(({ value }) => String(value)), ...allWordsOf(json)];
    const [, written] = POOL.exec(texts.join('\n')) ?? [];
    const size = Number(variable ?? written ?? 0);
    return Number.isInteger(size) ? size : 0;
  });
  return Math.max(1, pools.reduce((sum, size) => sum + size, 0));
}
