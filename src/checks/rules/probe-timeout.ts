import { record } from '../../core/internal/json';
import { probesOf } from '../internal/pods';
import { awaitedIn, secondsOfTool } from '../internal/programs/shell';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'probe-timeout',
  severity: 'warning',
  title: 'A probe gives its command the time that the command takes for itself.',
  why: 'The kubelet ends the command of a probe after timeoutSeconds, 1 where nothing is said, and takes that for a failure. A command that is told to wait longer for an answer never does: one that is late restarts a program that is well, or takes it out of its Service.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  remedy: 'raise \'timeoutSeconds\', or have the command wait less',
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const { json, at } of containers) {
        for (const [name, { exec, timeoutSeconds = 1 }] of probesOf(json)) {
          const { command } = record(exec);
          const longest = Array.isArray(command) ? longestIn(command.map(String)) : undefined;
          if (!longest || longest.seconds <= Number(timeoutSeconds)) continue;
          yield { item, at: `${at} ${name}`, must: `should have timeoutSeconds of ${Math.ceil(longest.seconds)} and more, as its command may take so long: after ${String(timeoutSeconds)} s it is ended, and has failed`, value: longest.words };
        }
      }
    }
  },
};

interface Wait {
  readonly seconds: number;
  readonly words: string;
}

/** What of a command waits longest. */
function longestIn(command: readonly string[]): Wait | undefined {
  const waits = awaitedIn(command).flatMap(words => waitOf(words) ?? []);
  return waits.sort((a, b) => b.seconds - a.seconds)[0];
}

const TIME = String.raw`(\d+(?:\.\d+)?)(ms|s|m|h)?`;

/** What programs are told how long to take at the most. */
const OPTIONS: Readonly<Record<string, RegExp>> = {
  // https://www.gnu.org/software/coreutils/manual/html_node/timeout-invocation.html
  'timeout': new RegExp(String.raw`^(?:(?:-[ks]|--signal|--kill-after)[ =]?\S+ |--(?:foreground|preserve-status|verbose) )*${TIME}(?= )`),
  'sleep': new RegExp(`^${TIME}$`),
  // https://curl.se/docs/manpage.html
  'curl': new RegExp(String.raw`(?:^| )(?:--max-time|--connect-timeout|-[fsSkLIgv]*m) ?${TIME}(?= |$)`),
  // https://www.gnu.org/software/wget/manual/html_node/Download-Options.html
  'wget': new RegExp(String.raw`(?:^| )(?:--timeout[= ]|-q?T ?)${TIME}(?= |$)`),
  // https://www.postgresql.org/docs/current/app-pg-isready.html
  'pg_isready': new RegExp(String.raw`(?:^| )(?:--timeout[= ]|-q?t ?)${TIME}(?= |$)`),
  // https://github.com/grpc-ecosystem/grpc-health-probe
  'grpc_health_probe': new RegExp(String.raw`(?:^| )--?(?:connect|rpc)-timeout[= ]${TIME}(?= |$)`),
  // https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html
  'mysqladmin': new RegExp(String.raw`(?:^| )--connect[-_]timeout[= ]${TIME}(?= |$)`),
  // https://www.rabbitmq.com/docs/man/rabbitmq-diagnostics.8
  'rabbitmq-diagnostics': new RegExp(String.raw`(?:^| )(?:--timeout[= ]|-q?t ?)${TIME}(?= |$)`),
};

/** How long a single command is told to take at the most; undefined where it is not said in words that are known. */
function waitOf(words: readonly string[]): Wait | undefined {
  const program = (words[0] ?? '').split('/').pop() ?? '';
  if (!Object.hasOwn(OPTIONS, program)) return undefined;
  const [, amount, unit] = OPTIONS[program].exec(words.slice(1).join(' ')) ?? [];
  return amount === undefined ? undefined : { seconds: secondsOfTool(amount, unit), words: words.join(' ') };
}
