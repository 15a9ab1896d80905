import { Json, list, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { inRanges, ipRange, isWithin, overlap, PRIVATE_RANGES } from '../../../core/internal/network/ip-range';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';
import { Labels, selects } from '../select';

/** One end of a connection: pods by their labels, and what else is known of them. */
export interface End {
  readonly namespace?: string;
  readonly labels: Labels;
  readonly spec?: Json;
}

type Direction = 'ingress' | 'egress';

// Cilium's, Calico's and those of administrators: https://docs.cilium.io/en/stable/network/kubernetes/policy/
const OTHERS = /^(cilium\.io|(crd\.)?projectcalico\.org|policy\.networking\.k8s\.io)$/;

/** A port that is asked for, and what it is called where it is. */
interface Port {
  readonly number: number;
  readonly protocol: string;
  readonly names: readonly unknown[];
}

/** What the network policies of a cluster let through: https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export class Policies {
  // By a label that the pods must have; those that name none under the empty one.
  private readonly byLabel = new Map<string, Item[]>();
  // Several rules ask for the same pods, and each route for its controller.
  private readonly holding = memo(({ namespace, labels }: End): readonly Item[] => [undefined, ...Object.entries(labels)]
    .flatMap(label => this.byLabel.get(keyOf(namespace, label)) ?? [])
    .filter(({ spec }) => selects(record(spec.podSelector), labels)));

  /** Whether there are no policies of others, which let through what these do not. */
  public readonly areAll: boolean;

  constructor(private readonly cluster: Cluster) {
    this.areAll = !cluster.items.some(({ builtIn, group }) => !builtIn && OTHERS.test(group));
    for (const policy of cluster.all('NetworkPolicy')) {
      const [label] = Object.entries(record(record(policy.spec.podSelector).matchLabels));
      const key = keyOf(policy.namespace, label);
      this.byLabel.set(key, [...this.byLabel.get(key) ?? [], policy]);
    }
  }

  /** The policies that hold for pods, in a direction; without any, all is let through. */
  public of(end: End, direction: Direction): readonly Item[] {
    return this.holding(end).filter(({ spec }) => covers(spec, direction));
  }

  /** Whether pods may send to others, as far as their own policies go. */
  public letsOut(from: End, to: Pods, number: number, protocol: string): boolean {
    if (isOnNode(from)) return true;
    const port = { number, protocol, names: namesOf(to, number) };
    if (isOnNode(to)) return this.letsAddresses(from, 'egress', [port]);
    const policies = this.of(from, 'egress');
    return policies.length === 0 || policies.some(policy => this.allows(policy, 'egress', to, port));
  }

  /** Whether pods may send to others, were it not for a peer. */
  public letsOutBeside(without: Json, from: End, to: Pods, number: number, protocol: string): boolean {
    const port = { number, protocol, names: namesOf(to, number) };
    return this.of(from, 'egress').some(policy => this.allows(policy, 'egress', to, port, without));
  }

  /** Whether pods may be sent to by others, as far as their own policies go. */
  public letsIn(from: End, to: Pods, number: number, protocol: string): boolean {
    if (isOnNode(to)) return true;
    const port = { number, protocol, names: namesOf(to, number) };
    if (isOnNode(from)) return this.letsAddresses(to, 'ingress', [port]);
    const policies = this.of(to, 'ingress');
    return policies.length === 0 || policies.some(policy => this.allows(policy, 'ingress', from, port));
  }

  /** Whether pods may be sent to by anybody at all on a port. */
  public letsInSomebody(to: Pods, number: number, protocol: string): boolean {
    const policies = isOnNode(to) ? [] : this.of(to, 'ingress');
    const port = { number, protocol, names: namesOf(to, number) };
    return policies.length === 0 || this.opens(policies, port);
  }

  /** Whether some policies let anybody in on a port. */
  public opens(policies: readonly Item[], port: Port): boolean {
    return policies.some(({ spec }) => list(spec.ingress).some(rule => takesPort(rule, port)));
  }

  /** Whether pods may send to anybody at all on a port. */
  public letsOutSomewhere(from: End, number: number, protocol: string): boolean {
    const policies = this.of(from, 'egress');
    // What a named port is, only the pods that are asked say.
    const named = (rule: Json) => list(rule.ports).some(({ port }) => typeof port === 'string');
    const takes = (rule: Json) => named(rule) || takesPort(rule, { number, protocol, names: [] });
    return policies.length === 0 || policies.some(({ spec }) => list(spec.egress).some(takes));
  }

  /**
   * Whether addresses that are no pods', as the API server's are, get through on one of some ports: only a block of addresses, or a rule that names nobody,
   * is about them.
   */
  public letsAddresses(end: End, direction: Direction, ports: readonly Port[]): boolean {
    const policies = this.of(end, direction);
    return policies.length === 0 || policies.some(({ spec }) => list(spec[direction]).some(rule => {
      const peers = peersOf(rule, direction);
      return ports.some(port => takesPort(rule, port)) && (peers.length === 0 || peers.some(({ ipBlock }) => ipBlock !== undefined));
    }));
  }

  /** Whether pods may send to one address outside of the cluster, on a port, or on any but that of names where it is not known. */
  public letsOutTo(from: End, address: string, number: number | undefined): boolean {
    const policies = this.of(from, 'egress');
    return policies.length === 0 || policies.some(({ spec }) => list(spec.egress).some(rule => {
      const peers = peersOf(rule, 'egress');
      const ports = list(rule.ports);
      const takes = number === undefined ? ports.length === 0 || ports.some(({ port }) => port !== 53) : takesPort(rule, { number, protocol: 'TCP', names: [] });
      return takes && (peers.length === 0 || peers.some(({ ipBlock }) => ipBlock !== undefined && holds(record(ipBlock), address)));
    }));
  }

  private allows({ spec, namespace }: Item, direction: Direction, other: End, port: Port, without?: Json): boolean {
    return list(spec[direction]).some(rule => {
      const peers = peersOf(rule, direction);
      return takesPort(rule, port) && (peers.length === 0 || peers.some(peer => peer !== without && this.isPeer(peer, other, namespace)));
    });
  }

  private isPeer({ ipBlock, namespaceSelector, podSelector }: Json, { namespace, labels }: End, own: string | undefined): boolean {
    if (ipBlock !== undefined) return mayHoldPods(record(ipBlock));
    const namespaceFits = namespaceSelector === undefined
      ? namespace === own
      : namespace !== undefined && selects(record(namespaceSelector), this.cluster.namespaceLabels(namespace));
    return namespaceFits && (podSelector === undefined || selects(record(podSelector), labels));
  }
}

