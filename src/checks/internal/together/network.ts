import { addressOfNode } from '../../../core/internal/api/value-meanings';
import { Json, list, record } from '../../../core/internal/json';
import { addressBits } from '../../../core/internal/rules';
import { hasElements, isGiven, repeated, Wrong } from './wrong';

/** What does not go together in a Service. */
export function* serviceWrongs(spec: Json): Iterable<Wrong> {
  const { type = 'ClusterIP', clusterIP, ports, externalTrafficPolicy, externalIPs, externalName } = spec;
  yield* servicePortWrongs(list(ports), type);
  if (clusterIP === 'None' && (type === 'NodePort' || type === 'LoadBalancer')) yield { at: 'spec.clusterIP', must: `must not be None with the type ${type}`, value: clusterIP };
  if (externalTrafficPolicy !== undefined && (type === 'ExternalName' || (type === 'ClusterIP' && !hasElements(externalIPs)))) {
    yield { at: 'spec.externalTrafficPolicy', must: `must not be given with the type ${type}`, value: externalTrafficPolicy };
  }
  if (type !== 'LoadBalancer') {
    for (const field of OF_BALANCERS) if (isGiven(spec[field])) yield { at: `spec.${field}`, must: 'must not be given but with the type LoadBalancer', value: spec[field] };
  }
  if (isSet(spec.healthCheckNodePort) && (type !== 'LoadBalancer' || externalTrafficPolicy !== 'Local')) {
    yield { at: 'spec.healthCheckNodePort', must: 'must not be given but with the type LoadBalancer and \'externalTrafficPolicy: Local\'', value: spec.healthCheckNodePort };
  }
  if (type !== 'ExternalName') {
    yield* addressWrongs(spec);
    return;
  }
  if (externalName === undefined) yield { at: 'spec.externalName', must: 'must be given with the type ExternalName', value: 'nothing' };
  for (const field of OF_ADDRESSES) if (isSet(spec[field])) yield { at: `spec.${field}`, must: 'must not be given with the type ExternalName', value: spec[field] };
}

const OF_BALANCERS = ['loadBalancerSourceRanges', 'loadBalancerClass', 'allocateLoadBalancerNodePorts'];
const OF_ADDRESSES = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'];

/** Whether a field is there, and is not what the API server takes for nothing. */
function isSet(value: unknown): boolean {
  return isGiven(value) && value !== '' && value !== 0 && (!Array.isArray(value) || value.length > 0);
}

/** @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services */
function* addressWrongs({ clusterIP, clusterIPs, ipFamilies, ipFamilyPolicy, selector }: Json): Iterable<Wrong> {
  if (hasElements(clusterIPs) && clusterIPs[0] !== (clusterIP ?? '')) yield { at: 'spec.clusterIPs', must: `must begin with 'clusterIP', ${isSet(clusterIP) ? String(clusterIP) : 'which is not there'}`, value: clusterIPs };
  if (!hasElements(ipFamilies) || ipFamilies.length < 2 || ipFamilyPolicy === 'PreferDualStack' || ipFamilyPolicy === 'RequireDualStack') return;
  // One that has neither an address nor pods has both families anyway.
  if (clusterIP === 'None' && ipFamilyPolicy === undefined && Object.keys(record(selector)).length === 0) return;
  yield { at: 'spec.ipFamilies', must: 'must not be two but with \'ipFamilyPolicy: PreferDualStack\' or \'RequireDualStack\'', value: ipFamilies };
}

function* servicePortWrongs(ports: readonly Json[], type: unknown): Iterable<Wrong> {
  if (type === 'ClusterIP') {
    for (const { port, nodePort } of ports) if (isSet(nodePort)) yield { at: `spec.ports '${String(port)}' nodePort`, must: 'must not be given with the type ClusterIP', value: nodePort };
  }
  if (ports.length < 2) return;
  const unnamed = ports.find(({ name }) => name === undefined);
  if (unnamed) yield { at: 'spec.ports', must: 'must each have a name where there are several', value: unnamed };
  const keys = ports.map(({ port, protocol = 'TCP' }) => `${String(protocol)} ${String(port)}`);
  for (const key of repeated(keys)) yield { at: 'spec.ports', must: 'must each have a port and a protocol of their own', value: key };
  const names = ports.flatMap(({ name }) => name === undefined ? [] : [String(name)]);
  for (const name of repeated(names)) yield { at: 'spec.ports', must: 'must each have a name of their own', value: name };
}

