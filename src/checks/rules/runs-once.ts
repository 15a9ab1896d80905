import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';
import { severalOf } from '../internal/workloads/several';
import { wholeText } from '../internal/workloads/texts';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'runs-once',
  severity: 'warning',
  title: 'A scheduler that takes no lock runs once.',
  why: 'Each of several, and each of two during a rollout, starts every task that is due: mails are sent, and invoices are made, twice.',
  source: 'https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html',
  remedy: 'set \'replicas: 1\' and \'strategy: {type: Recreate}\', of a Worker \'replicas: 1\' and \'recreate: true\'',
  * check(cluster) {
    for (const pods of podsThat(cluster, mayBeScheduler)) {
      const many = pods.ends ? undefined : manyOf(cluster, pods);
      if (many === undefined) continue;
      for (const container of pods.containers) {
        const found = schedulerOf(cluster, pods, container);
        if (found) yield { item: pods.item, at: container.at, must: `should run once, and ${many}: each starts every task that is due`, value: found.name, source: found.source };
      }
    }
  },
};

interface Scheduler {
  readonly name: string;
  readonly source: string;
  /** Whether a line of words runs it. */
  readonly isRun: (line: string) => boolean;
}

// What their documentation says may run once alone.
const SCHEDULERS: readonly Scheduler[] = [
  { name: 'celery beat', source: rule.source, isRun: runsBeat },
  { name: 'clockwork', source: 'https://github.com/Rykian/clockwork#in-production', isRun: line => /(^|[\s/])clockwork\s+\S+\.rb(\s|$)/.test(line) },
  { name: 'dagster-daemon', source: 'https://docs.dagster.io/deployment/oss/oss-deployment-architecture', isRun: line => /(^|[\s/])dagster-daemon\s+run(\s|$)/.test(line) },
];

/** Most run none of them. */
function mayBeScheduler(pods: Pods): boolean {
  return haveCommands(pods) && /celery|clockwork|dagster-daemon/.test(wholeText(pods));
}

function schedulerOf(cluster: Cluster, pods: Pods, container: Container): Scheduler | undefined {
  const lines = container.role === 'init' ? [] : allWordsOf(container.json).join(' ').split(/[;&|\n]+/);
  const found = SCHEDULERS.find(({ isRun }) => lines.some(isRun));
  // Some have locks, such as RedBeat, and settings of the program may name one of them.
  const said = [wholeText(pods), ...found ? variablesOf(cluster, pods, container).values.values() : []].join('\n');
  return /redbeat|redundant|(?<!c)lock|leader|elect/i.test(said) ? undefined : found;
}

// Options of celery itself that have a value.
const VALUED = new Set(['-A', '--app', '-b', '--broker', '--result-backend', '--loader', '--config', '--workdir']);
// Schedulers that are known to take no lock: https://docs.celeryq.dev/en/stable/userguide/configuration.html#beat-scheduler, https://django-celery-beat.readthedocs.io
const LOCKLESS = /^(django|(django_celery_beat\.schedulers|celery\.beat)[:.]\w+)$/;

function runsBeat(line: string): boolean {
  const [, words] = /(?:^|[\s/])celery\s+(.*)/.exec(line) ?? [];
  const all = words?.trim().split(/\s+/) ?? [];
  let first = 0;
  while (all[first]?.startsWith('-')) first += VALUED.has(all[first]) ? 2 : 1;
  const [, scheduler = 'django'] = /\s(?:-S|--scheduler)[\s=]+["']?([^\s"']+)/.exec(line) ?? [];
  return LOCKLESS.test(scheduler) && (all[first] === 'beat' || (all[first] === 'worker' && all.some(word => word === '-B' || word === '--beat')));
}

/** How it comes that several run, or two at a time. */
function manyOf(cluster: Cluster, pods: Pods): string | undefined {
  const several = severalOf(cluster, pods);
  if (several !== undefined) return several;
  const { item } = pods;
  const { type = 'RollingUpdate', rollingUpdate } = record(item.spec.strategy);
  const { maxSurge = 1 } = record(rollingUpdate);
  return item.kind === 'Deployment' && cluster.count(item)?.most === 1 && type === 'RollingUpdate' && !/^0%?$/.test(String(maxSurge)) ? 'a rollout starts the next before it ends this one' : undefined;
}
