import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'claim-exists',
  severity: 'error',
  title: 'Every PersistentVolumeClaim that is mounted is made or declared.',
  why: 'A pod whose claim is missing stays Pending, and no node is ever found for it.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
  remedy: 'make it, or say that it is there: External.claim in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    yield* missing(cluster, 'PersistentVolumeClaim', 'its pods stay Pending', rule.remedy);
  },
};
