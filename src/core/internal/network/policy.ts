import { k8s } from 'cdk8s-plus-27';
import { Peer } from '../../peer';
import { Wire } from '../api/wire';
import { Facts } from '../facts';
import { Finding, Found } from '../finding';
import { cidr, error, labels, port, subdomain } from '../rules';
import { podsOf } from './foreign';

type WirePeer = Wire<k8s.NetworkPolicyPeer>;
type WirePort = Wire<k8s.NetworkPolicyPort>;

/** A port as a peer, and a policy, knows it. */
export type PolicyPort = ReturnType<Peer['_ports']>[number];

// Private addresses (RFC 1918, RFC 6598, RFC 4193), link-local ones, where clouds have their metadata service (RFC 3927, RFC 4291), and where some have
// theirs beside: 192.0.0.0/24 (RFC 6890), 168.63.129.16 (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
const NOT_PUBLIC = {
  IPv4: ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16'],
  IPv6: ['fc00::/7', 'fe80::/10'],
};

/** All addresses of a family. */
export const EVERYWHERE = { IPv4: '0.0.0.0/0', IPv6: '::/0' };

/** What is wrong with a peer. */
export function peerRules(object: string, peer: Peer, facts: Facts): Found[] {
  const who = peer._who();
  const ranges = Object.keys(facts.privateRanges);
  return [
    peer._ports().map(({ port: number }) => port(object, number)),
    who.type === 'cidr' ? who.cidrs.map(range => cidr(object, range)) : [],
    who.type === 'pods' ? [subdomain(object, who.namespace), labels(object, who.labels)] : undefined,
    who.type === 'range' && !ranges.includes(who.name)
      ? error('unknown-range', object, `must be a range that the Platform names: ${ranges.join(', ') || 'it names none'}`, who.name, 'add it to \'privateRanges\' of the Platform')
      : undefined,
  ];
}

/** What is only known when everything is built: whether a peer that something else makes is one workload. */
export function lateFindings(object: string, peers: readonly Peer[]): Finding[] {
  return peers.flatMap((peer): Finding[] => {
    const who = peer._who();
    const pods = who.type === 'workload' ? podsOf(who.workload) : undefined;
    return who.type === 'workload' && typeof pods === 'string'
      ? [error('not-one-workload', `${object} Peer.of('${who.workload.node.path}')`, 'must be one workload', pods, 'give the construct of the Deployment, StatefulSet, DaemonSet, Job or Pod itself')]
      : [];
  });
}

/** Rules that let peers in: each to the ports that it names, or to all. */
export function ingressRules(
  peers: readonly Peer[], ports: readonly PolicyPort[], facts: Facts, namespace: string | undefined,
): Array<Wire<k8s.NetworkPolicyIngressRule>> {
  const groups = byPorts(peers, peer => peer._ports().length > 0 ? peer._ports() : ports, facts, namespace);
  return groups.map(([own, from]) => ({ from, ports: wirePorts(own) }));
}

/** Rules that let pods out to peers. */
export function egressRules(peers: readonly Peer[], facts: Facts, namespace: string | undefined): Array<Wire<k8s.NetworkPolicyEgressRule>> {
  const apiServer = facts.apiServer.ports.map(number => ({ port: number, protocol: 'TCP' }));
  const groups = byPorts(peers, peer => peer._who().type === 'apiServer' ? apiServer : peer._ports(), facts, namespace);
  return groups.map(([ports, to]) => ({ to, ports: wirePorts(ports) }));
}

