import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Container, Pods } from '../internal/pods';
import { optionsOf } from '../internal/programs/options';
import { quantity } from '../internal/resources';
import { Rule } from '../internal/rule';
import { deepestOf, isBelow } from '../internal/workloads/paths';
import { haveClaims, podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'retention-size',
  severity: 'warning',
  title: 'A Prometheus removes what is old before its volume is full.',
  why: 'Beyond its retention size Prometheus removes the oldest blocks. Where the volume is no larger than that, it is full before: Prometheus takes no more samples, and does not start again, for it cannot write. The log that is before the blocks takes a part of the volume too.',
  source: 'https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size',
  remedy: 'keep no more than 85 in 100 of the volume',
  * check(cluster) {
    for (const item of cluster.all('Prometheus.monitoring.coreos.com')) {
      const { retentionSize, storage } = item.spec;
      const { spec } = record(record(storage).volumeClaimTemplate);
      if (isMore(retentionSize, askedOf(spec))) yield { item, at: 'spec.retentionSize', must: `should be less than its volume, ${String(askedOf(spec))}: that is full before`, value: retentionSize };
    }
    for (const pods of podsThat(cluster, haveClaims)) {
      for (const container of pods.containers) {
        const size = PROMETHEUS.test(String(container.json.image)) ? optionsOf(container.json)?.get('storage.tsdb.retention.size')?.at(-1) : undefined;
        const volume = size === undefined ? undefined : volumeOf(cluster, pods, container);
        if (isMore(size, volume)) yield { item: pods.item, at: `${container.at} --storage.tsdb.retention.size`, must: `should be less than its volume, ${String(volume)}: that is full before`, value: size };
      }
    }
  },
};

const PROMETHEUS = /(^|\/)prometheus(:|@|$)/;

function askedOf(claim: unknown): unknown {
  return record(record(record(claim).resources).requests).storage;
}

// To Prometheus a kilobyte is 1024 bytes.
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** Whether as much is kept as a volume has, or more. */
function isMore(size: unknown, volume: unknown): boolean {
  const [, number, unit = ''] = /^([\d.]+)([KMGTPE]?i?B)$/.exec(String(size)) ?? [];
  const most = quantity(volume);
  return number !== undefined && most !== undefined && Number(number) * 1024 ** UNITS.indexOf(unit.replace('i', '')) >= most;
}

/** What was asked for the volume that blocks are in. */
function volumeOf(cluster: Cluster, { item, namespace, spec }: Pods, { json }: Container): unknown {
  const path = optionsOf(json)?.get('storage.tsdb.path')?.at(-1) ?? '/prometheus';
  const mount = deepestOf(list(json.volumeMounts).filter(({ mountPath }) => isBelow(`${path}/`, String(mountPath))));
  const template = list(item.spec.volumeClaimTemplates).find(({ metadata }) => mount !== undefined && record(metadata).name === mount.name);
  const volume = list(spec.volumes).find(({ name }) => mount !== undefined && name === mount.name);
  return askedOf(template ? template.spec : claimOf(cluster, namespace, volume));
}

function claimOf(cluster: Cluster, namespace: string | undefined, volume: Json = {}): unknown {
  const { claimName } = record(volume.persistentVolumeClaim);
  return typeof claimName === 'string' ? cluster.find('PersistentVolumeClaim', namespace, claimName)?.spec : undefined;
}
