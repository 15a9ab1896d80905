import { Found } from './internal/finding';
import { checked } from './internal/shape';

/** Options of a hook that sends a request. */
export interface HttpHookOptions {
  /**
   * The number or the name of one of the container's ports.
   *
   * @default - the container's first port
   */
  readonly port?: number | string;

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

/**
 * What the kubelet does when a container has started, or before it stops it.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class Hook {
  /** Runs a command in the container. */
  public static exec(command: string[]): Hook {
    return new Hook({ type: 'exec', command });
  }

  /** Sends a GET of the path. */
  public static http(path: string, options: HttpHookOptions = {}): Hook {
    const { clean, slips } = checked('HttpHookOptions', options);
    return new Hook({ type: 'http', path, options: clean }, slips);
  }

  private constructor(private readonly action: Action, private readonly slips: Found = undefined) {
  }

  /** @internal */
  public _slips(): Found {
    return this.slips;
  }

  /** @internal */
  public _action(): Action {
    return this.action;
  }
}

/** What a hook does. */
type Action =
  | { readonly type: 'exec'; readonly command: string[] }
  | { readonly type: 'http'; readonly path: string; readonly options: HttpHookOptions };
