/** What of a namespace may be reached from outside of the cluster. */
export interface ExposureProps {
  /**
   * Host names that may be routed; `*.` at the beginning stands for one label: `*.shop.example.org`.
   *
   * @default - any
   */
  readonly hosts?: string[];

  /**
   * How many Services of the type LoadBalancer there may be.
   *
   * @default 0
   */
  readonly loadBalancers?: number;

  /**
   * How many ports of the nodes Services may take.
   *
   * @default 0
   */
  readonly nodePorts?: number;
}
