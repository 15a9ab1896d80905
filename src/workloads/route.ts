/** From where outside of the cluster a program is reached. */
export interface RouteProps {
  /**
   * The host name: a single label gets the Platform's domain, a name with a dot is whole.
   *
   * @default - not reached from outside
   */
  readonly host?: string;

  /**
   * Host names, where there are several.
   *
   * @default - see `host`
   */
  readonly hosts?: string[];

  /**
   * The path that requests must begin with.
   *
   * @default '/'
   */
  readonly path?: string;
}
