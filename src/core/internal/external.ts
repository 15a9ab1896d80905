import { Peer } from '../peer';
import { Found } from './finding';
import { addressBits, cidr, error, hostName, port } from './rules';

/** Where something outside of the cluster answers. */
export interface Outside {
  readonly host: string;
  readonly port: number;
  readonly cidrs?: string[];
}

/** The addresses of something outside: those given, or the one that its host is. */
function cidrsOf({ host, cidrs }: Outside): string[] | undefined {
  const bits = addressBits(host);
  return cidrs ?? (bits === undefined ? undefined : [`${host}/${bits.length}`]);
}

/** What is wrong with such a place. */
export function outsideRules(outside: Outside): Found[] {
  const cidrs = cidrsOf(outside);
  return [
    addressBits(outside.host) ? undefined : hostName('host', outside.host),
    port('port', outside.port),
    (cidrs ?? []).map((range, index) => cidr(`cidrs[${index}]`, range)),
    cidrs === undefined || cidrs.length === 0
      ? error('no-address', 'cidrs', `must say what addresses '${outside.host}' has: a network policy cannot select by name`, outside.cidrs ?? 'none', 'list them, such as \'192.0.2.7/32\'; \'0.0.0.0/0\' for any')
      : undefined,
  ];
}

/** The same for a caller's network policy. */
export function outsidePeer(outside: Outside): Peer {
  return Peer._outside(cidrsOf(outside) ?? [], outside.port);
}
