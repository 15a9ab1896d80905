import { list } from '../../core/internal/json';
import { allWordsOf, Container, Pods, shellScript } from '../internal/pods';
import { Rule } from '../internal/rule';
import { deepestOf, isBelow } from '../internal/workloads/paths';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';
import { wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'dump-not-kept',
  severity: 'error',
  title: 'A dump is there after the Job that makes it.',
  why: 'An emptyDir is deleted with its pod, and a Job\'s pod is over when the dump is: every run succeeds, and there is no backup.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  remedy: 'mount a PersistentVolumeClaim there, or send the dump elsewhere in the same script',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      if (!pods.ends || !DUMP.test(wholeText(pods))) continue;
      for (const container of pods.containers) {
        if (container.role !== 'main') continue;
        const path = dumpOf(container);
        if (path !== undefined && isGone(pods, container, path)) yield { item: pods.item, at: container.at, must: 'must write its dump where it is kept: an empty volume is deleted with the pod', value: path };
      }
    }
  },
};

const DUMP = /(^|[\s/;&|(])(pg_dump|pg_dumpall|mysqldump|mariadb-dump)(?=\s|$)/m;

// By another option the one writes into a file, and the other goes on after errors: https://www.postgresql.org/docs/current/app-pgdump.html,
// https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html
const FILE: Readonly<Record<string, RegExp>> = {
  pg: /(?:^|\s)(?:-f\s*|--file[=\s])["']?(\/[^\s"']+)/,
  my: /(?:^|\s)(?:-r\s*|--result-file[=\s])["']?(\/[^\s"']+)/,
};

/** Where a container writes a dump, if that is the last that it does; undefined where it does more, or that cannot be read. */
function dumpOf({ json }: Container): string | undefined {
  const words = allWordsOf(json);
  if (DUMP.test(words[0]?.replace(/\s/g, '_') ?? '')) return fileIn(words.join(' '));
  const script = shellScript(words);
  return script === undefined || DOUBTFUL.test(script) ? undefined : lastOf(script);
}

// What may use a file without its name, or later than it is written.
const DOUBTFUL = /\b(cd|pushd|trap|eval|source)\b|<<|[<>]\(|`|[^&>]&(?![&>\d])|\{|\}|\btee\b/;

/** The file of the dump with which a script ends, but for what it says. */
function lastOf(script: string): string | undefined {
  const commands = script.split(/\n|;|&&|\|\|/).map(each => each.trim()).filter(each => each !== '');
  while (/^(echo|printf|date|exit|true)\b[^|(]*$/.test(commands[commands.length - 1] ?? '')) commands.pop();
  const last = commands.pop() ?? '';
  const [, redirected] = /(?<![\d&>])1?>\|?\s*(\/[^\s"'|]+|"\/[^"]+"|'\/[^']+')(?:\s+2>\S+)*$/.exec(last) ?? [];
  return DUMP.test(last) ? redirected?.replace(/["']/g, '') ?? (last.includes('|') ? undefined : fileIn(last)) : undefined;
}

function fileIn(command: string): string | undefined {
  return FILE[/\bpg_dump/.test(command) ? 'pg' : 'my'].exec(command)?.[1];
}

/** Whether a file is in a volume that is deleted with the pod, and that no other container sees. */
function isGone({ spec, containers }: Pods, container: Container, path: string): boolean {
  const above = list(container.json.volumeMounts).filter(({ mountPath }) => path === mountPath || isBelow(path, String(mountPath)));
  const mount = deepestOf(above);
  const volume = list(spec.volumes).find(({ name }) => name === mount?.name) ?? {};
  const isEmpty = volume.emptyDir !== undefined || volume.ephemeral !== undefined;
  return isEmpty && !containers.some(other => other !== container && list(other.json.volumeMounts).some(({ name }) => name === mount?.name));
}
