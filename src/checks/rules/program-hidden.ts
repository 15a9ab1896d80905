import { list } from '../../core/internal/json';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { deepestOf, isBelow } from '../internal/workloads/paths';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'program-hidden',
  severity: 'error',
  title: 'What a container runs is not below an empty volume.',
  why: 'A volume hides what the image has at its path: the program is not there, and the container does not start.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  remedy: 'mount it, or make writable, only the directory that is written to',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      for (const container of pods.containers) {
        const { command } = container.json;
        if (!Array.isArray(command)) continue;
        const program = String(command[0]);
        const above = list(container.json.volumeMounts).filter(({ mountPath }) => isBelow(program, String(mountPath)));
        const hidden = deepestOf(above);
        if (hidden && isEmptyAt(pods, container, hidden.name)) yield { item: pods.item, at: `${container.at} command`, must: `must not be below '${String(hidden.mountPath)}', where an empty volume is: the container does not start`, value: program };
      }
    }
  },
};

/** Whether nobody has put anything into a volume when a container starts. */
function isEmptyAt({ spec, containers }: Pods, container: Container, volume: unknown): boolean {
  const isEmptyDir = list(spec.volumes).some(({ name, emptyDir }) => name === volume && emptyDir !== undefined);
  return isEmptyDir && !containers.some(other => other !== container && list(other.json.volumeMounts).some(({ name }) => name === volume));
}
