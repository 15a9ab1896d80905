import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Pods } from '../internal/pods';
import { secondsIn } from '../internal/programs/durations';
import { LOKI, LokiFile, lokiFileOf } from '../internal/programs/loki-file';
import { readYaml } from '../internal/programs/yaml-file';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'loki-retention',
  severity: 'warning',
  title: 'A Loki that is told how long to keep logs deletes the older ones.',
  why: 'What limits_config says of retention, the compactor applies, and only where it is told to: otherwise logs are kept for ever. A disk fills up until Loki takes no more of them.',
  source: 'https://grafana.com/docs/loki/latest/operations/storage/retention/',
  remedy: 'set \'retention_enabled: true\' in \'compactor\', with a \'delete_request_store\'',
  * check(cluster) {
    for (const pods of podsThat(cluster, runLoki)) {
      for (const container of pods.containers) {
        const file = lokiFileOf(cluster, pods, container);
        const [, target] = /-target[= ](\S+)/.exec(allWordsOf(container.json).join(' ')) ?? [];
        // Of several that share the file it is said of the one that compacts.
        if (!file || (target !== undefined && !/\b(all|backend|compactor)\b/.test(target))) continue;
        const kept = keptIn(file);
        if (kept === undefined || deletes(cluster, pods.namespace)) continue;
        yield { item: pods.item, at: `${container.at} '${file.path}' retention_period`, must: 'should be with a compactor whose \'retention_enabled\' is true: nothing is deleted, and the disk fills up', value: kept };
      }
    }
  },
};

function runLoki({ containers }: Pods): boolean {
  return containers.some(({ json }) => LOKI.test(String(json.image)));
}

/** How long a Loki is told to keep what is on its disk; a bucket may delete by itself. */
function keptIn(file: LokiFile): unknown {
  if (!file.text.includes('retention_period')) return undefined;
  const { limits_config: limits, schema_config: schema, storage_config: storage } = readYaml(file.text) ?? {};
  const stores = list(record(schema).configs).map(each => each.object_store ?? each.store);
  const { retention_period: period } = record(limits);
  const isOnDisk = stores.length > 0 && stores.every(store => store === 'filesystem') && record(storage).named_stores === undefined;
  return isOnDisk && (secondsIn(period) ?? 0) > 0 ? period : undefined;
}

/** Whether a Loki of a namespace deletes what is older: the compactor may have a file of its own. */
function deletes(cluster: Cluster, namespace: string | undefined): boolean {
  return cluster.podsIn(namespace).some(pods => /retention[-_](deletes[-_])?enabled/.test(wholeText(pods)) || pods.containers.some(container => {
    const file = lokiFileOf(cluster, pods, container);
    if (!file?.text.includes('retention_')) return false;
    const { compactor, table_manager: tables } = readYaml(file.text) ?? {};
    const { retention_enabled: byCompactor = false } = record(compactor);
    const { retention_deletes_enabled: byTables = false } = record(tables);
    return byCompactor !== false || byTables !== false;
  }));
}
