import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { backendsOf, ingressControllerOf } from '../internal/network/routes';
import { isTold, traefikOf } from '../internal/programs/traefik';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'session-affinity',
  severity: 'warning',
  title: 'A Service that keeps clients at one pod is not asked past it.',
  why: 'Traefik and ingress-nginx ask pods by their own addresses, and use the Service only to find them: what it says of sessions does not hold for their requests, and a client comes to another pod with each of them.',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#service-upstream',
  remedy: 'keep clients by a cookie: \'sticky\' of a route, or \'nginx.ingress.kubernetes.io/affinity: cookie\'; or remove it',
  * check(cluster) {
    const kept = cluster.all('Service').filter(({ spec }) => spec.sessionAffinity === 'ClientIP' && (spec.type ?? 'ClusterIP') === 'ClusterIP' && spec.clusterIP !== 'None');
    if (kept.length === 0) return;
    const routes = cluster.all('Ingress', 'IngressRoute.traefik.io').filter(item => passesBy(cluster, item));
    for (const item of kept) {
      const route = routes.find(each => backendsOf(each).some(({ service, namespace }) => service === item.name && namespace === item.namespace));
      if (!route || (isOfTraefik(cluster, route) && TOLD.test(Object.keys(record(item.metadata.annotations)).join()))) continue;
      yield { item, at: 'spec.sessionAffinity', must: `should not be counted on: ${route.toString()} asks the pods past the Service`, value: 'ClientIP' };
    }
  },
};

const TOLD = /traefik\.ingress\.kubernetes\.io\/service\.(sticky|nativelb)/;

/** Whether who serves a route asks the pods themselves, and keeps clients in no other way. */
function passesBy(cluster: Cluster, item: Item): boolean {
  if (isOfTraefik(cluster, item)) {
    const provider = item.builtIn ? 'kubernetesingress' : 'kubernetescrd';
    return !/"(sticky|nativeLB|nodePortLB)":/.test(JSON.stringify(item.spec)) && isTold(traefikOf(cluster), `providers.${provider}.nativelbbydefault`) !== true;
  }
  return ingressControllerOf(cluster, item) === 'k8s.io/ingress-nginx' && !/\/(affinity|service-upstream|upstream-hash-by)\b/.test(Object.keys(record(item.metadata.annotations)).join());
}

function isOfTraefik(cluster: Cluster, item: Item): boolean {
  return item.kind === 'IngressRoute' || ingressControllerOf(cluster, item) === 'traefik.io/ingress-controller';
}