/** Peers by their ports, each once: those with the same ports share a rule. */
function byPorts(
  peers: readonly Peer[], portsOf: (peer: Peer) => readonly PolicyPort[], facts: Facts, namespace: string | undefined,
): Array<[readonly PolicyPort[], WirePeer[]]> {
  const groups = new Map<string, [readonly PolicyPort[], Map<string, WirePeer>]>();
  for (const peer of peers) {
    const ports = portsOf(peer);
    const key = JSON.stringify(ports);
    const group = groups.get(key) ?? [ports, new Map<string, WirePeer>()];
    groups.set(key, group);
    for (const each of wirePeers(peer, facts, namespace)) group[1].set(JSON.stringify(each), each);
  }
  // A rule without peers would be one for everybody.
  return [...groups.values()].filter(([, members]) => members.size > 0).map(([ports, members]) => [ports, [...members.values()]]);
}

/**
 * Name resolution: the cluster's DNS pods, and the node-local cache, which is on the host network where no selector reaches (kubernetes/website#54997). It
 * takes the address of the DNS Service, too, where kube-proxy is not IPVS.
 */
export function dnsRule({ nodeLocalDns, dnsServiceIp }: Facts, nameservers: readonly string[] = []): Wire<k8s.NetworkPolicyEgressRule> {
  return {
    to: [
      { namespaceSelector: namespaced('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } },
      ...[...new Set([nodeLocalDns, ...dnsServiceIp === undefined ? [] : [dnsServiceIp], ...nameservers])].map(address => ({ ipBlock: { cidr: `${address}/${address.includes(':') ? 128 : 32}` } })),
    ],
    ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
  };
}

function wirePeers(peer: Peer, facts: Facts, namespace: string | undefined): WirePeer[] {
  const who = peer._who();
  switch (who.type) {
    case 'internet': return facts.ipFamilies.map(family => {
      const own = (of: 'IPv4' | 'IPv6') => [...NOT_PUBLIC[of], ...Object.values(facts.privateRanges).filter(range => familyOf(range) === of)];
      return { ipBlock: { cidr: EVERYWHERE[family], except: family === 'IPv4' ? own('IPv4') : [...own('IPv6'), ...own('IPv4').map(translated)] } };
    });
    // Some networks do not take a pod's address for one of a range.
    case 'anyone': return [...facts.ipFamilies.map(family => ({ ipBlock: { cidr: EVERYWHERE[family] } })), { namespaceSelector: {} }];
    case 'apiServer': return facts.apiServer.cidrs.map(range => ({ ipBlock: { cidr: range } }));
    case 'cidr': return who.cidrs.map(range => ({ ipBlock: { cidr: range } }));
    case 'range': return [{ ipBlock: { cidr: facts.privateRanges[who.name] } }];
    case 'podsAnywhere': return [{ namespaceSelector: {}, podSelector: { matchLabels: who.labels } }];
    case 'workload':
    case 'pods': {
      const pods = who.type === 'pods' ? who : podsOf(who.workload);
      if (typeof pods === 'string') return [];
      const podSelector = { matchLabels: pods.labels };
      // Both selectors in one peer: as two peers either would do (defenseunicorns/uds-core#528).
      if (pods.namespace === undefined || pods.namespace === namespace) return [{ podSelector }];
      return [{ namespaceSelector: namespaced(pods.namespace), podSelector }];
    }
  }
}

/** A range of IPv4 behind NAT64, by which pods of IPv6 reach the rest of IPv4: https://www.rfc-editor.org/rfc/rfc6052#section-2.1 */
function translated(range: string): string {
  const [address, length] = range.split('/');
  const [a, b, c, d] = address.split('.').map(Number);
  const group = (high: number, low: number) => (high * 256 + low).toString(16);
  return `64:ff9b::${group(a, b)}:${group(c, d)}/${96 + Number(length)}`;
}

function familyOf(range: string): 'IPv4' | 'IPv6' {
  return range.includes(':') ? 'IPv6' : 'IPv4';
}

/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
function namespaced(namespace: string): Wire<k8s.LabelSelector> {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

function wirePorts(ports: readonly PolicyPort[]): WirePort[] | undefined {
  return ports.length === 0 ? undefined : ports.map(({ port: number, protocol }) => ({ protocol, port: number }));
}
