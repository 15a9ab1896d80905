import { accountOf, boundTo, givesRights, mountsToken } from '../internal/api/rights';
import { Cluster } from '../internal/cluster';
import { askedServices } from '../internal/network/asked-services';
import { namesOf, Policies, policiesOf } from '../internal/network/policies';
import { servicePortsOf, targetNumber } from '../internal/network/services';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'api-server-cut',
  severity: 'error',
  title: 'No network policy cuts the API server from the webhooks that it asks, nor pods with rights from the API server.',
  why: 'The API server is on the network of its node: no selector of pods takes it. A webhook that it does not reach fails each request that it is asked about, and with a failurePolicy of Fail nothing can be created any more.',
  source: 'https://github.com/bitnami/charts/pull/15094',
  remedy: 'let its addresses in by an \'ipBlock\', or the port by a rule that names nobody',
  * check(cluster) {
    const policies = policiesOf(cluster);
    if (!policies.areAll) return;
    yield* webhooks(cluster, policies);
    yield* rights(cluster, policies);
  },
};

function* webhooks(cluster: Cluster, policies: Policies): Iterable<Violation> {
  for (const { item, at, namespace, name, port, ignored } of askedServices(cluster)) {
    const service = cluster.find('Service', namespace, name);
    if (!service) continue;
    for (const pods of cluster.behind(service)) {
      const numbers = servicePortsOf(service).filter(each => each.port === port).flatMap(each => targetNumber(each, pods) ?? []);
      const ports = numbers.map(number => ({ number, protocol: 'TCP', names: namesOf(pods, number) }));
      if (ports.length === 0 || pods.spec.hostNetwork === true || policies.letsAddresses(pods, 'ingress', ports)) continue;
      yield { item, at, ...ignored ? { severity: 'warning' as const } : {}, must: `${ignored ? 'should' : 'must'} be let by the network policies of ${pods.item.toString()} on TCP ${numbers.join(', ')}: the API server does not reach it`, value: `${namespace}/${name}` };
    }
  }
}

// Its Service's, and those that it has itself with kubeadm, minikube and MicroK8s.
const API_SERVER = [443, 6443, 8443, 16443].map(number => ({ number, protocol: 'TCP', names: [] }));

function* rights(cluster: Cluster, policies: Policies): Iterable<Violation> {
  if (!givesRights(cluster)) return;
  for (const pods of cluster.pods) {
    const binding = boundTo(cluster, pods);
    if (!binding || !mountsToken(cluster, pods) || pods.spec.hostNetwork === true || policies.letsAddresses(pods, 'egress', API_SERVER)) continue;
    const remedy = 'let them out to its addresses by an \'ipBlock\', or the port by a rule that names nobody';
    yield { item: pods.item, at: 'serviceAccountName', must: `should be let out to the API server, where ${binding.toString()} gives it rights: no policy does`, value: accountOf(pods), remedy, severity: 'warning' };
  }
}
