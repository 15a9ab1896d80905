import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

const MARKS = [
  ['StorageClass', 'storageclass.kubernetes.io/is-default-class', 'claims that name none get the one that was made last'],
  ['IngressClass', 'ingressclass.kubernetes.io/is-default-class', 'the API server refuses routes that name none'],
] as const;

export const rule: Rule = {
  id: 'two-default-classes',
  severity: 'error',
  title: 'One class of a kind is the default.',
  why: 'With two default IngressClasses the API server refuses routes that name no class; with two default StorageClasses the younger one holds, so that a rebuilt cluster may put data elsewhere.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class',
  remedy: 'take the annotation from one of them',
  * check(cluster) {
    for (const [kind, mark, what] of MARKS) {
      const [first, ...others] = cluster.all(kind).filter(({ metadata }) => record(metadata.annotations)[mark] === 'true');
      for (const item of others) yield { item, at: mark, must: `must not be the default beside ${first.toString()}: ${what}`, value: 'true' };
    }
  },
};
