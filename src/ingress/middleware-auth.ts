/** Lets in who is in a list of users and passwords. */
export interface MiddlewareBasicAuth {
  /**
   * The Secret with the users: of the type `kubernetes.io/basic-auth`, or with one key of any name that has a line for each, as `htpasswd` writes them.
   *
   * @default - none: Traefik refuses the middleware
   */
  readonly secret?: string;

  /**
   * What browsers show that they ask a password for.
   *
   * @default 'traefik'
   */
  readonly realm?: string;

  /**
   * Keeps the user's name and password from the backend.
   *
   * @default false
   */
  readonly removeHeader?: boolean;

  /**
   * The request header that tells the backend the user's name.
   *
   * @default '' (none)
   */
  readonly headerField?: string;
}

/** Lets in who is in a list of users, whose passwords are not sent in clear. */
export interface MiddlewareDigestAuth {
  /**
   * The Secret with the users: one key of any name, that has a line for each, as `htdigest` writes them.
   *
   * @default - none: Traefik refuses the middleware
   */
  readonly secret?: string;

  /**
   * What browsers show that they ask a password for. The lines of the Secret have it too.
   *
   * @default 'traefik'
   */
  readonly realm?: string;

  /**
   * Keeps the header of the login from the backend.
   *
   * @default false
   */
  readonly removeHeader?: boolean;

  /**
   * The request header that tells the backend the user's name.
   *
   * @default '' (none)
   */
  readonly headerField?: string;
}

/** How Traefik calls a server by TLS. */
export interface MiddlewareClientTls {
  /**
   * The Secret with the certificate authority that the server's certificate must be of, under `tls.ca` or `ca.crt`.
   *
   * @default - the authorities that the image of Traefik knows
   */
  readonly caSecret?: string;

  /**
   * The Secret with the certificate that Traefik shows, under `tls.crt` and `tls.key`.
   *
   * @default - none
   */
  readonly certSecret?: string;

  /**
   * Accepts any certificate of the server.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/** Has a server decide about each request: its answer lets it through (200 to 299), or goes to the client. */
export interface MiddlewareForwardAuth {
  /**
   * The URL that is asked.
   *
   * @default - none: Traefik refuses the middleware
   */
  readonly address?: string;

  /**
   * Gives the server the `X-Forwarded-` headers as they came, in place of new ones.
   *
   * @default false
   */
  readonly trustForwardHeader?: boolean;

  /**
   * Headers of its answer that the request gets, in place of its own.
   *
   * @default []
   */
  readonly authResponseHeaders?: string[];

  /**
   * The same for all headers that match a regular expression.
   *
   * @default '' (none)
   */
  readonly authResponseHeadersRegex?: string;

  /**
   * Headers of the request that the server gets.
   *
   * @default [] (all)
   */
  readonly authRequestHeaders?: string[];

  /**
   * Cookies of its answer that the client gets, in place of the backend's of these names.
   *
   * @default []
   */
  readonly addAuthCookiesToResponse?: string[];

  /**
   * How it is called by TLS.
   *
   * @default - as any client would
   */
  readonly tls?: MiddlewareClientTls;

  /**
   * The header of its answer that has the user's name, for the access log.
   *
   * @default '' (none)
   */
  readonly headerField?: string;

  /**
   * Gives it the body of the request too, which is read into memory for it.
   *
   * @default false
   */
  readonly forwardBody?: boolean;

  /**
   * The largest body that it gets, in bytes; a request with a larger one is answered with 401.
   *
   * @default -1 (any)
   */
  readonly maxBodySize?: number;

  /**
   * The largest body that it may answer with, in bytes; after a larger one the request is answered with 401.
   *
   * @default -1 (any)
   */
  readonly maxResponseBodySize?: number;

  /**
   * Leaves a relative `Location` of its answer as it is, in place of one at its own address.
   *
   * @default false
   */
  readonly preserveLocationHeader?: boolean;

  /**
   * Asks it with the method of the request, in place of GET.
   *
   * @default false
   */
  readonly preserveRequestMethod?: boolean;
}
