import { Json, list } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { DATA_GUARD } from '../../core/internal/labels';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { haveOfficialImages, podsThat } from '../internal/workloads/pods-that';
import { isOfFiles } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'database-replicas',
  severity: 'error',
  title: 'A database whose image copies nothing between servers is one server.',
  why: 'Each pod of the official images is a server by itself: a Service sends what is written to one of them, and what is read to another that does not have it.',
  source: 'https://kubernetes.io/docs/tasks/run-application/run-replicated-stateful-application/',
  remedy: 'keep one replica, or let an operator run it, such as CloudNativePG',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveOfficialImages)) {
      const image = databaseOf(pods);
      const most = image === undefined ? 1 : cluster.count(pods.item)?.most ?? 1;
      if (most > 1) yield { item: pods.item, at: 'replicas', must: `must be 1: '${String(image)}' does not copy what is written to the others`, value: most };
    }
  },
};

const DATABASES = ['postgres', 'mysql', 'mariadb', 'mongo', 'redis', 'valkey'];
// What says that somebody has seen to it.
const REPLICATED = /replicaof|slaveof|replset|cluster-enabled\W+yes|sentinel|repmgr|patroni|primary_conninfo|group.replication|replication|wsrep|galera/i;

/** The image of the server that pods run by itself; undefined where they run something else, or somebody has seen to more. */
function databaseOf({ item, spec, containers }: Pods): unknown {
  const servers = containers.filter(({ role, json }) => role !== 'init' && DATABASES.includes(officialName(json.image) ?? ''));
  const [server] = servers;
  if (!server) return undefined;
  // What keeps nothing is a cache, and another rule's.
  if (item.spec.volumeClaimTemplates === undefined && valuesAt(spec, 'volumes[].persistentVolumeClaim').length === 0) return undefined;
  if (servers.length > 1 || server.json.command !== undefined || isConfigured(spec, server) || containers.some(isPreparing)) return undefined;
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
