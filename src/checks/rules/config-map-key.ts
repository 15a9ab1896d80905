import { wrongKeys } from '../internal/keys';
import { Rule } from '../internal/rule';
import { configMapKeys } from '../internal/workloads/config-map-keys';

export const rule: Rule = {
  id: 'config-map-key',
  severity: 'error',
  title: 'Every key of a ConfigMap that is referred to is in it.',
  why: 'A container that asks for a key which its ConfigMap does not have stays in CreateContainerConfigError; a volume that does is not mounted.',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps-as-environment-variables',
  remedy: 'correct the key, or put it into the ConfigMap',
  check: cluster => wrongKeys(cluster, 'ConfigMap', configMapKeys),
};
