import { Duration } from 'cdk8s';

/**
 * How a workload's ports are offered to others.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export interface ServiceProps {
  /**
   * Its name, where that is not the workload's.
   *
   * @default - the workload's
   */
  readonly name?: string;

  /**
   * Who reaches it: the cluster, also others by a port of every node, or by an address of its own. What is reached from outside of the cluster is let in
   * by the network policy.
   *
   * @default 'ClusterIP'
   */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';

  /**
   * Gives no address of its own: its name resolves to the addresses of the pods.
   *
   * @default false
   */
  readonly headless?: boolean;

  /**
   * Annotations for the Service alone, such as those that a load balancer reads.
   *
   * @default {}
   */
  readonly annotations?: Record<string, string>;

  /**
   * Ports of the nodes, 30000 to 32767, by the names of the ports.
   *
   * @default - the cluster chooses, where the type has any
   */
  readonly nodePorts?: Record<string, number>;

  /**
   * Who may use the address of a load balancer, as CIDRs.
   *
   * @default - anybody
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * Which load balancer, where there are several.
   *
   * @default - the cluster's default
   */
  readonly loadBalancerClass?: string;

  /**
   * Whether a load balancer also has ports of the nodes; MetalLB needs none.
   *
   * @default true
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * Sends what comes from one address to the same pod.
   *
   * @default 'None'
   */
  readonly sessionAffinity?: 'None' | 'ClientIP';

  /**
   * Seconds that an address keeps its pod, 1 to 86400.
   *
   * @default 10800
   */
  readonly sessionAffinityTimeoutSeconds?: number | Duration;

  /**
   * Whether callers in the cluster reach the pods of their own node alone.
   *
   * @default 'Cluster' (any), 'Local' for a DaemonTask
   */
  readonly internalTrafficPolicy?: 'Cluster' | 'Local';

  /**
   * Whether callers from outside reach pods of the node that they ask alone: then the pods see the callers' addresses, and nodes without a pod do not answer.
   *
   * @default 'Cluster' (any)
   */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';

  /**
   * Prefers pods that are near the caller (Kubernetes 1.31).
   *
   * @default - no preference
   */
  readonly trafficDistribution?: 'PreferClose';

  /**
   * Lists pods also while they are not ready, so that they find each other at their start.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * Whether it has addresses of both families.
   *
   * @default 'SingleStack'
   */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
}
