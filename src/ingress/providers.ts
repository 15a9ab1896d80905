/** Where Traefik reads routes from. It may read what these need, and nothing else. */
export interface ProvidersProps {
  /**
   * Ingresses.
   *
   * @default true
   */
  readonly ingress?: boolean;

  /**
   * Its own kinds: `IngressRoute`, `Middleware` and so on.
   *
   * @default true
   */
  readonly crd?: boolean;

  /**
   * The Gateway API, whose definitions (of the Standard channel, 1.4) have to be in the cluster.
   *
   * @default false
   */
  readonly gateway?: boolean;

  /**
   * The namespaces that it reads; of the others it sees neither routes nor Secrets.
   *
   * @default - all
   */
  readonly namespaces?: string[];

  /**
   * Lets routes of its own kinds name Services, Middlewares and TLS options of other namespaces. Then whoever may write a route of one namespace can
   * publish the Services of another.
   *
   * @default false
   */
  readonly allowCrossNamespace?: boolean;
}
