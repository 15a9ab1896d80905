import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { Found } from '../core/internal/finding';
import { customResource, ObjectNames } from '../core/internal/objects/custom-resource';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { MIDDLEWARE } from './_middleware-kinds';
import {
  addressList, attempts, authSecret, buffering, chain, circuitBreaker, compress, criterion, errorPages, forwardAuth, headers, needed, oneKind, plugin,
  rateLimit, REFUSED, regexNeeded, SHUT, time, USELESS,
} from './_middleware-rules';
import { MiddlewareBasicAuth, MiddlewareDigestAuth, MiddlewareForwardAuth } from './middleware-auth';
import { MiddlewarePassTlsClientCert } from './middleware-client-cert';
import { MiddlewareHeaders } from './middleware-headers';
import { MiddlewareInFlightReq, MiddlewareIpAllowList, MiddlewareRateLimit } from './middleware-limits';
import {
  MiddlewareAddPrefix, MiddlewareRedirectRegex, MiddlewareRedirectScheme, MiddlewareReplacePath, MiddlewareReplacePathRegex, MiddlewareStripPrefix,
  MiddlewareStripPrefixRegex,
} from './middleware-paths';
import {
  MiddlewareBuffering, MiddlewareChain, MiddlewareCircuitBreaker, MiddlewareCompress, MiddlewareContentType, MiddlewareErrors, MiddlewareGrpcWeb,
  MiddlewareRetry,
} from './middleware-traffic';

/** Props of a `Middleware`: exactly one of them says what it does. */
export interface MiddlewareProps extends ObjectProps {
  /**
   * Puts something before the path of requests.
   *
   * @default - not this one
   */
  readonly addPrefix?: MiddlewareAddPrefix;

  /**
   * Asks for a user and a password.
   *
   * @default - not this one
   */
  readonly basicAuth?: MiddlewareBasicAuth;

  /**
   * Reads whole requests and answers before they go on.
   *
   * @default - not this one
   */
  readonly buffering?: MiddlewareBuffering;

  /**
   * Puts several Middlewares under one name.
   *
   * @default - not this one
   */
  readonly chain?: MiddlewareChain;

  /**
   * Leaves a backend alone that does badly.
   *
   * @default - not this one
   */
  readonly circuitBreaker?: MiddlewareCircuitBreaker;

  /**
   * Compresses answers.
   *
   * @default - not this one
   */
  readonly compress?: MiddlewareCompress;

  /**
   * Finds out the type of content that answers have.
   *
   * @default - not this one
   */
  readonly contentType?: MiddlewareContentType;

  /**
   * Asks for a user and a password, which is not sent in clear.
   *
   * @default - not this one
   */
  readonly digestAuth?: MiddlewareDigestAuth;

  /**
   * Shows pages of another Service for errors.
   *
   * @default - not this one
   */
  readonly errors?: MiddlewareErrors;

  /**
   * Has a server decide about each request.
   *
   * @default - not this one
   */
  readonly forwardAuth?: MiddlewareForwardAuth;

  /**
   * Makes gRPC of what pages send as gRPC-Web.
   *
   * @default - not this one
   */
  readonly grpcWeb?: MiddlewareGrpcWeb;

  /**
   * Gives headers to requests and answers.
   *
   * @default - not this one
   */
  readonly headers?: MiddlewareHeaders;

  /**
   * Limits how many requests are open at a time.
   *
   * @default - not this one
   */
  readonly inFlightReq?: MiddlewareInFlightReq;

  /**
   * Lets in certain addresses only.
   *
   * @default - not this one
   */
  readonly ipAllowList?: MiddlewareIpAllowList;

  /**
   * Tells the backend about the certificate of the client.
   *
   * @default - not this one
   */
  readonly passTLSClientCert?: MiddlewarePassTlsClientCert;

  /**
   * Runs a plugin: its name in the configuration of Traefik, and its options. A value `urn:k8s:secret:name:key` stands for one in a Secret.
   *
   * @default - not this one
   */
  readonly plugin?: Record<string, unknown>;

