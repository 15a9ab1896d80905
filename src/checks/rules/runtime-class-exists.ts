import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'runtime-class-exists',
  severity: 'error',
  title: 'Every RuntimeClass that pods have is made or declared.',
  why: 'The API server refuses a pod whose RuntimeClass is missing: the Deployment is there, and has no pods.',
  source: 'https://kubernetes.io/docs/concepts/containers/runtime-class/#usage',
  remedy: 'make it, or say that it is there: External.object(\'RuntimeClass\', …) in \'external\' of the Platform',
  * check(cluster) {
    yield* missing(cluster, 'RuntimeClass', 'pods are refused without it', rule.remedy);
  },
};
