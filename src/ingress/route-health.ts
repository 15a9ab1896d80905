import { Duration } from 'cdk8s';

/** Asks the servers of a Service of the type ExternalName whether they work, and leaves out those that do not. Traefik refuses it for any other Service. */
export interface RouteHealthCheck {
  /**
   * The path that is asked for, without scheme and host.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * The port that is asked.
   *
   * @default - the port that requests go to
   */
  readonly port?: number;

  /**
   * The scheme of the question, such as `https`.
   *
   * @default - the scheme of requests
   */
  readonly scheme?: string;

  /**
   * How it is asked: by HTTP, or by the health protocol of gRPC.
   *
   * @default 'http'
   */
  readonly mode?: 'http' | 'grpc';

  /**
   * The method of HTTP.
   *
   * @default 'GET'
   */
  readonly method?: string;

  /**
   * The status that says that a server works.
   *
   * @default - any from 200 to 399
   */
  readonly status?: number;

  /**
   * The Host header of the question.
   *
   * @default - the host that requests go to
   */
  readonly hostname?: string;

  /**
   * Further headers.
   *
   * @default {}
   */
  readonly headers?: Record<string, string>;

  /**
   * Whether it follows a redirect, and takes what is there for the answer.
   *
   * @default true
   */
  readonly followRedirects?: boolean;

  /**
   * How often a server that works is asked: a Duration, a text such as `'30s'`, or a number of seconds.
   *
   * @default 30
   */
  readonly interval?: string | number | Duration;

  /**
   * How often a server that does not work is asked.
   *
   * @default - `interval`
   */
  readonly unhealthyInterval?: string | number | Duration;

  /**
   * How long an answer may take.
   *
   * @default 5
   */
  readonly timeout?: string | number | Duration;
}

/** Leaves out a server for a while that has failed requests: by a status from 500 up, or by no answer. */
export interface RoutePassiveHealthCheck {
  /**
   * How long failures count, and how long a server is left out: a Duration, a text such as `'10s'`, or a number of seconds.
   *
   * @default 10
   */
  readonly failureWindow?: string | number | Duration;

  /**
   * After how many failures in a row a server is left out.
   *
   * @default 1
   */
  readonly maxFailedAttempts?: number;
}
