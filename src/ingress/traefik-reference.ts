/** Names an object of Traefik, such as a Middleware or a TLSOption. */
export interface TraefikReference {
  /** The name of the object; `auth@file` for one that another provider of Traefik has. */
  readonly name: string;

  /**
   * The namespace that it is in. For another one than that of the object that refers to it, Traefik must run with `allowCrossNamespace`.
   *
   * @default - that of the object that refers to it
   */
  readonly namespace?: string;
}
