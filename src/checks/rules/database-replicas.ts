import { list } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { Cluster } from '../internal/cluster';
import { officialName } from '../internal/official';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'database-replicas',
  severity: 'error',
  title: 'A database whose image copies nothing between servers is one server.',
  why: 'Each pod of the official images is a server by itself: a Service sends what is written to one of them, and what is read to another that does not have it.',
  source: 'https://kubernetes.io/docs/tasks/run-application/run-replicated-stateful-application/',
  remedy: 'keep one replica, or let an operator run it, such as CloudNativePG',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const image = databaseOf(pods);
      const most = image === undefined ? 1 : mostOf(cluster, pods);
      if (most > 1) yield { item: pods.item, at: 'replicas', must: `must be 1: '${String(image)}' does not copy what is written to the others`, value: most };
    }
  },
};

const DATABASES = ['postgres', 'mysql', 'mariadb', 'mongo', 'redis', 'valkey', 'influxdb'];
// What says that somebody has seen to it.
const REPLICATED = /replicaof|slaveof|replset|cluster-enabled yes|sentinel|repmgr|patroni|primary_conninfo|group.replication|replication|wsrep|galera/i;

/** The image of the one server that pods run; undefined where they run something else, or more. */
function databaseOf({ item, spec, containers }: Pods): unknown {
  // What keeps nothing is a cache, and another rule's.
  if (item.spec.volumeClaimTemplates === undefined && valuesAt(spec, 'volumes[].persistentVolumeClaim').length === 0) return undefined;
  const servers = containers.filter(({ json }) => DATABASES.includes(officialName(json.image) ?? ''));
  const [server] = servers;
  if (!server || server.json.command !== undefined || containers.some(({ role }) => role === 'init')) return undefined;
  return list(spec.containers).some(container => REPLICATED.test(JSON.stringify(container))) ? undefined : server.json.image;
}

function mostOf(cluster: Cluster, { item }: Pods): number {
  return cluster.count(item)?.most ?? 1;
}