/** Whether a block has an address in it, and not among what is excepted. */
function holds({ cidr, except }: Json, address: string): boolean {
  return inRanges(address, [String(cidr)]) && !inRanges(address, Array.isArray(except) ? except.map(String) : []);
}

/**
 * Whether pods are in the network of their node: they have its address then, and most networks look for them by that alone.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods
 */
export function isOnNode({ spec }: End): boolean {
  return spec?.hostNetwork === true;
}

/** The policies of a cluster: several rules ask them. */
export const policiesOf = memo((cluster: Cluster) => new Policies(cluster));

/** The pods among some peers that seem to be meant as those of the namespaces beside them: as two peers, either lets through. */
export function apart(peers: readonly Json[]): Json | undefined {
  const wide = peers.some(({ namespaceSelector, podSelector }) => namespaceSelector !== undefined && podSelector === undefined);
  const narrow = peers.find(({ namespaceSelector, podSelector }) => namespaceSelector === undefined && Object.keys(record(podSelector)).length > 0);
  return wide ? narrow : undefined;
}

function covers({ policyTypes, egress }: Json, direction: Direction): boolean {
  const types = Array.isArray(policyTypes) && policyTypes.length > 0 ? policyTypes : ['Ingress', ...egress === undefined ? [] : ['Egress']];
  return types.includes(direction === 'ingress' ? 'Ingress' : 'Egress');
}

function peersOf(rule: Json, direction: Direction): readonly Json[] {
  return list(rule[direction === 'ingress' ? 'from' : 'to']);
}

function takesPort(rule: Json, { number, protocol, names }: Port): boolean {
  const ports = list(rule.ports);
  return ports.length === 0 || ports.some(each => String(each.protocol ?? 'TCP') === protocol && isNumberOrName(each, number, names));
}

/** Whether a port of a policy's rule is one of a number and some names, whatever its protocol. */
export function isNumberOrName({ port, endPort }: Json, number: number, names: readonly unknown[]): boolean {
  return port === undefined || port === number || names.includes(port)
    || (typeof port === 'number' && typeof endPort === 'number' && port <= number && number <= endPort);
}

export function namesOf(pods: Pods, number: number): ReadonlyArray<string | undefined> {
  return pods.ports.filter(port => port.number === number).map(({ name }) => name);
}

function keyOf(namespace: string | undefined, [key, value]: [string, unknown] = ['', '']): string {
  return `${namespace ?? ''}/${key}=${String(value)}`;
}

// Where clusters have their pods.
const PRIVATE = PRIVATE_RANGES.flatMap(each => ipRange(each) ?? []);

/** Whether pods may have addresses of a block. What addresses they have, no manifest says. */
function mayHoldPods({ cidr, except }: Json): boolean {
  const block = ipRange(String(cidr));
  if (!block) return true;
  const out = Array.isArray(except) ? except.flatMap(each => ipRange(String(each)) ?? []) : [];
  return PRIVATE.some(range_ => overlap(range_, block) && !out.some(each => isWithin(range_, each) || isWithin(block, each)));
}