/** What does not go together in an EndpointSlice: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#address-types */
export function* sliceWrongs(_: Json, { addressType, endpoints }: Json): Iterable<Wrong> {
  const bits = addressType === 'IPv4' ? 32 : addressType === 'IPv6' ? 128 : undefined;
  for (const address of list(endpoints).flatMap(({ addresses }) => Array.isArray(addresses) ? addresses.map(String) : [])) {
    if (addressType === 'FQDN' && !NAME_OF_TWO.test(address)) yield { at: 'endpoints', must: 'must have names in lower case, of two parts and more', value: address };
    if (bits === undefined) continue;
    const why = addressBits(address)?.length === bits ? addressOfNode(address) : `must have addresses of ${String(addressType)}`;
    if (why !== undefined) yield { at: 'endpoints', must: why, value: address };
  }
}

const NAME_OF_TWO = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+\.?$/;

/** What does not go together in an Ingress. */
export function* ingressWrongs({ ingressClassName, defaultBackend, rules }: Json, { apiVersion, metadata }: Json): Iterable<Wrong> {
  if (apiVersion === 'networking.k8s.io/v1' && !isGiven(defaultBackend) && !hasElements(rules)) yield { at: 'spec', must: 'must have \'rules\' or a \'defaultBackend\'', value: 'neither' };
  const { 'kubernetes.io/ingress.class': annotation } = record(record(metadata).annotations);
  if (ingressClassName === undefined || annotation === undefined || annotation === ingressClassName) return;
  yield { at: 'annotation \'kubernetes.io/ingress.class\'', must: 'must not be another than \'ingressClassName\'', value: annotation };
}

/** What does not go together in an IngressClass: https://kubernetes.io/docs/concepts/services-networking/ingress/#ingressclass-scope */
export function* classWrongs({ parameters }: Json): Iterable<Wrong> {
  const { scope = 'Cluster', namespace } = record(parameters);
  if (scope === 'Namespace' && !isSet(namespace)) yield { at: 'spec.parameters.namespace', must: 'must be given with the scope Namespace', value: 'nothing' };
  if (scope === 'Cluster' && isGiven(namespace)) yield { at: 'spec.parameters.namespace', must: 'must not be given but with the scope Namespace', value: namespace };
}

/** What does not go together in a NetworkPolicy. */
export function* policyWrongs({ ingress, egress }: Json): Iterable<Wrong> {
  for (const { from, to, ports } of [...list(ingress), ...list(egress)]) {
    for (const peer of [...list(from), ...list(to)]) yield* peerWrongs(peer);
    yield* policyPortWrongs(list(ports));
  }
}

function* peerWrongs({ ipBlock, podSelector, namespaceSelector }: Json): Iterable<Wrong> {
  if (!isGiven(ipBlock)) {
    if (!isGiven(podSelector) && !isGiven(namespaceSelector)) yield { at: 'peer', must: 'must have an ipBlock or a selector', value: 'neither' };
    return;
  }
  yield* blockWrongs(record(ipBlock));
  const selector = podSelector ?? namespaceSelector;
  if (selector !== undefined) yield { at: 'ipBlock', must: 'must not be given beside a selector', value: selector };
}

function* blockWrongs({ cidr, except }: Json): Iterable<Wrong> {
  const [address = '', length = ''] = String(cidr).split('/');
  const bits = addressBits(address)?.slice(0, Number(length));
  for (const each of Array.isArray(except) ? except : []) {
    const [other, longer] = String(each).split('/');
    const inside = bits !== undefined && addressBits(other)?.startsWith(bits) === true && Number(longer) > Number(length);
    if (!inside) yield { at: 'ipBlock.except', must: `must be a part of ${String(cidr)}`, value: each };
  }
}

function* policyPortWrongs(ports: readonly Json[]): Iterable<Wrong> {
  for (const { port, endPort } of ports) {
    if (endPort === undefined) continue;
    if (typeof port !== 'number') yield { at: 'endPort', must: 'must not be given without a number as \'port\'', value: endPort };
    else if (typeof endPort === 'number' && endPort < port) yield { at: 'endPort', must: `must not be less than 'port', ${port}`, value: endPort };
  }
}
