import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'non-root-user',
  severity: 'warning',
  title: 'A container that must not run as root says as whom it runs.',
  why: 'With runAsNonRoot and no uid, the uid is the image\'s: an image whose user is root, or a name, does not start, with CreateContainerConfigError.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  remedy: 'set \'runAsUser\' to a number',
  alone: true,
  * check(cluster) {
    for (const { item, spec, containers } of cluster.pods) {
      const pod = record(spec.securityContext);
      for (const { json, at } of containers) {
        const { runAsNonRoot = pod.runAsNonRoot, runAsUser = pod.runAsUser } = record(json.securityContext);
        if (runAsNonRoot === true && runAsUser === undefined) yield { item, at: `${at} runAsUser`, must: 'should be a number beside \'runAsNonRoot\': an image whose user is root, or a name, does not start', value: 'not set' };
      }
    }
  },
};
