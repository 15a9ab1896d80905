import { Duration } from 'cdk8s';
import { RouteService } from './route-service';
import { TraefikReference } from './traefik-reference';

/** Several Middlewares under one name. */
export interface MiddlewareChain {
  /**
   * The Middlewares, in the order in which a request goes through them.
   *
   * @default [] (nothing is done)
   */
  readonly middlewares?: TraefikReference[];
}

/** Reads a whole request before the backend gets it, and a whole answer before the client does. */
export interface MiddlewareBuffering {
  /**
   * The largest body that a request may have, in bytes; one with a larger is answered with 413.
   *
   * @default 0 (any)
   */
  readonly maxRequestBodyBytes?: number;

  /**
   * How much of a request is kept in memory, in bytes; the rest is in a file.
   *
   * @default 1048576
   */
  readonly memRequestBodyBytes?: number;

  /**
   * The largest body that an answer may have, in bytes; in place of a larger one the client gets 500.
   *
   * @default 0 (any)
   */
  readonly maxResponseBodyBytes?: number;

  /**
   * How much of an answer is kept in memory, in bytes; the rest is in a file.
   *
   * @default 1048576
   */
  readonly memResponseBodyBytes?: number;

  /**
   * When a request is sent once more, such as `IsNetworkError() && Attempts() < 2`: comparisons of `Attempts()`, `ResponseCode()` and `RequestMethod()`.
   *
   * @default '' (never)
   */
  readonly retryExpression?: string;
}

/** Leaves a backend alone that does badly: requests are answered at once, until it does better. */
export interface MiddlewareCircuitBreaker {
  /**
   * When it does badly, such as `NetworkErrorRatio() > 0.30`: comparisons of `NetworkErrorRatio()`, `ResponseCodeRatio(500, 600, 0, 600)` and
   * `LatencyAtQuantileMS(50.0)`.
   *
   * @default '' (Traefik refuses the middleware)
   */
  readonly expression?: string;

  /**
   * How often that is looked at; a number is seconds.
   *
   * @default '100ms'
   */
  readonly checkPeriod?: string | number | Duration;

  /**
   * For how long it is left alone; a number is seconds.
   *
   * @default '10s'
   */
  readonly fallbackDuration?: string | number | Duration;

  /**
   * For how long it then gets more and more of the requests again; a number is seconds.
   *
   * @default '10s'
   */
  readonly recoveryDuration?: string | number | Duration;

  /**
   * The status that requests are answered with meanwhile, 100 to 599.
   *
   * @default 503
   */
  readonly responseCode?: number;
}

/** Compresses answers for clients that can read it. */
export interface MiddlewareCompress {
  /**
   * Types of content that are left as they are; not beside `includedContentTypes`.
   *
   * @default [] (none but `application/grpc`)
   */
  readonly excludedContentTypes?: string[];

  /**
   * The only types of content that are compressed.
   *
   * @default [] (all)
   */
  readonly includedContentTypes?: string[];

  /**
   * The smallest answer that is compressed, in bytes, 0 or more; 0 stands for the default.
   *
   * @default 1024
   */
  readonly minResponseBodyBytes?: number;

  /**
   * Which compressions there are, of `gzip`, `br` and `zstd`, the best first.
   *
   * @default ['gzip', 'br', 'zstd']
   */
  readonly encodings?: string[];

  /**
   * The one of them for clients that take any.
   *
   * @default - the first of `encodings`
   */
  readonly defaultEncoding?: string;
}

/** Finds out the type of content for answers that have none. There is nothing to choose: `{}`. */
export interface MiddlewareContentType {
}

/** Tries a request again that the backend does not answer; an answer of any status is one. */
export interface MiddlewareRetry {
  /**
   * How often it is tried in all, 1 or more; 1 is once.
   *
   * @default 0 (Traefik refuses the middleware)
   */
  readonly attempts?: number;

  /**
   * How long to wait before the second time; later ones wait longer, up to twice as long. A number is seconds.
   *
   * @default 0
   */
  readonly initialInterval?: string | number | Duration;
}

/** Lets pages call a gRPC backend: gRPC-Web from the browser becomes gRPC. */
export interface MiddlewareGrpcWeb {
  /**
   * Origins whose pages may, such as `https://shop.example.org`; `*` for all.
   *
   * @default [] (those of its own origin)
   */
  readonly allowOrigins?: string[];
}

/** Answers with a page of another Service where the backend answers with certain statuses. */
export interface MiddlewareErrors {
  /**
   * The statuses: each a number such as `404`, or a range such as `500-599`.
   *
   * @default [] (nothing is done)
   */
  readonly status?: string[];

  /**
   * Statuses, or ranges of them, and the status that the client gets in place of each.
   *
   * @default {}
   */
  readonly statusRewrites?: Record<string, number>;

  /**
   * The Service that has the pages; not a TraefikService.
   *
   * @default - none: Traefik refuses the middleware
   */
  readonly service?: RouteService;

  /**
   * The path of the page there; `{status}`, `{originalStatus}` and `{url}` are put in.
   *
   * @default '' (that of the root)
   */
  readonly query?: string;
}
