import { periodsOf, readSchedule } from '../../core/internal/cron';
import { record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { isSaid } from '../internal/programs/charts';
import { secondsIn } from '../internal/programs/durations';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'backup-ttl',
  severity: 'warning',
  title: 'A backup of Velero is kept until the next one is made.',
  why: 'Velero deletes a backup when its ttl is over, 30 days without one, whether there is a later one or not: of a schedule that is due less often, there is no backup at all for part of the time.',
  source: 'https://velero.io/docs/main/how-velero-works/#set-a-backup-to-expire',
  remedy: 'raise \'ttl\', or have it run more often',
  * check(cluster) {
    const all = cluster.all('Schedule.velero.io').filter(({ spec }) => spec.paused !== true);
    for (const item of all) {
      const gap = gapOf(item);
      if (!gap || (!gap.said && isSaid(cluster, DEFAULT))) continue;
      if (all.some(other => other.namespace === item.namespace && !gapOf(other) && covers(other, item))) continue;
      const must = `should be at least ${hours(gap.longest)}, the longest time between two runs of it: until the next, there is no backup`;
      yield { item, at: 'spec.template.ttl', must, value: gap.said ? record(item.spec.template).ttl : `none, which is ${hours(TTL)}` };
    }
  },
};

// Without a ttl, and unless the server is told of another one.
const TTL = 30 * 24 * 3600;
const DEFAULT = /default-?backup-?ttl/i;

/** The longest time between two runs of a schedule, in seconds, where its backups are kept for less. */
function gapOf({ spec }: Item): { readonly longest: number; readonly said: boolean } | undefined {
  const { ttl } = record(spec.template);
  const kept = ttl === undefined ? TTL : secondsIn(ttl);
  const longest = longestOf(String(spec.schedule));
  // Of no time, the default is taken.
  return kept === undefined || longest === undefined || kept === 0 || kept >= longest ? undefined : { longest, said: ttl !== undefined };
}

function longestOf(schedule: string): number | undefined {
  const [, every] = /^@every\s+(\S+)$/.exec(schedule) ?? [];
  const read = every === undefined ? readSchedule(schedule) : undefined;
  return every === undefined ? typeof read === 'object' ? periodsOf(read)?.longest : undefined : secondsIn(every);
}

/** Whether a schedule has in its backups all that another one has. */
function covers({ spec }: Item, other: Item): boolean {
  const [own, theirs] = [record(spec.template), record(other.spec.template)];
  const narrows = ['labelSelector', 'orLabelSelectors', 'includedResources', 'excludedResources', 'includedClusterScopedResources', 'includedNamespaceScopedResources'];
  if (narrows.some(field => own[field] !== undefined && JSON.stringify(own[field]) !== JSON.stringify(theirs[field]))) return false;
  const [included, wanted] = [namesIn(own.includedNamespaces), namesIn(theirs.includedNamespaces)];
  const isWide = included.length === 0 || included.includes('*');
  const excluded = namesIn(own.excludedNamespaces).filter(name => !namesIn(theirs.excludedNamespaces).includes(name));
  return (isWide || (wanted.length > 0 && wanted.every(name => included.includes(name)))) && excluded.every(name => wanted.length > 0 && !wanted.includes(name) && !wanted.includes('*'));
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function hours(seconds: number): string {
  return `${Math.ceil(seconds / 3600)}h`;
}
