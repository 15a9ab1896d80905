import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'priority-class-exists',
  severity: 'error',
  title: 'Every PriorityClass that pods have is made or declared.',
  why: 'The API server refuses a pod whose PriorityClass is missing: the Deployment is there, and has no pods.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass',
  remedy: 'make it, or say that it is there: External.priorityClass in \'external\' of the Platform',
  * check(cluster) {
    yield* missing(cluster, 'PriorityClass', 'pods are refused without it', rule.remedy);
  },
};
