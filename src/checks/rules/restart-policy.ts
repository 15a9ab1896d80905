import { UNTIL_DONE } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'restart-policy',
  severity: 'error',
  title: 'Pods are restarted as their workload needs it.',
  why: 'The API server refuses a Job whose pods are always restarted, which is what they are where nothing is said, and any other workload whose pods are not.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
  remedy: 'set Never or OnFailure in a Job, and Always, or nothing, elsewhere',
  alone: true,
  * check(cluster) {
    for (const { item, spec, ends } of cluster.pods) {
      const { restartPolicy = 'Always' } = spec;
      if (item.kind === 'Pod' || UNTIL_DONE.has(restartPolicy) === ends) continue;
      yield { item, at: 'restartPolicy', must: `must be ${ends ? 'Never or OnFailure' : 'Always'}: the API server refuses it`, value: restartPolicy };
    }
  },
};
