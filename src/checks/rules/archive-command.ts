import { Cluster } from '../internal/cluster';
import { Pods } from '../internal/pods';
import { postgresSettings } from '../internal/programs/postgres-settings';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { wholeText } from '../internal/workloads/texts';
import { filesMountedIn, isOfFiles, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'archive-command',
  severity: 'error',
  title: 'A PostgreSQL that archives its log is told how.',
  why: 'With archive_mode it keeps each piece of its log until it is archived. Without archive_command or archive_library none ever is: the log grows until the volume is full, and the server stops.',
  source: 'https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-ARCHIVE-COMMAND',
  remedy: 'set archive_command or archive_library, or leave archive_mode out',
  saidBy: ['setting-refused', 'setting-doubtful'],
  * check(cluster) {
    for (const pods of podsThat(cluster, mayArchive)) {
      for (const container of pods.containers) {
        const { settings, file, isWhole } = postgresSettings(cluster, pods, container) ?? {};
        const mode = settings?.get('archive_mode');
        if (!settings || mode === undefined || !/^(on|always|true|yes|1)$/i.test(mode) || saysHow(cluster, pods)) continue;
        const at = file === undefined ? container.at : `${container.at} '${file}'`;
        const must = `${isWhole ? 'must' : 'should'} be with archive_command or archive_library: nothing is archived, and the log fills the volume`;
        // What is among its data, and what an image of one's own adds, is not known.
        yield { item: pods.item, at, must, value: `archive_mode = ${mode}`, ...isWhole ? {} : { severity: 'warning' } };
      }
    }
  },
};

function mayArchive(pods: Pods): boolean {
  return /archive[_-]mode/.test(wholeText(pods)) || (wholeText(pods).includes('config_file') && Array.isArray(pods.spec.volumes) && pods.spec.volumes.some(isOfFiles));
}

const HOW = /archive[_-](command|library)\s*=?\s*'?\s*[^'\s=]/;

/** Whether anything that pods are given says how, be it in SQL. */
function saysHow(cluster: Cluster, pods: Pods): boolean {
  return HOW.test(wholeText(pods)) || filesMountedIn(cluster, pods).some(mounted => (textOf(mounted) ?? '').split('\n').some(line => !/^\s*#/.test(line) && HOW.test(line)));
}
