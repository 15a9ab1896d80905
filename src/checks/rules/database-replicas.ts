import { Json, list } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { DATA_GUARD } from '../../core/internal/labels';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { singleNodeClaims } from '../internal/workloads/claims';
import { officialName } from '../internal/workloads/official';
import { haveOfficialImages, podsThat } from '../internal/workloads/pods-that';
import { variablesOf } from '../internal/workloads/variables';
import { isOfFiles, textAt } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'database-replicas',
  severity: 'error',
  title: 'A database whose image copies nothing between servers, and what else has its data for itself, is one server.',
  why: 'Each pod of the official images is a server by itself: a Service sends what is written to one of them, and what is read to another that does not have it.',
  source: 'https://kubernetes.io/docs/tasks/run-application/run-replicated-stateful-application/',
  remedy: 'keep one replica, or let an operator run it, such as CloudNativePG',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveOfficialImages)) {
      const image = databaseOf(pods);
      const most = image === undefined ? 1 : cluster.count(pods.item)?.most ?? 1;
      if (most > 1) yield { item: pods.item, at: 'replicas', must: `must be 1: '${String(image)}' does not copy what is written to the others`, value: most, ...officialName(image) === 'rabbitmq' ? OF_RABBITMQ : {} };
    }
    for (const pods of podsThat(cluster, haveOwnData)) {
      const most = cluster.count(pods.item)?.most ?? 1;
      const found = most > 1 ? pods.containers.flatMap(container => ownDataOf(cluster, pods, container) ?? []) : [];
      if (found.length > 0) yield { item: pods.item, at: 'replicas', value: most, ...found[0] };
    }
  },
};

const SEARCH = /(^|\/)(elasticsearch(-oss)?|opensearch)[:@]/;
const GRAFANA = /(^|\/)grafana\/grafana(-oss|-enterprise)?[:@]/;
const PROMETHEUS = /(^|\/)(prom|prometheus)\/prometheus[:@]/;

function haveOwnData({ containers }: Pods): boolean {
  return containers.some(({ json }) => [SEARCH, GRAFANA, PROMETHEUS].some(image => image.test(String(json.image))));
}

/** Why a program whose data is its own alone cannot be several; undefined where it can, or that is not known. */
function ownDataOf(cluster: Cluster, pods: Pods, container: Container): Omit<Violation, 'item' | 'at' | 'value'> | undefined {
  const image = String(container.json.image);
  if (container.role !== 'main') return undefined;
  if (SEARCH.test(image)) {
    const { values } = variablesOf(cluster, pods, container);
    // With such a list it does not start, as another rule says.
    const isSingle = values.get('discovery.type') === 'single-node' && !values.has('cluster.initial_master_nodes');
    return isSingle ? { must: 'must be 1: of discovery.type single-node, each is a cluster by itself, and has a part of the data', remedy: 'keep one replica, or name the others in \'discovery.seed_hosts\'', source: OF_SEARCH } : undefined;
  }
  if (PROMETHEUS.test(image)) {
    const volume = sharedAt(cluster, pods, container, prometheusPath(container));
    return volume === undefined ? undefined : { must: `must be 1: all of them write into the claim of '${volume}', which one locks, and the others do not start`, remedy: 'make it a StatefulSet with a claim for each of its pods', source: OF_PROMETHEUS };
  }
  return GRAFANA.test(image) && isOfFile(cluster, pods, container) ? { must: 'should be 1: each has a database of its own in a file, or all of them one, which they lock: logins, dashboards and alerts are of one of them', severity: 'warning', remedy: 'keep one replica, or give all of them one database: GF_DATABASE_TYPE, GF_DATABASE_HOST', source: OF_GRAFANA } : undefined;
}

const OF_RABBITMQ = { remedy: 'keep one replica, or have them find each other: one cookie, and peer discovery by Kubernetes; its operator does both', source: 'https://www.rabbitmq.com/docs/cluster-formation#peer-discovery-k8s' };
const OF_SEARCH = 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/bootstrap-checks#single-node-discovery';
const OF_PROMETHEUS = 'https://github.com/prometheus/prometheus/blob/main/tsdb/db.go';
const OF_GRAFANA = 'https://grafana.com/docs/grafana/latest/setup-grafana/set-up-for-high-availability/';

