import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'service-account-exists',
  severity: 'error',
  title: 'Every ServiceAccount that pods run as, or that is given a role, is made or declared.',
  why: 'The API server refuses a pod whose ServiceAccount is missing: the Deployment is there, and has no pods. A role that is given to nobody gives nothing.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  remedy: 'make it, or say that it is there: External.serviceAccount in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    yield* missing(cluster, 'ServiceAccount', ({ at }) => WITHOUT[at] ?? 'nobody logs in as it', rule.remedy);
  },
};

const WITHOUT: Readonly<Record<string, string>> = { subjects: 'the role is given to nobody', serviceAccountName: 'pods are refused without it' };
