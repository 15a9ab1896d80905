/** Where the certificates of a Platform's host names come from. */
export class Tls {
  /**
   * One Secret of type `kubernetes.io/tls`, for example of a wildcard certificate. An Ingress reads it in its own namespace: every namespace with a
   * route needs it under this name.
   */
  public static secret(secretName: string): Tls {
    return new Tls({ secretName });
  }

  /** A ClusterIssuer of cert-manager, which makes a Secret for every route. */
  public static clusterIssuer(name: string): Tls {
    return new Tls({ clusterIssuer: name });
  }

  /** No encryption: routes are plain http, and say so no further. */
  public static none(): Tls {
    return new Tls({});
  }

  private constructor(private readonly source: { readonly secretName?: string; readonly clusterIssuer?: string }) {
  }

  /** @internal */
  public _source(): { readonly secretName?: string; readonly clusterIssuer?: string } {
    return this.source;
  }
}
