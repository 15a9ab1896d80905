import { list, record } from '../../core/internal/json';
import { isBelow } from '../internal/paths';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'data-not-kept',
  severity: 'warning',
  title: 'A database keeps its data on a volume that is there after its pod.',
  why: 'What is written into a container, or an emptyDir, is gone with the pod: with its next release, or when its node is drained.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  remedy: 'mount a PersistentVolumeClaim there, or silence this with the reason, where the data may go',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.ends) continue;
      for (const container of pods.containers) {
        const directory = dataOf(container);
        if (directory === undefined) continue;
        const volume = volumeAt(container, directory);
        if (volume === undefined) yield { item: pods.item, at: container.at, must: `should have a volume at ${directory}: its data is gone with the container`, value: container.json.image };
        else if (isEmptyDir(pods, volume)) yield { item: pods.item, at: `${container.at} mount of '${volume}'`, must: 'should be of a claim: its data is gone with the pod', value: 'emptyDir' };
      }
    }
  },
};

/** Where images of databases have their data, unless they are told: by the name of the image. Caches, and what is often one, are not among them. */
const DATA: Readonly<Record<string, string>> = {
  'postgres': '/var/lib/postgresql',
  'postgis': '/var/lib/postgresql',
  'timescaledb': '/var/lib/postgresql',
  'mysql': '/var/lib/mysql',
  'mariadb': '/var/lib/mysql',
  'mongo': '/data/db',
  'rabbitmq': '/var/lib/rabbitmq',
  'influxdb': '/var/lib/influxdb',
  'elasticsearch': '/usr/share/elasticsearch/data',
  'opensearch': '/usr/share/opensearch/data',
  'cassandra': '/var/lib/cassandra',
  'couchdb': '/opt/couchdb/data',
  'neo4j': '/data',
  'clickhouse-server': '/var/lib/clickhouse',
};
// Those of Bitnami have theirs below one directory: https://github.com/bitnami/containers
const BITNAMI = '/bitnami';

function dataOf({ json, role }: Container): string | undefined {
  const [, path = '', name = ''] = /^((?:[^/]+\/)*)([^/:@]+)/.exec(String(json.image)) ?? [];
  if (role !== 'main' || !Object.hasOwn(DATA, name) || runsSomethingElse(json)) return undefined;
  const { value: told } = list(json.env).find(variable => variable.name === 'PGDATA') ?? {};
  return typeof told === 'string' ? told : /bitnami(legacy)?\//.test(path) ? BITNAMI : DATA[name];
}

/** An image of a database holds its clients too. */
function runsSomethingElse({ command }: Container['json']): boolean {
  return Array.isArray(command) && command.length > 0;
}

/** The volume that is mounted at a directory, around it or in it: an image may have its data deeper. */
function volumeAt({ json }: Container, directory: string): string | undefined {
  const found = list(json.volumeMounts).find(({ mountPath, readOnly }) => {
    const path = String(mountPath).replace(/\/$/, '');
    return readOnly !== true && (path === directory || isBelow(path, directory) || isBelow(directory, path));
  });
  return found && String(found.name);
}

function isEmptyDir({ spec, item }: Pods, volume: string): boolean {
  const claimed = list(item.spec.volumeClaimTemplates).some(({ metadata }) => record(metadata).name === volume);
  return !claimed && list(spec.volumes).some(({ name, emptyDir }) => name === volume && emptyDir !== undefined);
}
