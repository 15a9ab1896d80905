/** Puts something before the path of requests. */
export interface MiddlewareAddPrefix {
  /**
   * What the path shall begin with, from `/` on.
   *
   * @default '' (Traefik refuses the middleware)
   */
  readonly prefix?: string;
}

/** Takes away what the path of requests begins with; `X-Forwarded-Prefix` tells the backend. */
export interface MiddlewareStripPrefix {
  /**
   * Beginnings of paths: the first one of them that is there goes.
   *
   * @default [] (nothing is done)
   */
  readonly prefixes?: string[];
}

/** Takes away what the path of requests begins with, by regular expressions; `X-Forwarded-Prefix` tells the backend. */
export interface MiddlewareStripPrefixRegex {
  /**
   * Regular expressions for beginnings of paths: what the first one of them matches goes.
   *
   * @default [] (nothing is done)
   */
  readonly regex?: string[];
}

/** Asks the backend for another path; `X-Replaced-Path` tells it the one that was asked for. */
export interface MiddlewareReplacePath {
  /**
   * The path.
   *
   * @default '' (that of the root)
   */
  readonly path?: string;
}

/** Asks the backend for a path that is made of the one that was asked for; `X-Replaced-Path` tells it that one. */
export interface MiddlewareReplacePathRegex {
  /**
   * A regular expression for paths; others stay as they are.
   *
   * @default '' (nothing is done)
   */
  readonly regex?: string;

  /**
   * What comes in place of what it matches; `${1}` is what its first group matched.
   *
   * @default ''
   */
  readonly replacement?: string;
}

/** Sends clients to a URL that is made of the one that they asked for. */
export interface MiddlewareRedirectRegex {
  /**
   * A regular expression for whole URLs; requests for others pass.
   *
   * @default '' (nothing is done)
   */
  readonly regex?: string;

  /**
   * What comes in place of what it matches; `${1}` is what its first group matched.
   *
   * @default ''
   */
  readonly replacement?: string;

  /**
   * Says that it is so for ever: 301, or 308 for other methods than GET, in place of 302 and 307.
   *
   * @default false
   */
  readonly permanent?: boolean;
}

/** Sends clients to the same URL with another scheme or port, such as from HTTP to HTTPS. */
export interface MiddlewareRedirectScheme {
  /**
   * The scheme, such as `https`.
   *
   * @default '' (Traefik refuses the middleware)
   */
  readonly scheme?: string;

  /**
   * The port, as text.
   *
   * @default '' (that of the scheme)
   */
  readonly port?: string;

  /**
   * Says that it is so for ever: 301, or 308 for other methods than GET, in place of 302 and 307.
   *
   * @default false
   */
  readonly permanent?: boolean;
}
