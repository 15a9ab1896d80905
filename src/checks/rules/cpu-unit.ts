import { Json, record } from '../../core/internal/json';
import { quantity } from '../internal/resources';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'cpu-unit',
  severity: 'warning',
  title: 'CPU is written in the unit that is meant.',
  why: 'A number without a unit is cores: pods that ask for 250 of them, in place of 250m, fit no node and stay Pending.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu',
  remedy: 'write thousandths of a core with their unit, as \'250m\' or Cpu.millis(250)',
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const { json, at } of containers) {
        const { requests, limits } = record(json.resources);
        const memory = mostMemory(record(requests), record(limits));
        if (memory === undefined) continue;
        const found = [['requests.cpu', record(requests).cpu], ['limits.cpu', record(limits).cpu]].find(([, value]) => isMeantAsThousandths(value, memory));
        if (found) yield { item, at: `${at} ${String(found[0])}`, must: 'should be such as a node has beside that memory, and these are whole cores', value: found[1] };
      }
    }
  },
};

// Nodes of so many cores have a GiB and more for each; who wants them all has use for more than a program of one core has.
const MANY = 50;
const LEAST_FOR_EACH = 64 * 2 ** 20;

function isMeantAsThousandths(cpu: unknown, memory: number): boolean {
  const cores = /^\d+$/.test(String(cpu)) ? Number(cpu) : 0;
  return cores >= MANY && memory < cores * LEAST_FOR_EACH;
}

/** What a container may use of memory, or has set aside; undefined where it says neither. */
function mostMemory(requests: Json, limits: Json): number | undefined {
  return quantity(limits.memory ?? requests.memory);
}
