import { Duration } from 'cdk8s';
import { ContainerProps, InitContainerProps, SidecarProps } from './container';
import { IdentityProps } from './identity';
import { Peer } from './peer';
import { PlacementProps } from './placement';
import { SecurityProps } from './security';

/** How a pod resolves names. */
export interface DnsProps {
  /**
   * Whom it asks: the cluster's DNS (`ClusterFirst`), the node's (`Default`) or `nameservers` alone (`None`). Of the node's, its network policy lets it ask
   * those that `nameservers` or `egress` name, and public ones.
   *
   * @default 'ClusterFirst'
   */
  readonly policy?: 'ClusterFirst' | 'Default' | 'None';

  /**
   * Addresses of more servers, at most 3. Its network policy lets it ask them.
   *
   * @default []
   */
  readonly nameservers?: string[];

  /**
   * Domains to look short names up in, at most 32.
   *
   * @default []
   */
  readonly searches?: string[];

  /**
   * Options of the resolver, such as `{ timeout: '2' }`; with an empty value, those that have none. `ndots` below 3 hides Services from images on Alpine
   * (musl): connections name them by two dots, and there what has as many is looked up as it is alone.
   *
   * @default {}
   */
  readonly options?: Record<string, string>;
}

/** What a pod shares with its node. Needs a Tenant whose `podSecurity` is `privileged`. */
export interface HostAccessProps {
  /**
   * The node's network: its addresses are the pod's, network policies mostly do not apply, and its ports are the node's.
   *
   * @default false
   */
  readonly network?: boolean;

  /**
   * The node's processes.
   *
   * @default false
   */
  readonly processes?: boolean;

  /**
   * The node's shared memory.
   *
   * @default false
   */
  readonly ipc?: boolean;
}

/** What all pods have in common. */
export interface PodProps extends ContainerProps, IdentityProps, PlacementProps {
  /**
   * The name of the program's container, to take over what runs already: one of another name would be another container.
   *
   * @default - the name of the objects
   */
  readonly containerName?: string;

  /**
   * Annotations for the pods. A change of one replaces them.
   *
   * @default {}
   */
  readonly podAnnotations?: Record<string, string>;

  /**
   * As whom the pod runs, and what it may do.
   *
   * @default - `restricted`
   */
  readonly security?: SecurityProps;

  /**
   * Containers that run to their end, one after the other, before the program starts.
   *
   * @default []
   */
  readonly initContainers?: InitContainerProps[];

  /**
   * Containers that run beside the program. Their ports are offered by its Service too. A `Volume` that is mounted in several containers is one and the same.
   *
   * @default []
   */
  readonly sidecars?: SidecarProps[];

  /**
   * The ServiceAccount that it runs as.
   *
   * @default - the namespace's default
   */
  readonly serviceAccountName?: string;

  /**
   * Gives it a token for the API server, and the way to it.
   *
   * @default false
   */
  readonly serviceAccountToken?: boolean;

  /**
   * How it resolves names.
   *
   * @default - by the cluster's DNS
   */
  readonly dns?: DnsProps;

  /**
   * Names for addresses, in its `/etc/hosts`: from the address to its names.
   *
   * @default {}
   */
  readonly hostAliases?: Record<string, string[]>;

  /**
   * What it shares with its node.
   *
   * @default - nothing
   */
  readonly hostAccess?: HostAccessProps;

  /**
   * Lets its containers see each other's processes.
   *
   * @default false
   */
  readonly shareProcessNamespace?: boolean;

  /**
   * Its host name, as it sees it itself.
   *
   * @default - the pod's name
   */
  readonly hostname?: string;

  /**
   * The headless Service that gives it a name in the DNS, below `hostname`.
   *
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * Lets it see its whole DNS name as its host name.
   *
   * @default false
   */
  readonly setHostnameAsFQDN?: boolean;

  /**
   * Conditions, set by somebody else, without which it is not ready.
   *
   * @default []
   */
  readonly readinessGates?: string[];

  /**
   * Seconds from the request to stop until the pod is killed. Must be more than the wait before the stop.
   *
   * @default - 45 where there is a wait before the stop by default, else 30
   */
  readonly terminationGracePeriodSeconds?: number | Duration;

  /**
   * Seconds to go on serving after the pod was taken out of its Service, since those who send to it learn of that later; 0 for none. Connections that
   * are kept alive go on to the pod until it closes them: a server that ends each at an age below this (`keepalive_time` of nginx, the maximum connection
   * age of gRPC servers) closes none under a request.
   *
   * @default - 15 for a web app whose rollouts overlap, else 0
   */
  readonly preStopSleepSeconds?: number | Duration;

  /**
   * Gives the ConfigMap of `files` a name of its own for every content, so that each revision has its files. An old one stays until somebody deletes it:
   * tools that prune do so, and then `kubectl rollout undo` finds it no more. To go back, apply the former program.
   *
   * @default false
   */
  readonly immutableFiles?: boolean;

  /**
   * Whom the pods may talk to besides DNS and what they connect to. `[]` for nobody.
   *
   * @default [Peer.internet()]
   */
  readonly egress?: Peer[];
}
