import { record } from '../../core/internal/json';
import { backendsOf, ingressControllerOf } from '../internal/network/routes';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'alb-target',
  severity: 'error',
  title: 'AWS\' balancer of the target type instance leads to a Service that has a port on the nodes.',
  why: 'Its controller makes no balancer for an Ingress with a Service of the type ClusterIP, unless the targets are the addresses of pods: the Ingress has no address, and only its events say why. Without the annotation the type is that of the controller\'s configuration, which is instance by default.',
  source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#target-type',
  remedy: 'set the annotation \'alb.ingress.kubernetes.io/target-type: ip\', or the type NodePort of the Service',
  * check(cluster) {
    for (const item of cluster.all('Ingress')) {
      if (ingressControllerOf(cluster, item) !== 'ingress.k8s.aws/alb') continue;
      const said = record(item.metadata.annotations)['alb.ingress.kubernetes.io/target-type'];
      if (said !== undefined && said !== 'instance') continue;
      for (const { service, namespace, at } of backendsOf(item)) {
        const { type = 'ClusterIP' } = cluster.find('Service', namespace, service)?.spec ?? { type: '' };
        if (type !== 'ClusterIP') continue;
        const doubtful = said === undefined ? { severity: 'warning' as const } : {};
        yield { item, at, must: `${said === undefined ? 'should' : 'must'} lead to a Service of the type NodePort or LoadBalancer, or to the addresses of its pods: no balancer is made`, value: service, ...doubtful };
      }
    }
  },
};
