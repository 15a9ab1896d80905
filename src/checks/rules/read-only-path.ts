import { Json, list, record } from '../../core/internal/json';
import { isBelow } from '../internal/paths';
import { Container, Pods, wordsOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'read-only-path',
  severity: 'error',
  title: 'What a script writes, it writes where it can.',
  why: 'On a read-only root filesystem, and in the volume of a ConfigMap or a Secret, a file cannot be made: the shell ends with "Read-only file system" before the program is run.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  remedy: 'mount an emptyDir or a claim there: of a blueprint, by \'volumes\' or \'writablePaths\'',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const container of pods.containers) {
        for (const path of writtenBy(container)) {
          const why = whyNot(pods, container, path);
          if (why !== undefined) yield { item: pods.item, at: container.at, must: `must write where it can, and ${why}`, value: path };
        }
      }
    }
  },
};

// A redirection of a shell into a file, up to where a variable begins; not into what is no file.
const WRITTEN = /(?<![<>&\d-])(?:1|2|&)?>{1,2}\|?\s*["']?(\/[\w./-]*)/g;

/** The files that the script of a shell writes, as far as their paths are written out. */
function writtenBy({ json }: Container): string[] {
  const words = wordsOf(json).flatMap(([, each]) => each);
  const script = words.findIndex(word => /^-[a-z]*c$/.test(word));
  if (script < 0 || !/(^|\/)(ba|da|a|z|k)?sh$/.test(words[0])) return [];
  const paths = [...(words[script + 1] ?? '').matchAll(WRITTEN)].map(([, path]) => path);
  return [...new Set(paths)].filter(path => path.length > 1 && !/^\/(dev|proc|sys)(\/|$)/.test(path));
}

function whyNot({ spec, item }: Pods, { json }: Container, path: string): string | undefined {
  const above = list(json.volumeMounts).filter(({ mountPath }) => path === mountPath || isBelow(path, String(mountPath)));
  if (above.length === 0) return record(json.securityContext).readOnlyRootFilesystem === true ? 'the root filesystem is read-only' : undefined;
  const mount = above.reduce<Json>((deepest, each) => String(each.mountPath).length > String(deepest.mountPath).length ? each : deepest, above[0]);
  const claimed = list(item.spec.volumeClaimTemplates).some(({ metadata }) => record(metadata).name === mount.name);
  const volume = claimed ? undefined : list(spec.volumes).find(({ name }) => name === mount.name);
  if (mount.readOnly === true) return `'${String(mount.mountPath)}' is mounted to be read`;
  return volume && [volume.configMap, volume.secret, volume.projected, volume.downwardAPI].some(each => each !== undefined)
    ? `'${String(mount.mountPath)}' is of a ConfigMap, a Secret or the like`
    : undefined;
}
