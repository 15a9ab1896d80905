import { Json, list, record } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { memo } from '../../core/internal/memo';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { apart, isOnNode, policiesOf } from '../internal/network/policies';
import { closest, hasPods } from '../internal/network/selected';
import { servicePortsOf, targetNumber } from '../internal/network/services';
import { Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { selects } from '../internal/select';

const NAME = 'kubernetes.io/metadata.name';

export const rule: Rule = {
  id: 'peer-nobody',
  severity: 'warning',
  title: 'Those whom a policy lets through are there.',
  why: 'A peer that selects no pods, or a namespace by a label that it does not have, lets nobody through: who was meant stays out. So does, with most networks, the address of a Service: where a policy is asked, the address of a pod is in its place.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name',
  remedy: 'correct the labels; a namespace is known by kubernetes.io/metadata.name',
  * check(cluster) {
    for (const item of cluster.all('NetworkPolicy')) {
      for (const [field, peers] of [['ingress', 'from'], ['egress', 'to']] as const) {
        for (const all of list(item.spec[field]).map(each => list(each[peers]))) {
          for (const peer of all) {
            // Pods that are meant to be of the namespaces beside them are another rule's.
            const wrong = apart(all) === peer ? undefined : nobody(cluster, item, peer);
            if (wrong) yield { item, at: `spec.${field}`, ...wrong };
            if (field === 'egress' && peer.ipBlock !== undefined) yield* ofService(cluster, item, peer);
          }
        }
      }
    }
    for (const item of cluster.all('CiliumNetworkPolicy.cilium.io')) yield* ofCilium(cluster, item);
  },
};

/** Peers of Cilium's, which are of the policy's own namespace unless they say another one: https://docs.cilium.io/en/stable/security/policy/kubernetes/#namespaces */
function* ofCilium(cluster: Cluster, item: Item): Iterable<Violation> {
  for (const [field, peers] of [['ingress', 'fromEndpoints'], ['egress', 'toEndpoints']] as const) {
    for (const { value, at } of valuesAt(item.spec, `${field}[].${peers}[]`)) {
      const { matchLabels, matchExpressions } = record(value);
      const labels = Object.entries(record(matchLabels));
      if (labels.length === 0 || list(matchExpressions).length > 0 || labels.some(([key]) => /namespace|^(reserved|cidr|container):|^io\.cilium/.test(key))) continue;
      const selector = { matchLabels: Object.fromEntries(labels.map(([key, each]) => [key.replace(/^(k8s|any)[:.]/, ''), each])) };
      const away = item.namespace === undefined || hasPods(cluster, item, selector) ? undefined : elsewhere(cluster, item.namespace, selector);
      if (!away) continue;
      const must = `should say the namespace of the pods: by itself it is about '${String(item.namespace)}', and those of ${away.item.toString()} are in another`;
      yield { item, at: `spec.${at}`, must, value: matchLabels, remedy: `add 'k8s:io.kubernetes.pod.namespace: ${String(away.namespace)}' to the labels`, source: OF_CILIUM };
    }
  }
}

const OF_CILIUM = 'https://docs.cilium.io/en/stable/security/policy/kubernetes/#namespaces';

/** A block that is the address of a Service alone, beside which nothing lets through to its pods. */
function* ofService(cluster: Cluster, item: Item, peer: Json): Iterable<Violation> {
  const { cidr } = record(peer.ipBlock);
  const service = addressesOf(cluster).get(String(cidr));
  const policies = policiesOf(cluster);
  if (!service || !policies.areAll) return;
  const behind = cluster.behind(service).filter(pods => !isOnNode(pods));
  const isLetOut = (from: Pods) => behind.some(to => servicePortsOf(service).some(port =>
    policies.letsOutBeside(peer, from, to, targetNumber(port, to) ?? port.port, port.protocol)));
  const from = cluster.selected(item.namespace, record(item.spec.podSelector)).find(pods => !isOnNode(pods) && policies.of(pods, 'egress').includes(item) && !isLetOut(pods));
  if (behind.length === 0 || !from) return;
  yield { item, at: 'spec.egress', must: `should select the pods of ${service.toString()}, and not its address: most networks put theirs in its place first, and ${from.item.toString()} does not reach it`, value: cidr, source: SERVICES, remedy: `write 'podSelector: { matchLabels: ${JSON.stringify(service.spec.selector)} }'` };
}

const SERVICES = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors';

/** The Services of the program that say which addresses they have, by each as a block. */
const addressesOf = memo((cluster: Cluster): ReadonlyMap<string, Item> => new Map(cluster.all('Service').flatMap(item => {
  const { clusterIP, clusterIPs } = item.spec;
  const addresses = [clusterIP, ...Array.isArray(clusterIPs) ? clusterIPs : []].map(String);
  return addresses.filter(each => /[.:]/.test(each)).map(each => [`${each}/${each.includes(':') ? 128 : 32}`, item] as const);
})));

/** Why a peer of a policy is nobody; undefined where it is somebody, or may be. */
function nobody(cluster: Cluster, item: Item, { namespaceSelector, podSelector, ipBlock }: Json): Pick<Violation, 'must' | 'value' | 'remedy'> | undefined {
  if (ipBlock !== undefined) return undefined;
  const labels = record(record(namespaceSelector).matchLabels);
  if (Object.keys(labels).join() === 'name') {
    return { must: `should select namespaces by labels that they have: '${NAME}' is there by itself, 'name' is not`, value: labels };
  }
  const named = labels[NAME];
  const namespace = namespaceSelector === undefined ? item.namespace : typeof named === 'string' ? named : undefined;
  if (namespace === undefined || cluster.podsIn(namespace).length === 0) return undefined;
  const selector = record(podSelector);
  if (Object.keys(selector).length === 0 || hasPods(cluster, { namespace }, selector)) return undefined;
  const away = namespaceSelector === undefined ? elsewhere(cluster, namespace, selector) : undefined;
  if (away) {
    const must = `should say the namespace of the pods: by itself a podSelector is about '${namespace}', and those of ${away.item.toString()} are in another`;
    return { must, value: selector, remedy: `add 'namespaceSelector: { matchLabels: { ${NAME}: ${String(away.namespace)} } }' to the peer` };
  }
  // Who is in a namespace that is somebody else's, the program does not know; nor in one that it only makes, for others to put pods into.
  if (!cluster.find('Namespace', undefined, namespace)) return undefined;
  const words = closest(cluster, { namespace }, record(selector.matchLabels));
  return { must: `should select pods of '${namespace}': the peer lets nobody through${words}`, value: selector };
}

/** The first pods of other namespaces that a selector takes by labels. */
function elsewhere(cluster: Cluster, own: string, selector: Json): Pods | undefined {
  if (Object.keys(record(selector.matchLabels)).length === 0) return undefined;
  return cluster.pods.find(({ namespace, labels }) => namespace !== undefined && namespace !== own && selects(selector, labels));
}
