import { posix } from 'path';
import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { End, isOnNode, Policies, policiesOf } from '../internal/network/policies';
import { cutBetween, cutFromService, portsMeant } from '../internal/network/reach';
import { backendsOf, ingressClassOf, routesOf } from '../internal/network/routes';
import { isMeant, ServicePort } from '../internal/network/services';
import { addressesIn } from '../internal/programs/addresses';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'connection-cut',
  severity: 'error',
  title: 'No network policy cuts what is declared: a connection, or a route.',
  why: 'Where a policy holds for pods, all is denied that none of their policies allows, on both sides: requests time out, and nothing says why.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  remedy: 'let it through in the policy, or remove the policy',
  * check(cluster) {
    const policies = policiesOf(cluster);
    if (!policies.areAll) return;
    yield* cutConnections(cluster, policies);
    yield* cutRoutes(cluster, policies);
    yield* cutLogins(cluster, policies);
  },
};

function* cutConnections(cluster: Cluster, policies: Policies): Iterable<Violation> {
  for (const { from, to, target } of cluster.setting.connections) {
    const callers = cluster.selected(from.namespace, { matchLabels: from.labels });
    const called = cluster.selected(to.namespace, { matchLabels: to.labels });
    for (const caller of callers) {
      const ways = called.flatMap(pods => portsMeant(pods, to.ports).map(({ port, protocol }) => cutBetween(policies, caller, pods, port, protocol)));
      const cut = ways.find(each => each !== undefined);
      if (cut !== undefined) yield { item: caller.item, at: `connection to '${target}'`, must: 'must be let through by the network policies of both', value: cut, ...[caller, ...called].some(isOnNode) ? ON_NODE : {} };
    }
  }
}

// Some networks know pods also there.
const ON_NODE = { severity: 'warning' as const, must: 'should be let through by the network policies of both, and no selector takes pods that are in the network of their node', remedy: 'let the addresses of the nodes in or out: by \'allowFrom\', or \'egress\', with Peer.cidr or Peer.range' };

// A program with a host is let through by itself.
const OWN = 'open the way on both sides by routeTo of the Traefik; to what is no blueprint by its allowTo with Peer.pods, and by a policy of theirs';

/** Who routes: the pods themselves, with all that they have, where the program has them. */
function controllerOf(cluster: Cluster, ingress: End): End {
  return cluster.selected(ingress.namespace, { matchLabels: ingress.labels })[0] ?? ingress;
}

function* cutRoutes(cluster: Cluster, policies: Policies): Iterable<Violation> {
  const { ingress } = cluster.setting;
  if (!ingress) return;
  const controller = controllerOf(cluster, ingress);
  const changed = new Set(cluster.all('NetworkPolicy').filter(({ own }) => !own).map(({ namespace }) => namespace));
  for (const item of ingress.own ? routesOf(cluster) : cluster.all('Ingress')) {
    // Those of another class are another controller's.
    if (item.kind === 'Ingress' && ingressClassOf(item) !== ingress.className) continue;
    for (const { service: name, namespace, port, at } of backendsOf(item)) {
      const service = cluster.find('Service', namespace, name);
      // A program lets its own route through, where nobody has policies of their own.
      if (service && isOfOne(item, service) && !changed.has(namespace) && !changed.has(ingress.namespace)) continue;
      const cut = service && cutFromService(cluster, policies, controller, service, each => isMeant(each, port));
      if (cut !== undefined) yield { item, at, must: 'must be let through from the ingress controller by the network policies of both', value: cut, ...ingress.own ? { remedy: OWN } : {} };
    }
  }
}

/** Whether two objects are of one blueprint, and as it made them. */
function isOfOne(a: Item, b: Item): boolean {
  return a.own && b.own && posix.dirname(a.path) === posix.dirname(b.path);
}

/** Services that Traefik asks who may come in. */
function* cutLogins(cluster: Cluster, policies: Policies): Iterable<Violation> {
  const { ingress } = cluster.setting;
  if (!ingress?.own) return;
  for (const item of cluster.all('Middleware.traefik.io')) {
    const { address } = record(item.spec.forwardAuth);
    for (const { name, namespace, port, at } of addressesIn({ text: String(address), at: 'spec.forwardAuth.address' })) {
      const service = cluster.find('Service', namespace, name);
      const fits = (each: ServicePort) => port === undefined || each.port === port;
      const cut = service && cutFromService(cluster, policies, controllerOf(cluster, ingress), service, fits);
      if (cut !== undefined) yield { item, at, must: 'must be let through from the ingress controller by the network policies of both', value: cut, remedy: OWN };
    }
  }
}
