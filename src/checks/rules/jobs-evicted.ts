import { Cluster } from '../internal/cluster';
import { allWordsOf, Pods } from '../internal/pods';
import { servicesIn } from '../internal/programs/addresses';
import { redisFileOf, runsRedis, settingsOf } from '../internal/programs/redis-file';
import { Rule } from '../internal/rule';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';
import { textsOf, wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'jobs-evicted',
  severity: 'warning',
  title: 'A Redis that has jobs evicts none of them.',
  why: 'With a policy of allkeys, a Redis whose memory is full throws away what was not used for long, queues and jobs that are due later among them: nobody hears of it. A queue wants noeviction, which tells whoever puts the next job in.',
  source: 'https://github.com/sidekiq/sidekiq/wiki/Using-Redis#memory',
  remedy: 'set \'maxmemory-policy noeviction\', and have a Redis of its own for what may go, such as a cache',
  * check(cluster) {
    for (const pods of podsThat(cluster, mayWork)) {
      const worker = workerOf(pods);
      if (worker === undefined) continue;
      for (const [service, server, policy] of evictingIn(cluster, pods)) {
        yield { item: server.item, at: 'maxmemory-policy', must: `should be noeviction, as ${pods.item.toString()} has the jobs of ${worker} in it, by ${service}: they are lost when the memory is full`, value: policy };
      }
    }
  },
};

// What has its jobs in Redis alone, and what may, by the URL of its broker.
const WORKERS: ReadonlyArray<readonly [name: string, command: RegExp]> = [
  ['Sidekiq', /(^|[\s/])sidekiq(swarm)?(\s|$)/],
  ['Resque', /(^|[\s/])(resque-pool|rake\s+(\S+\s+)*resque:work)/],
  ['RQ', /(^|[\s/])rq\s+worker/],
  ['Celery', /(^|[\s/])celery\s+(.*\s)?worker(\s|$)/],
  ['Laravel', /artisan\s+(horizon|queue:work\s+redis)(\s|$)/],
];

function mayWork(pods: Pods): boolean {
  return haveCommands(pods) && /sidekiq|resque|\brq\b|celery|artisan/.test(wholeText(pods));
}

function workerOf({ containers }: Pods): string | undefined {
  const lines = containers.filter(({ role }) => role !== 'init').map(({ json }) => allWordsOf(json).join(' '));
  return WORKERS.find(([, command]) => lines.some(line => command.test(line)))?.[0];
}

// One that is said to be for a cache has no jobs.
const JOBS = /env '(REDIS_(URL|HOST|PROVIDER)|(\w+_)?(BROKER|QUEUE|SIDEKIQ|RESQUE|RQ|JOBS?)_?\w*)'$|(command|args)$/;

/** The Services of Redis that pods are told of, and that evict whatever they like. */
function evictingIn(cluster: Cluster, pods: Pods): ReadonlyArray<readonly [string, Pods, string]> {
  const services = textsOf(pods).filter(({ at }) => JOBS.test(at) && !/RESULT|CACHE/.test(at)).flatMap(told => servicesIn(cluster, pods, told));
  return [...new Set(services.map(({ service }) => service))].flatMap(service => cluster.behind(service).flatMap(server => {
    const policy = policyOf(cluster, server);
    return policy === undefined ? [] : [[service.toString(), server, policy] as const];
  }));
}

/** The policy of a Redis that has a limit of its memory, where it evicts what never ends by itself. */
function policyOf(cluster: Cluster, server: Pods): string | undefined {
  const container = server.containers.find(runsRedis);
  if (!container) return undefined;
  const words = ` ${allWordsOf(container.json).join(' ')}`;
  const file = redisFileOf(cluster, server, container);
  const said = (name: string) => new RegExp(`\\s--${name}\\s+["']?([\\w-]+)`).exec(words)?.[1] ?? (file && settingsOf(file, name).at(-1));
  const policy = said('maxmemory-policy') ?? '';
  return /^allkeys-/.test(policy) && /^[1-9]/.test(said('maxmemory') ?? '') ? policy : undefined;
}
