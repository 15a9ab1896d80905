import { wrongKeys } from '../internal/keys';
import { Rule } from '../internal/rule';
import { secretKeys } from '../internal/workloads/secret-keys';

export const rule: Rule = {
  id: 'secret-key',
  severity: 'error',
  title: 'Every key of a Secret that is referred to is in it.',
  why: 'A container that asks for a key which its Secret does not have stays in CreateContainerConfigError; a volume that does is not mounted.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables',
  remedy: 'correct the key, or put it into the Secret',
  check: cluster => wrongKeys(cluster, 'Secret', secretKeys),
};
