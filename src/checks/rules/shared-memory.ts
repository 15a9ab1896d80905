import { Json, list, record } from '../../core/internal/json';
import { amountOf } from '../../core/internal/quantity';
import { Rule } from '../internal/rule';
import { officialName } from '../internal/workloads/official';

export const rule: Rule = {
  id: 'shared-memory',
  severity: 'warning',
  title: 'A program that needs much shared memory has more of it than 64 MiB.',
  why: 'A container has 64 MiB at /dev/shm, whatever memory it may use. A browser crashes when it has drawn so much, and PostgreSQL, whose workers share a query there, ends large ones with "could not resize shared memory segment".',
  source: 'https://github.com/docker-library/docs/blob/master/postgres/README.md',
  remedy: 'mount an emptyDir with \'medium: Memory\' at /dev/shm',
  * check(cluster) {
    for (const { item, spec, containers } of cluster.pods) {
      for (const { json, at } of containers) {
        const needs = spec.hostIPC === true ? undefined : needsMore(json);
        if (!needs || list(json.volumeMounts).some(({ mountPath }) => /^\/dev\/shm\/?$/.test(String(mountPath)))) continue;
        yield { item, at: `${at} volumeMounts`, must: `should have one at /dev/shm: ${needs.otherwise}`, value: 'none', source: needs.source };
      }
    }
  },
};

/** What a program that is known for it does without. */
function needsMore(json: Json): { readonly otherwise: string; readonly source?: string } | undefined {
  const text = JSON.stringify([json.command, json.args, json.env]);
  if (BROWSERS.test(String(json.image))) return /disable-dev-shm-usage/.test(text) ? undefined : { otherwise: 'its browser crashes at 64 MiB', source: SELENIUM };
  const { limits, requests } = record(json.resources);
  const { memory = '0' } = { ...record(requests), ...record(limits) };
  const shares = officialName(json.image) === 'postgres' && !/config_file|dynamic_shared_memory_type|max_parallel_workers(_per_gather)?=0/.test(text);
  return shares && amountOf(String(memory)) >= LARGE ? { otherwise: 'queries of several workers fail at 64 MiB' } : undefined;
}

const BROWSERS = /(^|\/)selenium\/(standalone|node)-(chrome|chromium|edge|firefox|all-browsers)(:|@|$)/;
const SELENIUM = 'https://github.com/SeleniumHQ/docker-selenium#--shm-size2g';

// A smaller one is not meant for large queries.
const LARGE = 2 * 1024 ** 3;
