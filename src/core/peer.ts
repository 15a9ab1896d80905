import { IConstruct } from 'constructs';

/** Who is at the other end of a connection, to a network policy. Ports are TCP; without any, all ports of all protocols are meant. */
export class Peer {
  /** The public internet: every address but private ones, the metadata service and the site's own ranges. */
  public static internet(ports: number[] = []): Peer {
    return new Peer({ type: 'internet' }, tcp(ports));
  }

  /** A range of addresses, such as `10.1.2.0/24`. */
  public static cidr(cidr: string, ports: number[] = []): Peer {
    return new Peer({ type: 'cidr', cidrs: [cidr] }, tcp(ports));
  }

  /** One of the site's ranges that the Platform names in `privateRanges`. */
  public static range(name: string, ports: number[] = []): Peer {
    return new Peer({ type: 'range', name }, tcp(ports));
  }

  /** Pods by their labels, in a namespace of the same cluster. */
  public static pods(namespace: string, labels: Record<string, string>, ports: number[] = []): Peer {
    return new Peer({ type: 'pods', namespace, labels }, tcp(ports));
  }

  /**
   * The pods of a workload that something else made: a Deployment of cdk8s-plus, or one in an `Include`; also one of this library's. It is known by its
   * selector.
   *
   * @param workload the construct, or one with a single workload inside
   * @param ports which ports of theirs are meant, all without any
   */
  public static of(workload: IConstruct, ports: number[] = []): Peer {
    return new Peer({ type: 'workload', workload }, tcp(ports));
  }

  /** The cluster's API server, where the Platform says it is. */
  public static apiServer(): Peer {
    return new Peer({ type: 'apiServer' }, []);
  }

  /** Anybody: every address outside of the cluster, and every pod inside. */
  public static anyone(ports: number[] = []): Peer {
    return new Peer({ type: 'anyone' }, tcp(ports));
  }

  /** @internal */
  public static _anyone(ports: PeerPort[]): Peer {
    return new Peer({ type: 'anyone' }, ports);
  }

  /** @internal */
  public static _internet(ports: PeerPort[]): Peer {
    return new Peer({ type: 'internet' }, ports);
  }

  /** @internal */
  public static _everywhere(labels: Record<string, string>, ports: PeerPort[]): Peer {
    return new Peer({ type: 'podsAnywhere', labels }, ports);
  }

  /** @internal */
  public static _outside(cidrs: string[], port: number): Peer {
    return new Peer({ type: 'cidr', cidrs }, tcp([port]));
  }

  /** @internal */
  public static _own(namespace: string | undefined, labels: Record<string, string>, ports: PeerPort[]): Peer {
    return new Peer({ type: 'pods', namespace, labels }, ports);
  }

  private constructor(private readonly who: Who, private readonly ports: PeerPort[]) {
  }

  /** @internal */
  public _mainPort(): Peer {
    return new Peer(this.who, this.ports.slice(0, 1));
  }

  /**
   * The same at one port, unless its ports are said.
   *
   * @internal
   */
  public _at(port: number): Peer {
    return this.ports.length > 0 ? this : new Peer(this.who, tcp([port]));
  }

  /** @internal */
  public _who(): Who {
    return this.who;
  }

  /** @internal */
  public _ports(): PeerPort[] {
    return this.ports;
  }
}

/** Whom a peer stands for. */
type Who =
  | { readonly type: 'internet' | 'apiServer' | 'anyone' }
  | { readonly type: 'cidr'; readonly cidrs: string[] }
  | { readonly type: 'range'; readonly name: string }
  | { readonly type: 'workload'; readonly workload: IConstruct }
  | { readonly type: 'podsAnywhere'; readonly labels: Record<string, string> }
  | { readonly type: 'pods'; readonly namespace?: string; readonly labels: Record<string, string> };

interface PeerPort {
  readonly port: number;
  readonly protocol: string;
}

function tcp(ports: number[]): PeerPort[] {
  return ports.map(port => ({ port, protocol: 'TCP' }));
}
