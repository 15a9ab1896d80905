import { Json, list, record } from '../../core/internal/json';
import { allWordsOf, askedOf, Container, Pods, SHELL, shellScript } from '../internal/pods';
import { Rule } from '../internal/rule';
import { deepestOf, isBelow } from '../internal/workloads/paths';
import { podsThat, runWords } from '../internal/workloads/pods-that';
import { isOfFiles } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'script-executable',
  severity: 'error',
  title: 'A script of a ConfigMap that is started by its path may be executed.',
  why: 'Files of a ConfigMap, a Secret and the like have the mode 0644, unless they are given another: nobody may execute them, not even root, and what starts one ends with "permission denied".',
  source: 'https://github.com/kubernetes/kubernetes/issues/71356',
  remedy: 'set \'defaultMode\' of the volume to 0555, which is 365 in JSON, or give the script to a shell: [\'sh\', \'<path>\']',
  * check(cluster) {
    for (const pods of podsThat(cluster, runWords)) {
      if (!list(pods.spec.volumes).some(isOfFiles) || isOfWindows(pods.spec)) continue;
      for (const container of pods.containers) {
        for (const [at, path] of startedIn(container)) {
          const mode = modeOf(pods, container, path);
          // One bit is enough: runtimes have the capability that passes over whose it is when they start a program.
          if (mode === undefined || /[1357]/.test(mode)) continue;
          yield { item: pods.item, at: `${container.at} ${at}`, must: `must be executable, and its mode is 0${mode}: it ends with "permission denied"`, value: path };
        }
      }
    }
  },
};

/** Modes of Linux are nothing to it. */
function isOfWindows({ os, nodeSelector }: Json): boolean {
  return record(os).name === 'windows' || Object.values(record(nodeSelector)).includes('windows');
}

/** The paths that are started as programs, by what starts them. */
function startedIn({ json }: Container): Array<readonly [at: string, path: string]> {
  const asked = askedOf(json).map(([at, action]) => [at, wordsIn(record(action.exec).command)] as const);
  // Without a command it is the image's own that gets the arguments.
  const own = json.command === undefined ? [] : [['command', allWordsOf(json)] as const];
  return [...own, ...asked].flatMap(([at, words]) => {
    const path = startedBy(words);
    return path === undefined ? [] : [[at, path] as const];
  });
}

function wordsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** The path that words start: the first of them, or the first of what a shell is told. */
function startedBy(words: readonly string[]): string | undefined {
  const [program = ''] = words;
  if (program.startsWith('/') && !SHELL.test(program)) return program;
  return /^\s*(?:exec\s+)?(\/[\w./-]+)(?=\s|;|$)/.exec(shellScript(words) ?? '')?.[1];
}

/** The mode of a file in a container, as octal digits, where it is of a ConfigMap, a Secret or the like. */
function modeOf({ spec }: Pods, { json }: Container, path: string): string | undefined {
  const mount = deepestOf(list(json.volumeMounts).filter(({ mountPath }) => path === mountPath || isBelow(path, String(mountPath))));
  const volume = mount && list(spec.volumes).find(({ name }) => name === mount.name);
  if (!volume || !isOfFiles(volume) || mount.subPathExpr !== undefined) return undefined;
  const source = record(volume.configMap ?? volume.secret ?? volume.projected);
  const file = `${String(mount.subPath ?? '')}/${path.slice(String(mount.mountPath).length)}`.split('/').filter(part => part !== '').join('/');
  const items = [source, ...list(source.sources).flatMap(each => Object.values(each).map(record))].flatMap(each => list(each.items));
  const { mode = source.defaultMode ?? 0o644 } = items.find(item => item.path === file) ?? {};
  // What is more is no mode, and refused.
  return typeof mode === 'number' && mode <= 0o777 ? mode.toString(8).padStart(3, '0') : undefined;
}
