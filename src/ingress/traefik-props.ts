import { Duration } from 'cdk8s';
import { Peer } from '../core/peer';
import { TolerationProps } from '../core/placement';
import { ResourceProps } from '../core/resources';
import { AcmeProps } from './acme';
import { DashboardProps } from './dashboard';
import { EntryPointProps } from './entry-point';
import { ProvidersProps } from './providers';

/** Props of a `Traefik`. */
export interface TraefikProps {
  /**
   * Whether a number of pods route, or one on every node.
   *
   * @default 'Deployment'
   */
  readonly kind?: 'Deployment' | 'DaemonSet';

  /**
   * How many pods, for a Deployment.
   *
   * @default 2, 1 with `acme`
   */
  readonly replicas?: number;

  /**
   * The IngressClass that it serves. Of several in a cluster, each has another one.
   *
   * @default 'traefik'
   */
  readonly className?: string;

  /**
   * Whether routes that name no class are its too.
   *
   * @default false
   */
  readonly defaultClass?: boolean;

  /**
   * How it is reached: by an address of its own, by a port of every node, or from the cluster alone.
   *
   * @default 'LoadBalancer'
   */
  readonly serviceType?: 'LoadBalancer' | 'NodePort' | 'ClusterIP';

  /**
   * Annotations of its Service, such as those that a load balancer reads.
   *
   * @default {}
   */
  readonly serviceAnnotations?: Record<string, string>;

  /**
   * Which load balancer, where there are several.
   *
   * @default - the cluster's default; in an `IngressStack`, that of its MetalLB
   */
  readonly loadBalancerClass?: string;

  /**
   * Whether the load balancer also has ports of the nodes; MetalLB needs none.
   *
   * @default true, false in an `IngressStack`
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * The address families of its Service, some of those of the Platform. An address that it is to have must be of each of them.
   *
   * @default - those of the Platform; in an `IngressStack` with `address`, those of the addresses
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
   */
  readonly ipFamilies?: Array<'IPv4' | 'IPv6'>;

  /**
   * Whether programs see the addresses of clients (`preserve`), by the header X-Forwarded-For. Only nodes with a pod of it answer then, and who asks from
   * inside of the cluster may not reach them. With `hide`, any node answers, and the address is that of a node.
   *
   * @default 'preserve'
   * @see https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip
   */
  readonly clientIp?: 'preserve' | 'hide';

  /**
   * Proxies before it, as CIDRs, whose X-Forwarded headers are believed: a client is who they say asked them, also to `rateLimit` of a route and
   * `allowedRanges` of the dashboard. An address of theirs is no client's.
   *
   * @default [] (nobody's)
   */
  readonly trustedProxies?: string[];

  /**
   * Load balancers before it, as CIDRs, that speak the PROXY protocol.
   *
   * @default []
   */
  readonly proxyProtocolFrom?: string[];

  /**
   * More ports that it listens on, by the names of the entry points. `web` is 80 and `websecure` 443.
   *
   * @default {}
   */
  readonly entryPoints?: Record<string, EntryPointProps>;

  /**
   * Sends who asks by http to https.
   *
   * @default true, false where the Platform has no certificates
   */
  readonly redirectToHttps?: boolean;

  /**
   * A Secret of type `kubernetes.io/tls` in its namespace, for hosts whose routes name no other.
   *
   * @default - one that it makes itself, and that nobody trusts
   */
  readonly defaultCertificate?: string;

  /**
   * The oldest version of TLS that it speaks.
   *
   * @default 'VersionTLS12'
   */
  readonly minTlsVersion?: 'VersionTLS10' | 'VersionTLS11' | 'VersionTLS12' | 'VersionTLS13';

  /**
   * Lets it get certificates by itself. With more than one replica, let cert-manager do it: `Tls.clusterIssuer`.
   *
   * @default - it gets none
   */
  readonly acme?: AcmeProps;

  /**
   * Where it reads routes from.
   *
   * @default - Ingresses and its own kinds, of all namespaces
   */
  readonly providers?: ProvidersProps;

  /**
   * What the `host` and the `routes` of programs are written as. An `HTTPRoute` has the certificate of the Gateway, `defaultCertificate`.
   *
   * @default 'Ingress'
   */
  readonly routes?: 'Ingress' | 'IngressRoute' | 'HTTPRoute';

  /**
   * Whether the definitions of its kinds are made: by one in a cluster.
   *
   * @default true, where it reads them
   */
  readonly createDefinitions?: boolean;

  /**
   * A page that shows its routes.
   *
   * @default - none
   */
  readonly dashboard?: DashboardProps;

  /**
   * Whether each request is logged, as a line of JSON without the headers.
   *
   * @default true
   */
  readonly accessLog?: boolean;

  /**
   * How much else is logged.
   *
   * @default 'INFO'
   */
  readonly logLevel?: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL' | 'PANIC';

  /**
   * Who reads its metrics, at port 9100: usually the pods of Prometheus.
   *
   * @default [] (nobody)
   */
  readonly metricsFrom?: Peer[];

  /**
   * Whom it may reach besides the programs that it routes to: what asks for authentication elsewhere, or collects traces.
   *
   * @default []
   */
  readonly egress?: Peer[];

  /**
   * Seconds that it goes on taking requests for after it is told to stop: until everybody has learned that it is going.
   *
   * @default 15
   */
  readonly drainSeconds?: number | Duration;

  /**
   * Seconds that requests may then take to end.
   *
   * @default 30
   */
  readonly graceSeconds?: number | Duration;

  /**
   * Labels that the nodes of its pods must have.
   *
   * @default {}; in an `IngressStack` with `clientIp: 'preserve'`, those of the nodes that answer for its address
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * Taints of nodes that its pods do not mind.
   *
   * @default []; in an `IngressStack` that puts it on the nodes of `speakerNodeSelector`, those of the speakers that name a key
   */
  readonly tolerations?: TolerationProps[];

  /**
   * What each pod may use.
   *
   * @default - see `ResourceProps`, but for 256Mi of memory
   */
  readonly resources?: ResourceProps;

  /**
   * More of Traefik's arguments, after its own: `--entrypoints.websecure.http2.maxconcurrentstreams=100`. `api.insecure` is refused.
   *
   * @default []
   */
  readonly args?: string[];
}
