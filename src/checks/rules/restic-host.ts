import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { commandsIn } from '../internal/programs/shell';
import { Rule } from '../internal/rule';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';
import { scriptOf } from '../internal/workloads/scripts';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'restic-host',
  severity: 'warning',
  title: 'Snapshots of restic that are forgotten by a policy are of one host.',
  why: 'A snapshot is of the host that made it, which is the pod, with another name in each run; and restic keeps so many of each host. Every snapshot is alone with its host, none is ever forgotten, and the repository grows.',
  source: 'https://github.com/restic/restic/issues/4380',
  remedy: 'give both commands --host, or set RESTIC_HOST for the backup; or have them forgotten by --group-by paths',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      const { item, spec, ends, containers } = pods;
      // The node's name, or one that is given, is the same in the next run.
      if (!ends || spec.hostNetwork === true || spec.hostname !== undefined) continue;
      const commands = containers.flatMap(container => resticCommands(cluster, pods, container));
      const backup = commands.find(({ verb, words }) => verb === 'backup' && !words.some(word => OF_HOST.test(word)));
      const forget = commands.find(({ verb, words }) => verb === 'forget' && words.some(word => KEEPS.test(word)) && !words.some(word => TOGETHER.test(word)));
      // What a variable puts in may be an option.
      const mayBeSaid = commands.some(({ words }) => words.some(word => OPTIONS.test(word)));
      if (!backup || !forget || mayBeSaid || isNamed(cluster, pods, backup.container)) continue;
      yield { item, at: forget.container.at, must: 'should be of a host that is the same in each run: of that of each pod there is one snapshot, and none is forgotten', value: `restic ${forget.words.join(' ')}` };
    }
  },
};

// https://restic.readthedocs.io/en/stable/060_forget.html; -H is the host to the one, and hours to the other.
const OF_HOST = /^(--host(name)?(=|$)|-H)/;
const KEEPS = /^(--keep-|-[ldwmyH]$)/;
const TOGETHER = /^(--host(name)?(=|$)|--group-by|-g)/;
const OPTIONS = /\$\{?\w*(arg|opt|flag|host|param)/i;

interface Command {
  readonly container: Container;
  readonly verb?: string;
  readonly words: readonly string[];
}

/** The commands of restic that a container runs. */
function resticCommands(cluster: Cluster, pods: Pods, container: Container): Command[] {
  const { json } = container;
  const words = allWordsOf(json);
  const script = scriptOf(cluster, pods, container);
  if (script === undefined) {
    const isItself = json.command === undefined ? IMAGE.test(String(json.image)) : RESTIC.test(words[0] ?? '');
    return isItself ? [commandOf(container, json.command === undefined ? words : words.slice(1))] : [];
  }
  return !script.includes('restic') ? [] : commandsIn(script).flatMap(({ words: all }): Command[] => {
    const program = all.findIndex(word => RESTIC.test(word));
    return program < 0 || all.slice(0, program).some(word => !BEFORE.test(word)) ? [] : [commandOf(container, all.slice(program + 1))];
  });
}

const IMAGE = /(^|\/)restic(:|@|$)/;
const RESTIC = /^(\/\S*\/)?restic$/;
const BEFORE = /^(if|then|else|elif|do|while|until|!|\{|exec|time|env|\w+=.*)$/;

function commandOf(container: Container, words: readonly string[]): Command {
  return { container, verb: words.find(word => /^(backup|forget|prune|check|init|snapshots|unlock|restore|copy|cat|stats)$/.test(word)), words };
}

/** Whether the host of a container's backups may be given by a variable: https://restic.readthedocs.io/en/stable/040_backup.html */
function isNamed(cluster: Cluster, pods: Pods, container: Container): boolean {
  const { values, isWhole } = variablesOf(cluster, pods, container);
  return values.has('RESTIC_HOST') || !isWhole || scriptOf(cluster, pods, container)?.includes('RESTIC_HOST') === true;
}
