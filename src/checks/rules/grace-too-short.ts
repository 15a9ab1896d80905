import { Json, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'grace-too-short',
  severity: 'error',
  title: 'A pod has time left when its wait before a stop is over.',
  why: 'The grace period begins with the preStop hook. A hook that takes all of it leaves the program none: it is killed in the middle of what it does.',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
  remedy: 'raise \'terminationGracePeriodSeconds\', or shorten the wait',
  * check(cluster) {
    for (const { item, spec, containers } of cluster.pods) {
      const { terminationGracePeriodSeconds: grace = 30 } = spec;
      if (grace === 0 && item.spec.volumeClaimTemplates !== undefined) {
        yield { item, at: 'terminationGracePeriodSeconds', must: 'must be more than 0: a pod is removed before it has ended, and two of the same name may write to one volume', value: 0, remedy: 'leave it out, or give it the time that the program needs', source: FORCED };
      }
      for (const { json, at } of containers) {
        const wait = waitOf(json);
        if (wait === undefined || Number(grace) > wait) continue;
        yield { item, at: `${at} preStop`, must: `must be less than the grace period, ${String(grace)} s: the program is killed when it is over`, value: `${wait} s` };
      }
    }
  },
};

const FORCED = 'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/';

/** How long a container's preStop hook waits, in seconds. */
function waitOf(container: Json): number | undefined {
  const { sleep, exec } = record(record(container.lifecycle).preStop);
  const { seconds } = record(sleep);
  if (typeof seconds === 'number') return seconds;
  const { command } = record(exec);
  const slept = Array.isArray(command) ? /(?:^|[\s;&/])sleep\s+(\d+(?:\.\d+)?)([smh]?)/.exec(command.join(' ')) : undefined;
  return slept ? Number(slept[1]) * { '': 1, 's': 1, 'm': 60, 'h': 3600 }[slept[2]]! : undefined;
}