function prometheusPath({ json }: Container): string {
  const words = allWordsOf(json);
  const index = words.findIndex(word => /^--storage\.tsdb\.path(=|$)/.test(word));
  return (index < 0 ? undefined : words[index].split('=')[1] ?? words[index + 1]) ?? '/prometheus';
}

/** The volume of a claim that all pods mount at a directory; undefined where each has a part of its own, or only one can have it. */
function sharedAt(cluster: Cluster, pods: Pods, { json }: Container, directory: string): string | undefined {
  const { name } = list(json.volumeMounts).find(({ mountPath, subPathExpr }) => subPathExpr === undefined && String(mountPath).replace(/\/$/, '') === directory.replace(/\/$/, '')) ?? {};
  const volume = list(pods.spec.volumes).find(each => each.name === name);
  const single = singleNodeClaims(cluster, pods).some(({ at }) => at === `volume '${String(name)}'`);
  return volume?.persistentVolumeClaim === undefined || single ? undefined : String(name);
}

/** Whether a Grafana is told no other database than the file that it has by itself. */
function isOfFile(cluster: Cluster, pods: Pods, container: Container): boolean {
  const { values, isWhole } = variablesOf(cluster, pods, container);
  const { volumeMounts } = container.json;
  if (!isWhole || allWordsOf(container.json).length > 0 || [...values.keys()].some(name => /^GF_(DATABASE_|PATHS_CONFIG)/.test(name))) return false;
  // What its file says is read where it is known.
  const isHidden = list(volumeMounts).some(({ mountPath }) => /^\/etc\/grafana(\/grafana\.ini)?\/?$/.test(String(mountPath)));
  const text = isHidden ? textAt(cluster, pods, container, '/etc/grafana/grafana.ini') : '';
  return text !== undefined && !/^\s*\[database\]/m.test(text);
}

const DATABASES = ['postgres', 'mysql', 'mariadb', 'mongo', 'redis', 'valkey', 'rabbitmq'];
// What says that somebody has seen to it.
const REPLICATED = /replicaof|slaveof|replset|cluster-enabled\W+yes|sentinel|repmgr|patroni|primary_conninfo|group.replication|replication|wsrep|galera|erlang.?cookie|cluster_formation|join_cluster/i;

/** The image of the server that pods run by itself; undefined where they run something else, or somebody has seen to more. */
function databaseOf({ item, spec, containers }: Pods): unknown {
  const servers = containers.filter(({ role, json }) => role !== 'init' && DATABASES.includes(officialName(json.image) ?? ''));
  const [server] = servers;
  if (!server) return undefined;
  // What keeps nothing is a cache, and another rule's.
  if (item.spec.volumeClaimTemplates === undefined && valuesAt(spec, 'volumes[].persistentVolumeClaim').length === 0) return undefined;
  if (servers.length > 1 || server.json.command !== undefined || isConfigured(spec, server) || containers.some(isPreparing)) return undefined;
  // That nodes of RabbitMQ have one cookie, a ConfigMap or a Secret may say.
  if (officialName(server.json.image) === 'rabbitmq' && server.json.envFrom !== undefined) return undefined;
  return list(spec.containers).some(container => REPLICATED.test(JSON.stringify(container))) ? undefined : server.json.image;
}

/** Whether a container may make a server one of several before it starts. */
function isPreparing({ role, json }: Container): boolean {
  return role === 'init' && json.name !== DATA_GUARD;
}

/** Whether a server has a configuration of somebody's: what is in it may be about the others. */
function isConfigured({ volumes }: Json, { json }: Container): boolean {
  const names = list(volumes).filter(isOfFiles).map(({ name }) => name);
  return list(json.volumeMounts).some(({ name, mountPath }) => names.includes(name) && !String(mountPath).startsWith('/docker-entrypoint-initdb.d'));
}
