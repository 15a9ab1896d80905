import { allWordsOf, SHELL } from '../internal/pods';
import { isReadByMysql } from '../internal/programs/mysql-files';
import { Rule } from '../internal/rule';
import { mountedFiles } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'mysql-file-mode',
  severity: 'error',
  title: 'A file of settings that MySQL is to read is not writable for everybody.',
  why: 'MySQL passes over a file that everybody may write, with a warning in its log alone, and so does its client: it runs with its defaults. That the mount is read-only makes no difference to it.',
  source: 'https://github.com/mysql/mysql-server/blob/trunk/mysys/my_default.cc',
  remedy: 'set \'defaultMode: 0644\', or leave it out',
  * check(cluster) {
    for (const { pods: { item }, container: { json, role, at }, path, file: { mode } } of mountedFiles(cluster)) {
      if (typeof mode !== 'number' || !othersWrite(mode) || role !== 'main' || !isReadByMysql(path) || !IMAGE.test(String(json.image))) continue;
      // A script may copy it.
      if (allWordsOf(json).some(word => SHELL.test(word))) continue;
      yield { item, at: `${at} '${path}'`, must: 'must not be writable for everybody: MySQL passes over the file', value: `0${mode.toString(8)}` };
    }
  },
};

// MariaDB takes a file of a mount that is read-only.
const IMAGE = /(^|\/)(mysql|mysql-server)(:|@|$)/;

/** Whether a mode lets everybody write: the last digit of three is theirs, of which 2 is to write. */
function othersWrite(mode: number): boolean {
  return ['2', '3', '6', '7'].includes(mode.toString(8).slice(-1));
}
