import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'service-account-exists',
  severity: 'error',
  title: 'Every ServiceAccount that pods run as, that is given a role, or that a token is of, is made or declared.',
  why: 'The API server refuses a pod whose ServiceAccount is missing: the Deployment is there, and has no pods. A role that is given to nobody gives nothing.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  remedy: 'make it, or say that it is there: External.serviceAccount in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    // An operator may make the account of a token, which is applied again until it is there.
    yield* missing(cluster, 'ServiceAccount', ({ at }) => WITHOUT[at] ?? 'nobody logs in as it', rule.remedy, { warnOf: ({ at }) => at === OF_TOKEN });
  },
};

const OF_TOKEN = 'annotation \'kubernetes.io/service-account.name\'';
const WITHOUT: Readonly<Record<string, string>> = {
  'subjects': 'the role is given to nobody',
  'serviceAccountName': 'pods are refused without it',
  'spec.driver.serviceAccount': 'pods are refused without it',
  'spec.executor.serviceAccount': 'pods are refused without it',
  // https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#token-controller, and issue 111556 of kubernetes/kubernetes
  [OF_TOKEN]: 'the Secret is deleted as soon as it is made',
};
