import { Duration } from 'cdk8s';
import { IConnectable } from './connection';
import { ISecret } from './secret';

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

/** What requests can be sent to: a program with a Service. */
export interface IRouteTarget extends IConnectable {
  /** The Service. */
  readonly serviceName: string;

  /** The number of its main port. */
  readonly servicePort: number;
}

/** How many requests somebody may make. Each pod of the stack counts those that it sees. */
export interface RateLimitProps {
  /** How many in a period, from one address, 1 or more. */
  readonly average: number;

  /**
   * The period, in seconds.
   *
   * @default 1
   */
  readonly period?: number | Duration;

  /**
   * How many may come at once, 1 or more.
   *
   * @default - as many as `average`
   */
  readonly burst?: number;
}

/** Somebody who is asked, before each request, whether it may go on: with its headers, and by a status from 200 to 299 that it may. */
export interface ForwardAuthProps {
  /**
   * The program of this app that is asked. The network policies let it be asked.
   *
   * @default - see `url`
   */
  readonly target?: IRouteTarget;

  /**
   * The path that it is asked at.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * The URL of somebody else who is asked. Let Traefik reach it by its `egress`.
   *
   * @default - see `target`
   */
  readonly url?: string;

  /**
   * Headers of the answer that the program gets with the request, such as `X-User`.
   *
   * @default []
   */
  readonly responseHeaders?: string[];
}

/** Has requests of one client reach the same pod, by a cookie. */
export interface StickyProps {
  /**
   * The name of the cookie.
   *
   * @default - one that is made of the route
   */
  readonly cookie?: string;

  /**
   * Whether the cookie is sent over TLS alone.
   *
   * @default - true, unless the Platform says `Tls.none()`: over plain http browsers would not keep it
   */
  readonly secure?: boolean;

  /**
   * Whether it is kept from programs of the page.
   *
   * @default true
   */
  readonly httpOnly?: boolean;

  /**
   * Whether it is sent with requests that come from pages of other sites.
   *
   * @default 'lax'
   */
  readonly sameSite?: 'none' | 'lax' | 'strict';
}

/** How long is waited for a program. */
export interface RouteTimeouts {
  /**
   * Seconds until a connection to a pod must be there.
   *
   * @default 30
   */
  readonly connect?: number | Duration;

  /**
   * Seconds from the end of a request until the headers of its answer must be there.
   *
   * @default - any time
   */
  readonly response?: number | Duration;
}

/** A share of the requests. */
export interface RouteShare {
  /** Who gets them: a program of the same namespace. */
  readonly to: IRouteTarget;

  /** How many of a hundred, 0 to 100. */
  readonly percent: number;
}

/**
 * A way from outside to a program, in words that mean the same as an Ingress, as an IngressRoute of Traefik, or as an HTTPRoute of the Gateway API. What
 * the target of the stack cannot say is an error.
 */
export interface Route extends RouteProps {
  /**
   * How the path is meant: requests begin with it (`Prefix`), are for it alone (`Exact`), or match it (`RegularExpression`, as Go writes them).
   *
   * @default 'Prefix'
   */
  readonly pathType?: 'Prefix' | 'Exact' | 'RegularExpression';

  /**
   * The name of the port that is asked.
   *
   * @default - the main one
   */
  readonly port?: string;

  /**
   * Sends who asks by http to https.
   *
   * @default - as the stack does
   */
  readonly redirectToHttps?: boolean;

  /**
   * Headers that the program gets, in place of the client's. An empty text takes one away.
   *
   * @default {}
   */
  readonly requestHeaders?: Record<string, string>;

  /**
   * Headers that the client gets, in place of the program's. An empty text takes one away.
   *
   * @default {}
   */
  readonly responseHeaders?: Record<string, string>;

  /**
   * How many requests somebody may make; the others are told to wait (429).
   *
   * @default - any number
   */
  readonly rateLimit?: RateLimitProps;

  /**
   * Lets in who has a password: a Secret of the program's namespace whose key `users` has lines of `htpasswd -nB NAME`.
   *
   * @default - anybody
   */
  readonly basicAuth?: string | ISecret;

  /**
   * Lets in whom another program lets in.
   *
   * @default - anybody
   */
  readonly forwardAuth?: ForwardAuthProps;

  /**
   * Has requests of one client reach the same pod.
   *
   * @default - any pod
   */
  readonly sticky?: StickyProps;

  /**
   * Shares of the requests that others get: of a new release, for example. The program has the rest.
   *
   * @default []
   */
  readonly split?: RouteShare[];

  /**
   * How long is waited for the program.
   *
   * @default - see there
   */
  readonly timeouts?: RouteTimeouts;
}
