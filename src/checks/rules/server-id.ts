import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { isReadByMysql, MYSQL, serverSettings } from '../internal/programs/mysql-files';
import { Rule, Violation } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { isBelow } from '../internal/workloads/paths';
import { podsThat } from '../internal/workloads/pods-that';
import { variablesOf } from '../internal/workloads/variables';
import { filesMountedIn, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'server-id',
  severity: 'warning',
  title: 'Each pod of a MySQL that is replicated has a server-id of its own, and each of a ZooKeeper its ZOO_MY_ID.',
  why: 'What is in a file of a ConfigMap, or in the arguments, is the same for all pods. A replica takes events with its own id for its own and leaves them out, and two of one id throw each other out: what is written is missing on the replica. Servers of ZooKeeper that have one id make no quorum.',
  source: 'https://dev.mysql.com/doc/refman/8.4/en/replication-options.html',
  remedy: 'make it of the number of the pod: [\'bash\', \'-c\', \'exec docker-entrypoint.sh mysqld --server-id=$((100 + ${HOSTNAME##*-}))\']',
  * check(cluster) {
    for (const pods of podsThat(cluster, runMysql)) {
      const replicas = cluster.count(pods.item)?.fewest ?? 1;
      if (replicas < 2) continue;
      yield* ofZookeeper(cluster, pods, replicas);
      for (const container of pods.containers) {
        const found = container.role === 'main' && MYSQL.test(String(container.json.image)) ? sameIdOf(cluster, pods, container) : undefined;
        if (found) yield { item: pods.item, must: `should be another one in each of the ${replicas} pods: replicas leave out what is written under their own`, ...found };
      }
    }
  },
};

function runMysql({ containers }: Pods): boolean {
  return containers.some(({ json }) => MYSQL.test(String(json.image)) || officialName(json.image) === 'zookeeper');
}

/** The image writes the id into a file where there is none, and takes 1 where it is told none. */
function* ofZookeeper(cluster: Cluster, pods: Pods, replicas: number): Iterable<Violation> {
  for (const container of pods.containers) {
    const { json, at, role } = container;
    const { values, isWhole } = variablesOf(cluster, pods, container);
    const id = values.has('ZOO_MY_ID') ? values.get('ZOO_MY_ID') : '1';
    if (role !== 'main' || officialName(json.image) !== 'zookeeper' || !isWhole || !/^\d+$/.test(id ?? '') || !/server\.\d+=.*server\.\d+=/s.test(values.get('ZOO_SERVERS') ?? '')) continue;
    // Another container, or a script, may write the file.
    if (pods.containers.length > 1 || json.command !== undefined || json.args !== undefined || list(json.volumeMounts).some(({ mountPath }) => /entrypoint|\.sh$/.test(String(mountPath)))) continue;
    const remedy = 'make it of the number of the pod: [\'bash\', \'-c\', \'export ZOO_MY_ID=$((${HOSTNAME##*-} + 1)); exec /docker-entrypoint.sh zkServer.sh start-foreground\']';
    yield { item: pods.item, at: `${at} env 'ZOO_MY_ID'`, must: `should be another one in each of the ${replicas} pods: servers of one id make no quorum`, value: values.has('ZOO_MY_ID') ? id : 'nothing, which is 1', remedy, source: ZOOKEEPER };
  }
}

const ZOOKEEPER = 'https://github.com/31z4/zookeeper-docker/blob/master/3.9.4/docker-entrypoint.sh';

const ID = /server[-_]id/;
const OPTION = /^--server[-_]id=(\d+)$/;
const REPLICATED = /log[-_]bin|gtid|binlog|relay|replica|slave|semi[-_]sync/i;
// Galera wants the same in all: https://mariadb.com/kb/en/using-mariadb-gtids-with-mariadb-galera-cluster/
const OTHERWISE = /wsrep|galera|ndbcluster/i;

/** The id that a container is given, where all of its pods are given it and nothing else says one. */
function sameIdOf(cluster: Cluster, pods: Pods, container: Container): Pick<Violation, 'at' | 'value'> | undefined {
  const words = allWordsOf(container.json);
  const own = words.flatMap(word => OPTION.exec(word)?.[1] ?? []);
  const files = filesMountedIn(cluster, pods).map(mounted => ({ ...mounted, text: textOf(mounted) ?? '' }));
  const all = [JSON.stringify(pods.spec), ...files.map(({ text }) => text)].join('\n');
  if (!REPLICATED.test(all) || OTHERWISE.test(all) || isFilled(container, pods)) return undefined;
  const inSpec = JSON.stringify(pods.spec).match(new RegExp(ID, 'g'))?.length ?? 0;
  const inFiles = files.filter(({ text }) => text.split('\n').some(line => ID.test(line) && !/^\s*#/.test(line)));
  if (inSpec !== own.length) return undefined;
  // Arguments take the place of what is in files.
  if (own.length > 0) return { at: container.at, value: `--server-id=${own[own.length - 1]}` };
  const [file, ...others] = inFiles;
  const id = file && file.container === container && isReadByMysql(file.path) ? serverSettings(file.text).get('server_id') : undefined;
  return id !== undefined && /^\d+$/.test(id) && others.length === 0 ? { at: `${container.at} '${file.path}'`, value: `server-id = ${id}` } : undefined;
}

/** Whether another container may put files where they are read. */
function isFilled({ json }: Container, { spec }: Pods): boolean {
  const empty = new Set(list(spec.volumes).filter(({ emptyDir }) => emptyDir !== undefined).map(({ name }) => name));
  return list(json.volumeMounts).some(({ name, mountPath }) => empty.has(name) && isBelow(`${String(mountPath)}/`, '/etc'));
}
