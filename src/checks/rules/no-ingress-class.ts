import { record } from '../../core/internal/json';
import { ingressClassOf } from '../internal/network/routes';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'no-ingress-class',
  severity: 'warning',
  title: 'A route says which controller is to read it.',
  why: 'A route without a class is read by nobody, unless the cluster has a default class, or its controller takes all of them: then several do.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class',
  remedy: 'set \'ingressClassName\'',
  * check(cluster) {
    const defaults = cluster.all('IngressClass').some(({ metadata }) => record(metadata.annotations)['ingressclass.kubernetes.io/is-default-class'] === 'true');
    if (defaults) return;
    for (const item of cluster.all('Ingress')) {
      if (ingressClassOf(item) !== undefined) continue;
      yield { item, at: 'spec.ingressClassName', must: 'should name a class: no class of the program is the default', value: 'none' };
    }
  },
};
