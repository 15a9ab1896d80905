import { Duration } from 'cdk8s';
import { Found } from './internal/finding';
import { checked } from './internal/shape';

/** How often a probe asks, and how many answers count. */
export interface ProbeOptions {
  /**
   * Seconds after the container's start before the first question.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: number | Duration;

  /**
   * Seconds from one question to the next, 1 or more.
   *
   * @default 10
   */
  readonly periodSeconds?: number | Duration;

  /**
   * Seconds to wait for an answer, 1 or more.
   *
   * @default 1
   */
  readonly timeoutSeconds?: number | Duration;

  /**
   * How many failures in a row make it failed, 1 or more.
   *
   * @default 3
   */
  readonly failureThreshold?: number;

  /**
   * How many successes in a row make it succeed again, 1 or more. Only readiness may ask for more than 1.
   *
   * @default 1
   */
  readonly successThreshold?: number;
}

/** Options of a probe that connects to a port. */
export interface PortProbeOptions extends ProbeOptions {
  /**
   * The number or the name of one of the container's ports.
   *
   * @default - the container's first port
   */
  readonly port?: number | string;
}

/** Options of an HTTP probe. */
export interface HttpProbeOptions extends PortProbeOptions {
  /**
   * How to ask. The certificate is not verified.
   *
   * @default 'HTTP'
   */
  readonly scheme?: 'HTTP' | 'HTTPS';

  /**
   * Request headers, by name.
   *
   * @default {}
   */
  readonly headers?: Record<string, string>;
}

/** Options of a gRPC probe. */
export interface GrpcProbeOptions extends PortProbeOptions {
  /**
   * The service to ask the health of.
   *
   * @default '' (the server as a whole)
   */
  readonly service?: string;
}

/**
 * A question that the kubelet asks a container.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe {
  /** Succeeds while a GET of the path answers with a status from 200 to 399. */
  public static http(path: string, options: HttpProbeOptions = {}): Probe {
    const { clean, slips } = checked('HttpProbeOptions', options);
    return new Probe({ type: 'http', path, options: clean }, slips);
  }

  /** Succeeds while the port accepts connections. */
  public static tcp(options: PortProbeOptions = {}): Probe {
    const { clean, slips } = checked('PortProbeOptions', options);
    return new Probe({ type: 'tcp', options: clean }, slips);
  }

  /** Succeeds while a command in the container exits with 0. */
  public static exec(command: string[], options: ProbeOptions = {}): Probe {
    const { clean, slips } = checked('ProbeOptions', options);
    return new Probe({ type: 'exec', command, options: clean }, slips);
  }

  /** Succeeds while the gRPC health service says SERVING. */
  public static grpc(options: GrpcProbeOptions = {}): Probe {
    const { clean, slips } = checked('GrpcProbeOptions', options);
    return new Probe({ type: 'grpc', options: clean }, slips);
  }

  private constructor(private readonly question: Question, private readonly slips: Found = undefined) {
  }

  /** @internal */
  public _slips(): Found {
    return this.slips;
  }

  /** @internal */
  public _question(): Question {
    return this.question;
  }
}

/** What a probe asks. */
type Question =
  | { readonly type: 'http'; readonly path: string; readonly options: HttpProbeOptions }
  | { readonly type: 'tcp'; readonly options: PortProbeOptions }
  | { readonly type: 'exec'; readonly command: string[]; readonly options: ProbeOptions }
  | { readonly type: 'grpc'; readonly options: GrpcProbeOptions };

/** The probes of a container. */
export interface ProbesProps {
  /**
   * Until it succeeds, the other probes do not ask: for programs that take long to start.
   *
   * @default - none
   */
  readonly startup?: Probe;

  /**
   * While it fails, the pod gets no requests.
   *
   * @default - the first port accepts connections; none without a port
   */
  readonly ready?: Probe;

  /**
   * When it fails, the container is restarted. A probe that depends on anything but the process itself turns an outage elsewhere into one here.
   *
   * @default - none: a program that cannot go on should exit
   */
  readonly live?: Probe;
}
