import { Json, list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { firstBy } from '../first-by';
import { Item } from '../item';
import { quantity } from '../resources';
import { Violation } from '../rule';
import { valueIn } from '../workloads/secret-keys';
import { archiveOf, placeOf } from './postgres-archives';

// What of CloudNativePG goes together.

export function* poolerName(item: Item, cluster: Cluster): Iterable<Violation> {
  const other = cluster.find('Cluster.postgresql.cnpg.io', item.namespace, item.name);
  if (other && record(item.spec.cluster).name === item.name) yield { item, at: 'metadata.name', must: `must not be the name of ${other.toString()} too: it is refused`, value: item.name, remedy: 'call it after what it does, such as \'<cluster>-pooler-rw\'' };
}

export function* sharedBuffers(item: Item): Iterable<Violation> {
  const { shared_buffers: buffers } = record(record(item.spec.postgresql).parameters);
  const { memory } = record(record(item.spec.resources).requests);
  const [, size, unit = ''] = /^(\d+)\s*(kB|MB|GB|TB)?$/.exec(String(buffers)) ?? [];
  const most = quantity(memory);
  // Without a unit it is a number of pages, of 8 kB each.
  if (size === undefined || most === undefined || Number(size) * SIZES[unit] <= most) return;
  yield { item, at: 'spec.postgresql.parameters.shared_buffers', must: `must be at most the memory that an instance asks for, ${String(memory)}: it is refused`, value: buffers, remedy: 'set a quarter of the memory' };
}

/** The webhook refuses a Cluster in which more standbys must have a write than there are. */
export function* synchronous(item: Item): Iterable<Violation> {
  const { instances = 1, minSyncReplicas: fewest = 0, maxSyncReplicas: most = 0, postgresql } = item.spec;
  const { number, standbyNamesPre, standbyNamesPost } = record(record(postgresql).synchronous);
  const others = [standbyNamesPre, standbyNamesPost].reduce<number>((sum, names) => sum + (Array.isArray(names) ? names.length : 0), 0);
  const remedy = 'lower it, or have more instances';
  if (Number(most) > 0 && Number(most) >= Number(instances)) yield { item, at: 'spec.maxSyncReplicas', must: `must be less than 'instances', ${String(instances)}: it is refused`, value: most, remedy };
  if (Number(fewest) > Number(most)) yield { item, at: 'spec.minSyncReplicas', must: `must not be more than 'maxSyncReplicas', ${String(most)}: it is refused`, value: fewest, remedy: 'raise \'maxSyncReplicas\', or lower it' };
  if (!(Number(number) >= Number(instances) + others)) return;
  yield { item, at: 'spec.postgresql.synchronous.number', must: `must be less than 'instances', ${String(instances)}${others > 0 ? ', and the other standbys together' : ''}: it is refused`, value: number, remedy };
}

const SIZES: Readonly<Record<string, number>> = { '': 2 ** 13, 'kB': 2 ** 10, 'MB': 2 ** 20, 'GB': 2 ** 30, 'TB': 2 ** 40 };

export function* roleNames(item: Item, cluster: Cluster): Iterable<Violation> {
  const { bootstrap, managed } = item.spec;
  const { database = 'app', owner = database, secret } = record(record(bootstrap).initdb);
  const roles = list(record(managed).roles).map(({ name, passwordSecret }) => ({ role: name, secret: passwordSecret, at: `spec.managed.roles '${String(name)}'` }));
  for (const each of [{ role: owner, secret, at: 'spec.bootstrap.initdb.owner' }, ...roles]) {
    const maker = cluster.maker('Secret', item.namespace, String(record(each.secret).name));
    const name = maker && valueIn(maker.json, 'username')?.trim();
    if (name === undefined || name === each.role) continue;
    yield { item, at: each.at, must: `must be the username in the Secret '${String(record(each.secret).name)}', '${name}': the operator sets no password otherwise`, value: each.role };
  }
}

// https://cloudnative-pg.io/plugin-barman-cloud/docs/usage/
const BARMAN = 'barman-cloud.cloudnative-pg.io';

/** What is recovered from an archive may not be archived into it: the operator wants that one empty, unless it is told not to look. */
export function* ownArchive(item: Item, cluster: Cluster): Iterable<Violation> {
  const { bootstrap, externalClusters, backup, plugins } = item.spec;
  const { source } = record(record(bootstrap).recovery);
  const from = source === undefined ? undefined : list(externalClusters).find(({ name }) => name === source);
  if (!from || record(item.metadata.annotations)['cnpg.io/skipEmptyWalArchiveCheck'] === 'enabled') return;
  const { barmanObjectStore: own } = record(backup);
  const theirs = from.barmanObjectStore;
  const must = 'must not be the archive that it recovers from, which is not empty: the recovery never ends';
  const remedy = 'give what it archives a \'serverName\' of its own';
  if (own !== undefined && theirs !== undefined && placeOf(record(own), item.name) === placeOf(record(theirs), from.name)) {
    yield { item, at: 'spec.backup.barmanObjectStore', must, value: record(own).serverName ?? item.name, remedy };
  }
  // By the plugin, both are called after the Cluster that recovers.
  const storeOf = ({ name, enabled, parameters }: Json) => {
    const { barmanObjectName: store, serverName } = record(parameters);
    if (name !== BARMAN || enabled === false || store === undefined) return undefined;
    const { configuration = { destinationPath: store } } = cluster.find('ObjectStore.barmancloud.cnpg.io', item.namespace, String(store))?.spec ?? {};
    return placeOf({ ...record(configuration), serverName }, item.name);
  };
  const recovered = storeOf(record(from.plugin));
  const plugin = recovered === undefined ? undefined : list(plugins).find(each => storeOf(each) === recovered);
  if (plugin) yield { item, at: `spec.plugins '${BARMAN}'`, must, value: record(plugin.parameters).serverName ?? item.name, remedy };
}

/** Of two Clusters with one archive, the second is refused its own, or their logs are mixed. */
const firstOfArchive = firstBy('Cluster.postgresql.cnpg.io', archiveOf);

export function* oneArchive(item: Item, cluster: Cluster): Iterable<Violation> {
  const own = archiveOf(item);
  const other = own === undefined ? undefined : firstOfArchive(cluster, own);
  if (other && other !== item) yield { item, at: 'spec.backup.barmanObjectStore', must: `must not be that of ${other.toString()} too: the operator archives into an empty one alone`, value: own, remedy: 'give each a \'destinationPath\', or a \'serverName\', of its own' };
}