  /**
   * Limits how many requests come in a time.
   *
   * @default - not this one
   */
  readonly rateLimit?: MiddlewareRateLimit;

  /**
   * Sends clients to a URL made of the one that they asked for.
   *
   * @default - not this one
   */
  readonly redirectRegex?: MiddlewareRedirectRegex;

  /**
   * Sends clients to another scheme or port.
   *
   * @default - not this one
   */
  readonly redirectScheme?: MiddlewareRedirectScheme;

  /**
   * Asks the backend for another path.
   *
   * @default - not this one
   */
  readonly replacePath?: MiddlewareReplacePath;

  /**
   * Asks the backend for a path made of the one that was asked for.
   *
   * @default - not this one
   */
  readonly replacePathRegex?: MiddlewareReplacePathRegex;

  /**
   * Tries requests again that the backend does not answer.
   *
   * @default - not this one
   */
  readonly retry?: MiddlewareRetry;

  /**
   * Takes away what the path of requests begins with.
   *
   * @default - not this one
   */
  readonly stripPrefix?: MiddlewareStripPrefix;

  /**
   * Takes it away by regular expressions.
   *
   * @default - not this one
   */
  readonly stripPrefixRegex?: MiddlewareStripPrefixRegex;
}

/**
 * What Traefik does with HTTP requests, or with the answers to them, on their way. It does nothing by itself: an `IngressRoute` names it.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/middlewares/overview/
 */
export class Middleware extends Construct {
  /** The name of the Middleware. */
  public readonly name: string;

  /** The Middleware. */
  public readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: MiddlewareProps) {
    super(scope, id);
    this.apiObject = customResource(this, MIDDLEWARE, 'MiddlewareProps', props, rules);
    this.name = this.apiObject.name;
    setPhase(this, Phase.CONFIGURATION);
  }
}

function rules(props: MiddlewareProps, own: ObjectNames): Found[] {
  const { addPrefix, basicAuth, digestAuth, inFlightReq, ipAllowList, redirectRegex, redirectScheme, replacePathRegex, retry } = props;
  const { stripPrefix, stripPrefixRegex } = props;
  return [
    oneKind(MIDDLEWARE, props),
    addPrefix && needed('addPrefix.prefix', addPrefix.prefix, REFUSED),
    basicAuth && authSecret('basicAuth.secret', basicAuth.secret),
    props.buffering && buffering(props.buffering),
    props.chain && chain(props.chain, own),
    props.circuitBreaker && circuitBreaker(props.circuitBreaker),
    props.compress && compress(props.compress),
    digestAuth && authSecret('digestAuth.secret', digestAuth.secret),
    props.errors && errorPages(props.errors),
    props.forwardAuth && forwardAuth(props.forwardAuth),
    props.headers && headers(props.headers),
    inFlightReq && [needed('inFlightReq.amount', inFlightReq.amount, SHUT), criterion('inFlightReq.sourceCriterion', inFlightReq.sourceCriterion)],
    ipAllowList && addressList(ipAllowList),
    props.plugin && plugin(props.plugin),
    props.rateLimit && rateLimit(props.rateLimit),
    redirectRegex && regexNeeded('redirectRegex.regex', redirectRegex.regex),
    redirectScheme && needed('redirectScheme.scheme', redirectScheme.scheme, REFUSED),
    replacePathRegex && regexNeeded('replacePathRegex.regex', replacePathRegex.regex),
    retry && [attempts('retry.attempts', retry.attempts), time('retry.initialInterval', retry.initialInterval)],
    stripPrefix && needed('stripPrefix.prefixes', stripPrefix.prefixes, USELESS),
    stripPrefixRegex && [
      needed('stripPrefixRegex.regex', stripPrefixRegex.regex, USELESS),
      stripPrefixRegex.regex?.map((value, index) => regexNeeded(`stripPrefixRegex.regex[${index}]`, value)),
    ],
  ];
}
