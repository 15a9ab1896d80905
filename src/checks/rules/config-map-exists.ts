import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'config-map-exists',
  severity: 'error',
  title: 'Every ConfigMap that is referred to is made or declared.',
  why: 'A pod whose ConfigMap is missing does not start: its containers stay in CreateContainerConfigError, or its volumes are not mounted.',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps',
  remedy: 'make it, or say that it is there: External.configMap in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    yield* missing(cluster, 'ConfigMap', 'what needs it does not start', rule.remedy);
  },
};
