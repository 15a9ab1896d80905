import { list, record } from '../../core/internal/json';
import { allWordsOf, Container, Pods, shellScript } from '../internal/pods';
import { Rule } from '../internal/rule';
import { deepestOf, isBelow } from '../internal/workloads/paths';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'read-only-path',
  severity: 'error',
  title: 'What a script writes, it writes where it can.',
  why: 'On a read-only root filesystem, and in the volume of a ConfigMap or a Secret, a file cannot be made: the shell ends with "Read-only file system" before the program is run.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  remedy: 'mount an emptyDir or a claim there: of a blueprint, by \'volumes\' or \'writablePaths\'',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      for (const container of pods.containers) {
        for (const path of writtenBy(container)) {
          const why = whyNot(pods, container, path);
          if (why !== undefined) yield { item: pods.item, at: container.at, must: `must write where it can, and ${why}`, value: path };
        }
        for (const path of archivedBy(container)) {
          const why = whyNot(pods, container, path);
          if (why !== undefined) yield { item: pods.item, at: `${container.at} archive_command`, must: `must write where it can, and ${why}: the log is kept until the volume is full`, value: path, remedy: ARCHIVE };
        }
        const kept = keptBySentinel(container);
        const why = kept === undefined ? undefined : whyNot(pods, container, kept);
        if (why !== undefined) yield { item: pods.item, at: `${container.at} Sentinel`, must: `must keep what it finds in a file that it can write, and ${why}: it ends at once`, value: kept, ...SENTINEL };
      }
    }
  },
};

// A redirection of a shell into a file, up to where a variable begins.
const WRITTEN = /(?:^|[\s;|&()])(?:[12&]?>{1,2}\|?)\s*["']?(\/[^\s"'`;|&()<>$]*)(\$?)/g;
// What may run elsewhere, may not be run, or makes its place first.
const DOUBTFUL = /\|\|\s*(true|:)|\s-w\s|\b(kubectl|ssh|nsenter|chroot|mount|docker|podman)\b/;
// The kubelet mounts these, to be written.
const OF_KUBELET = ['/etc/hosts', '/etc/hostname', '/etc/resolv.conf'];

const ARCHIVE = 'mount a claim there, of a StatefulDatabase by \'override\', or leave out \'archive_mode\'';

const SENTINEL = {
  remedy: 'have an init container copy the file into an emptyDir or a claim, and start it from there',
  source: 'https://github.com/redis/docker-library-redis/issues/134',
};

/** The configuration of a Redis Sentinel, which it writes. */
function keptBySentinel({ json }: Container): string | undefined {
  const text = allWordsOf(json).join(' ');
  const [, ofSentinel, ofServer] = /\b(?:redis|valkey)-(?:sentinel\s+["']?(\/[^\s"';|&$]+)|server\s+["']?(\/[^\s"';|&$]+)["']?\s+(?:[^;|&\n]*\s)?--sentinel\b)/.exec(text) ?? [];
  return ofSentinel ?? ofServer;
}

/** The files that the script of a shell writes, as far as their paths are written out: of those that go on with a variable, the directory. */
function writtenBy({ json }: Container): string[] {
  const script = bare(shellScript(allWordsOf(json)) ?? '');
  if (DOUBTFUL.test(script)) return [];
  const paths = [...script.matchAll(WRITTEN)].map(([, path, more]) => more === '' ? path : path.slice(0, path.lastIndexOf('/') + 1));
  const kept = [...OF_KUBELET, String(json.terminationMessagePath)];
  return [...new Set(paths)].filter(path => path.length > 1 && !/^\/(dev|proc|sys)\//.test(path) && !kept.includes(path));
}

/** Where a PostgreSQL archives its log: https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-ARCHIVING-WAL */
function archivedBy({ json }: Container): string[] {
  const words = allWordsOf(json);
  const valueOf = (name: string) => words.flatMap(word => word.startsWith(`${name}=`) ? [word.slice(name.length + 1)] : []).pop();
  const command = valueOf('archive_command');
  if (command === undefined || !/^(on|always|true|yes|1)$/i.test(valueOf('archive_mode') ?? '') || DOUBTFUL.test(command) || valueOf('archive_library')) return [];
  const targets = [...command.matchAll(/(?:\b(?:cp|mv)\s+(?:-\S+\s+)*["']?%p["']?\s+|>\s*)["']?(\/[^\s"'`;|&()<>$%]*)/g)].map(([, path]) => path);
  return [...new Set(targets)].filter(path => path.length > 1 && !/^\/(dev|proc|sys)(\/|$)/.test(path));
}

/** A script without what it says to others: texts between quotes, comments and what is handed to a program line by line. */
function bare(script: string): string {
  return script
    .replace(/<<-?\s*(['"]?)(\w+)\1([^\n]*)\n[\s\S]*?\n\s*\2(?=\s|$)/g, '$3\n')
    .replace(/(?<!>\s*)('[^']*'|"(?:[^"\\]|\\.)*")/g, ' ')
    .replace(/\[\[[\s\S]*?\]\]/g, ' ')
    .replace(/(^|\s)#[^\n]*/g, '$1');
}

function whyNot({ spec, item }: Pods, { json }: Container, path: string): string | undefined {
  // The one is a link to the other in nearly every image.
  const names = [path, path.replace(/^\/var\/run\//, '/run/'), path.replace(/^\/run\//, '/var/run/')];
  const above = list(json.volumeMounts).filter(({ mountPath }) => names.some(name => name === mountPath || isBelow(name, String(mountPath))));
  const mount = deepestOf(above);
  if (!mount) return record(json.securityContext).readOnlyRootFilesystem === true ? 'the root filesystem is read-only' : undefined;
  const claimed = list(item.spec.volumeClaimTemplates).some(({ metadata }) => record(metadata).name === mount.name);
  const volume = claimed ? undefined : list(spec.volumes).find(({ name }) => name === mount.name);
  if (mount.readOnly === true) return `'${String(mount.mountPath)}' is mounted to be read`;
  return volume && [volume.configMap, volume.secret, volume.projected, volume.downwardAPI].some(each => each !== undefined)
    ? `'${String(mount.mountPath)}' is of a ConfigMap, a Secret or the like`
    : undefined;
}
