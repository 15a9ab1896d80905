import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'headless-service',
  severity: 'warning',
  title: 'The Service of a StatefulSet is headless.',
  why: 'The pods of a StatefulSet have names of their own only by a headless Service: with another, store-0.store does not resolve, and members of a cluster do not find each other.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  remedy: 'set \'clusterIP: None\' in it, or name another one in \'serviceName\'',
  * check(cluster) {
    for (const item of cluster.all('StatefulSet')) {
      const { serviceName } = item.spec;
      const service = typeof serviceName === 'string' ? cluster.find('Service', item.namespace, serviceName) : undefined;
      if (service && service.spec.clusterIP !== 'None') {
        yield { item, at: 'spec.serviceName', must: 'should name a headless Service: the pods have no names of their own', value: serviceName };
      }
    }
  },
};
