import { Container, CONTROLLERS } from '../internal/pods';
import { Rule } from '../internal/rule';
import { officialName } from '../internal/workloads/official';

export const rule: Rule = {
  id: 'nothing-to-run',
  severity: 'error',
  title: 'A container that is kept running has something to run.',
  why: 'The images of systems and languages start a shell or an interpreter, which ends at once where nobody types: the pod is restarted for ever, in CrashLoopBackOff.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/',
  remedy: 'give a \'command\', or the image of the program',
  alone: true,
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      if (!CONTROLLERS.has(item.kind)) continue;
      for (const container of containers) if (endsAtOnce(container)) yield { item, at: container.at, must: 'must have a command: what this image starts ends at once', value: container.json.image };
    }
  },
};

const BARE = new Set([
  'alpine', 'amazonlinux', 'bash', 'busybox', 'centos', 'debian', 'eclipse-temurin', 'fedora', 'golang', 'node', 'openjdk', 'python', 'rockylinux', 'ruby', 'rust', 'ubuntu',
]);

function endsAtOnce({ json, role }: Container): boolean {
  const { image, command, args, stdin, tty } = json;
  return role !== 'init' && BARE.has(officialName(image) ?? '') && command === undefined && args === undefined && !(stdin === true && tty === true);
}
