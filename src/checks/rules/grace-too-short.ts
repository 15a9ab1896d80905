import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods, probesOf } from '../internal/pods';
import { secondsIn } from '../internal/programs/durations';
import { awaitedIn, secondsOfTool } from '../internal/programs/shell';
import { argumentsOf, isTraefik } from '../internal/programs/traefik-static';
import { readYaml } from '../internal/programs/yaml-file';
import { Rule } from '../internal/rule';
import { containerText } from '../internal/workloads/texts';
import { filesMountedBy, isOfFiles, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'grace-too-short',
  severity: 'error',
  title: 'A pod has time left when its wait before a stop is over.',
  why: 'The grace period begins with the preStop hook. A hook that takes all of it leaves the program none: it is killed in the middle of what it does.',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
  remedy: 'raise \'terminationGracePeriodSeconds\', or shorten the wait',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, spec, containers, ends } = pods;
      const { terminationGracePeriodSeconds: grace = 30 } = spec;
      if (grace === 0 && item.spec.volumeClaimTemplates !== undefined) {
        yield { item, at: 'terminationGracePeriodSeconds', must: 'must be more than 0: a pod is removed before it has ended, and two of the same name may write to one volume', value: 0, remedy: 'leave it out, or give it the time that the program needs', source: FORCED };
      }
      for (const container of containers) {
        const { json, at } = container;
        const wait = waitOf(json);
        const ending = ends ? undefined : endingOf(container) ?? springEndingInFile(cluster, pods, container);
        if (ending && ending.seconds + (wait ?? 0) > Number(grace)) {
          const before = wait === undefined ? '' : `, of which preStop takes ${wait} s`;
          yield { item, at: `${at} ${ending.at}`, must: `should end within the grace period, ${String(grace)} s${before}: the program is killed while it waits for its last requests`, value: ending.value, severity: 'warning', source: ending.source };
        }
        if (wait === undefined) continue;
        for (const [probe, { terminationGracePeriodSeconds: own }] of probesOf(json)) {
          if (typeof own !== 'number' || own > wait || own >= Number(grace)) continue;
          yield { item, at: `${at} ${probe}`, must: `should leave more than preStop takes, ${wait} s: where the probe fails, the program is killed when that is over`, value: `${own} s`, remedy: 'raise \'terminationGracePeriodSeconds\' of the probe, or shorten the wait', severity: 'warning', source: OF_PROBES };
        }
        if (Number(grace) > wait) continue;
        yield { item, at: `${at} preStop`, must: `must be less than the grace period, ${String(grace)} s: the program is killed when it is over`, value: `${wait} s` };
      }
    }
  },
};

const FORCED = 'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/';

const OF_PROBES = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds';

interface Ending {
  readonly seconds: number;
  readonly at: string;
  readonly value: string;
  readonly source: string;
}

/** How long a program takes at the most to end its requests, where it is told so. */
function endingOf(container: Container): Ending | undefined {
  const { json, role } = container;
  if (role === 'init' || !/shutdown|graceful-timeout|sidekiq|gracetimeout/i.test(containerText(container))) return undefined;
  const words = allWordsOf(json);
  const variables = new Map(list(json.env).flatMap(({ name, value }) => typeof value === 'string' ? [[String(name), value] as const] : []));
  return springEnding(variables, [...words, ...variables.values()].join(' ')) ?? gunicornEnding(variables, words) ?? uvicornEnding(variables, words) ?? sidekiqEnding(words) ?? traefikEnding(container);
}

/** What files of Spring's say that a container mounts, where nothing that goes before them does: its profiles, and what is said beside them, may. */
function springEndingInFile(cluster: Cluster, pods: Pods, container: Container): Ending | undefined {
  if (container.role === 'init' || !list(pods.spec.volumes).some(isOfFiles) || /shutdown|profiles?[._]active/i.test(containerText(container))) return undefined;
  const texts = filesMountedBy(cluster, container).filter(file => /\/application\.(ya?ml|properties)$/.test(file.path)).map(file => textOf(file) ?? '');
  const [text = ''] = texts.filter(each => each.includes('timeout-per-shutdown-phase'));
  if (texts.length !== 1 || /^---/m.test(text)) return undefined;
  const { spring = {}, server = {}, ...flat } = readYaml(text) ?? {};
  const value = record(record(spring).lifecycle)['timeout-per-shutdown-phase'] ?? flat['spring.lifecycle.timeout-per-shutdown-phase'];
  const isImmediate = record(server).shutdown === 'immediate' || /server\.shutdown\s*[=:]\s*immediate/.test(text);
  const [, property = value] = /^spring\.lifecycle\.timeout-per-shutdown-phase\s*[=:]\s*(\w+)/m.exec(text) ?? [];
  return isImmediate ? undefined : springEndingOf(String(property));
}

