import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { wordsOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'client-address',
  severity: 'warning',
  title: 'Who lets in by addresses sees those of clients.',
  why: 'Where the Service of an ingress controller is of the traffic policy Cluster, a node puts its own address in place of the client\'s: a list of addresses lets in nobody, or everybody.',
  source: 'https://kubernetes.io/docs/tutorials/services/source-ip/',
  remedy: 'set \'externalTrafficPolicy: Local\' on its Service; of an IngressStack, \'clientIp: preserve\'',
  * check(cluster) {
    const lists = ['Middleware.traefik.io', 'MiddlewareTCP.traefik.io'].flatMap(kind => cluster.all(kind)).filter(({ spec }) => spec.ipAllowList !== undefined);
    if (lists.length === 0) return;
    const service = hiding(cluster);
    if (!service) return;
    for (const item of lists) {
      const { ipStrategy, sourceRange } = record(item.spec.ipAllowList);
      // What a proxy before it says, it takes from a header.
      if (ipStrategy === undefined) yield { item, at: 'spec.ipAllowList', must: `should see the addresses of clients: ${service.toString()} hides them behind those of nodes`, value: sourceRange };
    }
  },
};

/** The Service that hides clients from the Traefik of the program; undefined where they are seen, or nobody knows. */
function hiding(cluster: Cluster): Item | undefined {
  const { ingress } = cluster.setting;
  const [traefik] = ingress?.own ? cluster.selected(ingress.namespace, { matchLabels: ingress.labels }) : [];
  const hasNodePort = traefik?.containers.flatMap(({ json }) => list(json.ports)).some(({ hostPort }) => hostPort !== undefined);
  if (!traefik || traefik.spec.hostNetwork === true || hasNodePort) return undefined;
  const told = traefik.containers.flatMap(({ json }) => wordsOf(json)).flatMap(([, words]) => words);
  if (told.some(word => /proxyprotocol|forwardedheaders/i.test(word))) return undefined;
  const outside = cluster.all('Service').filter(service => ['LoadBalancer', 'NodePort'].includes(String(service.spec.type)) && cluster.behind(service).includes(traefik));
  // Balancers of clouds may go to pods without a node between.
  if (outside.some(({ spec, metadata }) => spec.loadBalancerClass !== undefined || Object.keys(record(metadata.annotations)).some(key => /aws|azure|gke|google/.test(key)))) return undefined;
  return outside.every(({ spec }) => spec.externalTrafficPolicy !== 'Local') ? outside[0] : undefined;
}
