import { list, record } from '../../core/internal/json';
import { amountOf } from '../../core/internal/quantity';
import { Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'scratch-over-limit',
  severity: 'warning',
  title: 'An emptyDir is no larger than what its pod may use.',
  why: 'What is written to an emptyDir counts to the ephemeral storage of the pod, and in memory to that of the container: beyond its limits the pod is evicted, or the container killed, long before the volume is full.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage',
  remedy: 'raise the limit, or make the volume smaller',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const { name, emptyDir } of list(pods.spec.volumes)) {
        const { sizeLimit, medium } = record(emptyDir);
        const size = sizeLimit === undefined ? NaN : amountOf(String(sizeLimit));
        if (Number.isNaN(size)) continue;
        yield* medium === 'Memory' ? inMemory(pods, name, size, sizeLimit) : onDisk(pods, name, size, sizeLimit);
      }
    }
  },
};

// Who writes is charged.
function* inMemory({ item, containers }: Pods, volume: unknown, size: number, value: unknown): Iterable<Violation> {
  for (const { json, at } of containers) {
    const { memory } = record(record(json.resources).limits);
    const writes = list(json.volumeMounts).some(({ name, readOnly }) => name === volume && readOnly !== true);
    if (!writes || memory === undefined || amountOf(String(memory)) >= size) continue;
    yield { item, at: `volume '${String(volume)}'`, must: `should be within the memory that the ${at} may use, ${String(memory)}: it is killed as the volume fills`, value };
  }
}

// The limits of all containers together are those of the pod.
function* onDisk({ item, containers }: Pods, volume: unknown, size: number, value: unknown): Iterable<Violation> {
  const limits = containers.filter(({ role }) => role !== 'init').map(({ json }) => record(record(json.resources).limits)['ephemeral-storage']);
  const sum = limits.reduce<number>((total, limit) => total + (limit === undefined ? Infinity : amountOf(String(limit))), 0);
  if (sum < size) yield { item, at: `volume '${String(volume)}'`, must: `should be within the ephemeral storage that the pod may use, ${limits.map(String).join(' + ')}: it is evicted as the volume fills`, value };
}
