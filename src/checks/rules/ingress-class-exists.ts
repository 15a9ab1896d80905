import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'ingress-class-exists',
  severity: 'error',
  title: 'Every IngressClass that a route names is made or declared.',
  why: 'A route of a class that is missing is read by no controller, and nothing says so.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  remedy: 'correct it, or say that it is there: \'ingress\' of the Platform, or External.ingressClass in its \'external\'',
  * check(cluster) {
    yield* missing(cluster, 'IngressClass', 'nobody routes it', rule.remedy);
  },
};
