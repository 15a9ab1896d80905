/** Headers that requests and answers get, among them those of CORS and those that make browsers more careful. */
export interface MiddlewareHeaders {
  /**
   * Headers that requests get on the way to the backend, in place of what they had; an empty value takes one away.
   *
   * @default {}
   */
  readonly customRequestHeaders?: Record<string, string>;

  /**
   * Headers that answers get, in place of what the backend gave; an empty value takes one away.
   *
   * @default {}
   */
  readonly customResponseHeaders?: Record<string, string>;

  /**
   * Lets scripts of other origins send cookies and logins.
   *
   * @default false
   */
  readonly accessControlAllowCredentials?: boolean;

  /**
   * Headers that scripts of other origins may send.
   *
   * @default []
   */
  readonly accessControlAllowHeaders?: string[];

  /**
   * Methods that they may use.
   *
   * @default []
   */
  readonly accessControlAllowMethods?: string[];

  /**
   * Origins whose scripts may read the answers, such as `https://shop.example.org`; `*` for all.
   *
   * @default []
   */
  readonly accessControlAllowOriginList?: string[];

  /**
   * The same, by regular expressions.
   *
   * @default []
   */
  readonly accessControlAllowOriginListRegex?: string[];

  /**
   * Headers of the answers that they may read.
   *
   * @default []
   */
  readonly accessControlExposeHeaders?: string[];

  /**
   * For how long browsers remember what a preflight request was told, in seconds.
   *
   * @default 0
   */
  readonly accessControlMaxAge?: number;

  /**
   * Adds `Origin` to the `Vary` of answers, so that caches keep those for different origins apart.
   *
   * @default false
   */
  readonly addVaryHeader?: boolean;

  /**
   * Hosts that may be asked for; requests for others are answered with 500.
   *
   * @default [] (any)
   */
  readonly allowedHosts?: string[];

  /**
   * Request headers in which the host may be instead, the first that is there.
   *
   * @default []
   */
  readonly hostsProxyHeaders?: string[];

  /**
   * Request headers, and the value of each that says that the client came by HTTPS.
   *
   * @default {}
   */
  readonly sslProxyHeaders?: Record<string, string>;

  /**
   * For how long browsers shall use HTTPS only, in seconds: the `max-age` of `Strict-Transport-Security`.
   *
   * @default 0 (no such header)
   */
  readonly stsSeconds?: number;

  /**
   * Says so for all hosts below this one too.
   *
   * @default false
   */
  readonly stsIncludeSubdomains?: boolean;

  /**
   * Agrees to be in the lists that browsers come with.
   *
   * @default false
   */
  readonly stsPreload?: boolean;

  /**
   * Sends `Strict-Transport-Security` over plain HTTP too.
   *
   * @default false
   */
  readonly forceSTSHeader?: boolean;

  /**
   * Forbids to show the pages in frames: `X-Frame-Options: DENY`.
   *
   * @default false
   */
  readonly frameDeny?: boolean;

  /**
   * Another value of `X-Frame-Options`, whatever `frameDeny` says.
   *
   * @default '' (none)
   */
  readonly customFrameOptionsValue?: string;

  /**
   * Forbids browsers to guess the type of an answer: `X-Content-Type-Options: nosniff`.
   *
   * @default false
   */
  readonly contentTypeNosniff?: boolean;

  /**
   * Turns on the filter of old browsers: `X-XSS-Protection: 1; mode=block`.
   *
   * @default false
   */
  readonly browserXssFilter?: boolean;

  /**
   * Another value of `X-XSS-Protection`, whatever `browserXssFilter` says.
   *
   * @default '' (none)
   */
  readonly customBrowserXSSValue?: string;

  /**
   * What pages may load: the value of `Content-Security-Policy`.
   *
   * @default '' (no such header)
   */
  readonly contentSecurityPolicy?: string;

  /**
   * The same, only for reports: the value of `Content-Security-Policy-Report-Only`.
   *
   * @default '' (no such header)
   */
  readonly contentSecurityPolicyReportOnly?: string;

  /**
   * Keys that certificates must have: the value of `Public-Key-Pins`, which browsers of today pass over.
   *
   * @default '' (no such header)
   */
  readonly publicKey?: string;

  /**
   * How much of an address the next site is told: the value of `Referrer-Policy`.
   *
   * @default '' (no such header)
   */
  readonly referrerPolicy?: string;

  /**
   * What of the browser pages may use: the value of `Permissions-Policy`.
   *
   * @default '' (no such header)
   */
  readonly permissionsPolicy?: string;

  /**
   * Leaves out what only works in production: `allowedHosts`, `Strict-Transport-Security` and `publicKey`.
   *
   * @default false
   */
  readonly isDevelopment?: boolean;
}
