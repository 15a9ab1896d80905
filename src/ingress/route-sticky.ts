/** Keeps a client at the server that it began with. */
export interface RouteSticky {
  /**
   * The cookie by which Traefik knows the client again; `{}` for one with the defaults.
   *
   * @default - none: the client is not kept
   */
  readonly cookie?: RouteStickyCookie;
}

/** The cookie that names a client's server. */
export interface RouteStickyCookie {
  /**
   * Its name.
   *
   * @default - a hash of the service's name, such as `_1d52e`
   */
  readonly name?: string;

  /**
   * The path that it is sent for.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * The domain that it is sent to, with all below it.
   *
   * @default - the host of the request alone
   */
  readonly domain?: string;

  /**
   * How long it is kept, in seconds; 0 until the browser is closed, a negative number not at all.
   *
   * @default 0
   */
  readonly maxAge?: number;

  /**
   * Sends it by HTTPS alone.
   *
   * @default false
   */
  readonly secure?: boolean;

  /**
   * Hides it from scripts of the page.
   *
   * @default false
   */
  readonly httpOnly?: boolean;

  /**
   * Whether it is sent with requests that another site causes: always (`none`), when a link is followed (`lax`), never (`strict`).
   *
   * @default - not said: the browser decides
   */
  readonly sameSite?: 'none' | 'lax' | 'strict';
}
