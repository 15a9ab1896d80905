import { allWordsOf } from '../internal/pods';
import { commandsIn } from '../internal/programs/shell';
import { Rule } from '../internal/rule';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';
import { scriptOf } from '../internal/workloads/scripts';

export const rule: Rule = {
  id: 'pipe-status',
  severity: 'warning',
  title: 'A Job fails when the dump in it does.',
  why: 'The status of a pipe is that of its last program: where pg_dump fails and gzip is content, the Job succeeds with an empty archive. Nobody hears of it, and after some days the good ones are deleted.',
  source: 'https://github.com/alphagov/govuk-helm-charts/pull/4017',
  remedy: 'run the script by [\'bash\', \'-euo\', \'pipefail\', \'-c\'] (\'set -o pipefail\' is known to the sh of Alpine too); or have the program write its file itself: pg_dump -Fc -f /backups/shop.dump',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      if (!pods.ends) continue;
      for (const container of pods.containers) {
        const script = scriptOf(cluster, pods, container);
        if (script === undefined || !DUMP.test(script) || !script.includes('|') || LOOKS.test([...allWordsOf(container.json), script].join('\n'))) continue;
        const piped = pipedIn(script);
        if (piped !== undefined) yield { item: pods.item, at: container.at, must: 'should set pipefail: where the dump fails, the program behind it succeeds, and so does the Job', value: piped };
      }
    }
  },
};

const DUMPS = '(?:pg_dump|pg_dumpall|mysqldump|mariadb-dump|mongodump)';
const DUMP = new RegExp(`\\b${DUMPS}\\b`);
// What stands before the program itself.
const PIPED = new RegExp(`^(?:(?:if|then|else|elif|do|while|until|!|\\{|exec|time|env|nice(?: -n \\S+)?|timeout(?: -\\S+)* \\S+|[A-Za-z_]\\w*=\\S*) )*(?:(?:kubectl|oc) .* -- )?(?:/\\S*/)?${DUMPS}(?: |$)`);
// What sees to it, or looks at what has been written.
const LOOKS = /pipefail|pipestatus|mispipe|mkfifo|-(gt|ge|lt|le)\b|\[\[?\s+(!\s+)?-s\s|\btest\s+(!\s+)?-s\b|-size\b|\b(wc|stat|du|grep|zcat|pg_restore)\b|\btail\b(?!\s+(-n\s*)?\+)|\b(gzip|gunzip|pigz|zstd|xz|bzip2)\s+(-\w*t|--test)/i;
// Kubernetes puts in a text for a variable of its own, and the shell for a command: a word of some kind.
const PUT_IN = /\$\([^()]*\)|`[^`\n]*`/g;
const JOINED = /\d?>&\d/g;

/** The command whose dump another program gets; undefined where there is none. */
function pipedIn(script: string): string | undefined {
  const commands = commandsIn(script.replace(PUT_IN, '$$').replace(JOINED, ''));
  const index = commands.findIndex(({ words, end }) => end === '|' && PIPED.test(words.join(' ')));
  if (index < 0) return undefined;
  const [program = ''] = /\S*(pg_dump|mysqldump|mariadb-dump|mongodump)\S*/.exec(commands[index].words.join(' ')) ?? [];
  return `${program} | ${commands[index + 1]?.words[0] ?? ''}`;
}
