import { Duration } from 'cdk8s';
import { MiddlewareClientTls } from './middleware-auth';

/** Which address a client is known by. */
export interface MiddlewareIpStrategy {
  /**
   * Takes the address at this place of `X-Forwarded-For`, counted from the right, from 1.
   *
   * @default 0 (not by place)
   */
  readonly depth?: number;

  /**
   * Takes the rightmost address of `X-Forwarded-For` that is not of these: addresses, or ranges such as `10.0.0.0/8`.
   *
   * @default [] (the address of the connection, unless `depth` is given)
   */
  readonly excludedIPs?: string[];

  /**
   * Takes all IPv6 addresses with the same first bits for one client, so many bits from 1 to 128.
   *
   * @default - each address is a client
   */
  readonly ipv6Subnet?: number;
}

/** What requests of one client have in common: one of these. */
export interface MiddlewareSourceCriterion {
  /**
   * Their address.
   *
   * @default - see the limit
   */
  readonly ipStrategy?: MiddlewareIpStrategy;

  /**
   * The value of a request header.
   *
   * @default '' (none)
   */
  readonly requestHeaderName?: string;

  /**
   * The host that they are for.
   *
   * @default false
   */
  readonly requestHost?: boolean;
}

/** A Redis that the copies of Traefik count requests in together. */
export interface MiddlewareRedis {
  /**
   * Where it is: a host and port, or several.
   *
   * @default ['localhost:6379']
   */
  readonly endpoints?: string[];

  /**
   * The Secret with the login, under `username` and `password`, both of which must be there.
   *
   * @default - no login
   */
  readonly secret?: string;

  /**
   * How it is called by TLS.
   *
   * @default - without TLS
   */
  readonly tls?: MiddlewareClientTls;

  /**
   * The number of the database.
   *
   * @default 0
   */
  readonly db?: number;

  /**
   * How many connections are kept.
   *
   * @default 0 (10 for each CPU)
   */
  readonly poolSize?: number;

  /**
   * How many of them are open at least, with nothing to do.
   *
   * @default 0
   */
  readonly minIdleConns?: number;

  /**
   * How many connections there may be at most.
   *
   * @default 0 (any)
   */
  readonly maxActiveConns?: number;

  /**
   * For how long an answer is waited for; a number is seconds, 0 for ever.
   *
   * @default '3s'
   */
  readonly readTimeout?: string | number | Duration;

  /**
   * For how long a command may take to be sent; a number is seconds.
   *
   * @default '3s'
   */
  readonly writeTimeout?: string | number | Duration;

  /**
   * For how long a connection is waited for; a number is seconds.
   *
   * @default '5s'
   */
  readonly dialTimeout?: string | number | Duration;
}

/** Answers a client with 429 that asks too often. */
export interface MiddlewareRateLimit {
  /**
   * How many requests a client has in each `period`, 0 or more; 0 is no limit.
   *
   * @default 0
   */
  readonly average?: number;

  /**
   * The time that `average` is for; a number is seconds.
   *
   * @default '1s'
   */
  readonly period?: string | number | Duration;

  /**
   * How many requests may come at once.
   *
   * @default 1
   */
  readonly burst?: number;

  /**
   * What a client is.
   *
   * @default - the address of the connection
   */
  readonly sourceCriterion?: MiddlewareSourceCriterion;

  /**
   * Where requests are counted.
   *
   * @default - in the memory of each copy of Traefik
   */
  readonly redis?: MiddlewareRedis;
}

/** Answers a client with 429 that has too many requests open. */
export interface MiddlewareInFlightReq {
  /**
   * How many requests of a client may be open, 0 or more; 0 lets none through.
   *
   * @default 0
   */
  readonly amount?: number;

  /**
   * What a client is.
   *
   * @default - the host that requests are for: all of its clients together
   */
  readonly sourceCriterion?: MiddlewareSourceCriterion;
}

/** Lets in certain addresses only. */
export interface MiddlewareIpAllowList {
  /**
   * The addresses, or ranges of them such as `192.0.2.0/24`.
   *
   * @default [] (Traefik refuses the middleware)
   */
  readonly sourceRange?: string[];

  /**
   * Which address a client is known by.
   *
   * @default - the address of the connection
   */
  readonly ipStrategy?: MiddlewareIpStrategy;

  /**
   * The status that others are answered with, one of those that HTTP has.
   *
   * @default 403
   */
  readonly rejectStatusCode?: number;
}
