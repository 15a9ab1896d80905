/** Who routes requests into the cluster. */
export interface IngressFact {
  /** The IngressClass that routes name. */
  readonly className: string;

  /** The namespace that the controller's pods run in. */
  readonly namespace: string;

  /** Labels of those pods, by which the network policies of routed workloads let them in. */
  readonly podLabels: Record<string, string>;
}

/**
 * Where the cluster's API server answers. A NetworkPolicy cannot select it: it is no pod. Cilium does not take nodes, and with them the API server, for
 * addresses of a range unless it is told `policyCIDRMatchMode: nodes`; and then not for addresses of all (cilium/cilium#20550, cilium/cilium#47828).
 */
export interface ApiServerFact {
  /** The addresses of the control plane's nodes, as CIDRs. */
  readonly cidrs: string[];

  /** The ports, after the translation of the `kubernetes` Service: usually 6443. */
  readonly ports: number[];
}

/** The proxy by which programs reach the outside. */
export interface HttpProxyFact {
  /** Its URL, such as `http://proxy.example.org:3128`. */
  readonly url: string;

  /** Its addresses, as CIDRs: a network policy cannot select by name. */
  readonly cidrs: string[];

  /**
   * Hosts, endings of them such as `.example.org`, or CIDRs, that are reached without it, besides the Services of the cluster and its API server. Programs
   * that ask pods by their addresses want the ranges of the pods here.
   *
   * @default []
   */
  readonly noProxy?: string[];
}

/** Certificate authorities of the site. */
export interface ExtraCaFact {
  /** Their certificates, as PEM text. */
  readonly pem: string;

  /**
   * Whether the text has all that programs are to trust, the public ones too: they are then told to read it in place of the image's
   * (`SSL_CERT_FILE`, `REQUESTS_CA_BUNDLE`, `CURL_CA_BUNDLE`).
   *
   * @default false: Go programs find it beside the image's, and Node.js by `NODE_EXTRA_CA_CERTS`
   */
  readonly complete?: boolean;
}
