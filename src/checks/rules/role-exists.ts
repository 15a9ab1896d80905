import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'role-exists',
  severity: 'error',
  title: 'Every Role that a binding gives is made or declared.',
  why: 'The API server takes a binding to a role that is missing. It gives nothing, until somebody makes a role of that name.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  remedy: 'correct the name, make it, or say that it is there: External.object(\'Role\', …) in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    yield* missing(cluster, 'Role', 'the binding gives nothing', rule.remedy);
    yield* missing(cluster, 'ClusterRole', 'the binding gives nothing', rule.remedy);
  },
};