function springEnding(variables: ReadonlyMap<string, string>, text: string): Ending | undefined {
  if (variables.get('SERVER_SHUTDOWN') === 'immediate' || text.includes('server.shutdown=immediate')) return undefined;
  const [, property] = /spring\.lifecycle\.timeout-per-shutdown-phase=(\w+)/.exec(text) ?? [];
  return springEndingOf(property ?? variables.get('SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE') ?? '');
}

function springEndingOf(value: string): Ending | undefined {
  // Without a unit it is milliseconds.
  const [, amount, unit = 'ms'] = /^(?:PT)?(\d+)(ms|s|m|h)?$/i.exec(value) ?? [];
  const seconds = Number(amount) * { ms: 0.001, s: 1, m: 60, h: 3600 }[unit.toLowerCase()]!;
  return amount === undefined ? undefined : { seconds, at: 'spring.lifecycle.timeout-per-shutdown-phase', value, source: SPRING };
}

function gunicornEnding(variables: ReadonlyMap<string, string>, words: readonly string[]): Ending | undefined {
  const own = words.some(word => /\bgunicorn\b/.test(word)) ? GRACEFUL.exec(words.join(' ')) : null;
  const [, value] = own ?? GRACEFUL.exec(variables.get('GUNICORN_CMD_ARGS') ?? '') ?? [];
  return value === undefined ? undefined : { seconds: Number(value), at: '--graceful-timeout', value: `${value} s`, source: GUNICORN };
}

function uvicornEnding(variables: ReadonlyMap<string, string>, words: readonly string[]): Ending | undefined {
  if (!words.some(word => /(^|[\s/])(uvicorn|fastapi)(\s|$)/.test(word))) return undefined;
  const value = /(?:^|\s)--timeout-graceful-shutdown[=\s]+(\d+)\b/.exec(words.join(' '))?.[1] ?? variables.get('UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN') ?? '';
  return /^\d+$/.test(value) ? { seconds: Number(value), at: '--timeout-graceful-shutdown', value: `${value} s`, source: UVICORN } : undefined;
}

/** How long Sidekiq lets jobs go on. */
function sidekiqEnding(words: readonly string[]): Ending | undefined {
  const [, value] = words.some(word => /(^|[\s/])sidekiq(\s|$)/.test(word)) ? /(?:^|\s)(?:-t|--timeout)[= ]?(\d+)\b/.exec(words.join(' ')) ?? [] : [];
  return value === undefined ? undefined : { seconds: Number(value), at: '--timeout', value: `${value} s`, source: SIDEKIQ };
}

const SIDEKIQ = 'https://github.com/sidekiq/sidekiq/wiki/Deployment';

/** How long Traefik goes on to take requests, and then lets those end that it has. */
function traefikEnding(container: Container): Ending | undefined {
  if (!isTraefik(container)) return undefined;
  const options = new Map(argumentsOf(container));
  const waits = [...options].flatMap(([option, value]): Ending[] => {
    const [, entry] = /^entrypoints\.(\S+)\.transport\.lifecycle\.requestacceptgracetimeout$/.exec(option) ?? [];
    const accepts = secondsIn(/^\d+$/.test(value) ? `${value}s` : value);
    const said = options.get(`entrypoints.${entry}.transport.lifecycle.gracetimeout`) ?? '10s';
    const ends = secondsIn(/^\d+$/.test(said) ? `${said}s` : said);
    return entry === undefined || accepts === undefined || ends === undefined ? [] : [{ seconds: accepts + ends, at: `entryPoints.${entry}.transport.lifeCycle`, value: `${accepts} s, and ${ends} s after`, source: TRAEFIK }];
  });
  return waits.sort((a, b) => b.seconds - a.seconds)[0];
}

const TRAEFIK = 'https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/';

const UVICORN = 'https://www.uvicorn.org/settings/#timeouts';

const GRACEFUL = /(?:^|\s)--graceful-timeout[=\s]+(\d+)\b/;
const SPRING = 'https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html';
const GUNICORN = 'https://docs.gunicorn.org/en/stable/settings.html#graceful-timeout';

/** How long a container's preStop hook waits, in seconds. */
function waitOf(container: Json): number | undefined {
  const { sleep, exec } = record(record(container.lifecycle).preStop);
  const { seconds } = record(sleep);
  if (typeof seconds === 'number') return seconds;
  const { command } = record(exec);
  const slept = Array.isArray(command) ? awaitedIn(command.map(String)).flatMap(sleptIn) : [];
  return slept.length > 0 ? Math.max(...slept) : undefined;
}

/** How long a command sleeps. */
function sleptIn([program = '', time = '']: readonly string[]): number[] {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(time) ?? [];
  return /(^|\/)sleep$/.test(program) && amount !== undefined ? [secondsOfTool(amount, unit || undefined)] : [];
}
