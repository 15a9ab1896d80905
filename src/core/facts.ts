/** Who routes requests into the cluster. */
export interface IngressFact {
  /** The IngressClass that routes name. */
  readonly className: string;

  /** The namespace that the controller's pods run in. */
  readonly namespace: string;

  /** Labels of those pods, by which the network policies of routed workloads let them in. */
  readonly podLabels: Record<string, string>;
}

/** Where the cluster's API server answers. A NetworkPolicy cannot select it: it is no pod. */
export interface ApiServerFact {
  /** The addresses of the control plane's nodes, as CIDRs. */
  readonly cidrs: string[];

  /** The ports, after the translation of the `kubernetes` Service: usually 6443. */
  readonly ports: number[];
}
