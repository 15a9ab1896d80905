import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'service-exists',
  severity: 'error',
  title: 'Every Service that a route, a StatefulSet or a webhook names is made or declared.',
  why: 'A route to a missing Service answers 503 or 404; the pods of a StatefulSet without its Service have no names of their own; a webhook without one refuses what it is asked for.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  remedy: 'correct the name, make it, or say that it is there: External.service in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    yield* missing(cluster, 'Service', ({ at }) => at === 'spec.serviceName' ? 'the pods have no names in DNS' : 'nobody answers', rule.remedy, { warnOf: (_, { kind }) => kind === 'StatefulSet' });
  },
};
