import { Found } from './internal/finding';
import { secretNameOf } from './internal/secrets';
import { checked } from './internal/shape';
import { ISecret } from './secret';

/** Options of a variable that comes from another object. */
export interface EnvVarOptions {
  /**
   * Starts the container also where the object or its key is missing; the variable is then not set.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Options of variables that come from a whole object. */
export interface EnvFromOptions extends EnvVarOptions {
  /**
   * Put before every key.
   *
   * @default ''
   */
  readonly prefix?: string;
}

/** All keys of a Secret or a ConfigMap, as variables of their names. */
export class EnvFrom {
  /** All keys of a Secret in the pod's namespace. */
  public static secret(secret: string | ISecret, options: EnvFromOptions = {}): EnvFrom {
    const { clean, slips } = checked('EnvFromOptions', options);
    return new EnvFrom('secretRef', secretNameOf(secret), clean, slips);
  }

  /** All keys of a ConfigMap in the pod's namespace. */
  public static config(name: string, options: EnvFromOptions = {}): EnvFrom {
    const { clean, slips } = checked('EnvFromOptions', options);
    return new EnvFrom('configMapRef', name, clean, slips);
  }

  private constructor(
    private readonly source: 'secretRef' | 'configMapRef',
    private readonly name: string,
    private readonly options: EnvFromOptions,
    private readonly slips: Found,
  ) {
  }

  /** @internal */
  public _slips(): Found {
    return this.slips;
  }

  /** @internal */
  public _source() {
    const { prefix = '', optional = false } = this.options;
    return { source: this.source, name: this.name, prefix, optional };
  }
}

/** The value of an environment variable that is not written out: from a Secret, a ConfigMap, or the pod itself. */
export class EnvVar {
  /** A key of a Secret in the pod's namespace. */
  public static secret(secret: string | ISecret, key: string, options: EnvVarOptions = {}): EnvVar {
    return new EnvVar({ secretKeyRef: keyRef(secretNameOf(secret), key, options) }, typeof secret === 'string' ? undefined : secret);
  }

  /** A key of a ConfigMap in the pod's namespace. */
  public static config(name: string, key: string, options: EnvVarOptions = {}): EnvVar {
    return new EnvVar({ configMapKeyRef: keyRef(name, key, options) });
  }

  /**
   * A field of the pod, such as `metadata.name`, `metadata.labels['tier']`, `spec.nodeName` or `status.podIP`.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
   */
  public static field(fieldPath: string): EnvVar {
    return new EnvVar({ fieldRef: { fieldPath } });
  }

  /** A request or limit of the container itself, such as `limits.memory`, in whole bytes or rounded-up cores. */
  public static resource(resource: string): EnvVar {
    return new EnvVar({ resourceFieldRef: { resource } });
  }

  private constructor(private readonly valueFrom: EnvSource, private readonly secret?: ISecret) {
  }

  /** @internal */
  public _secret(): ISecret | undefined {
    return this.secret;
  }

  /** @internal */
  public _valueFrom(): EnvSource {
    return this.valueFrom;
  }
}

/** Where a variable comes from, as on the wire. */
interface EnvSource {
  readonly secretKeyRef?: KeyRef;
  readonly configMapKeyRef?: KeyRef;
  readonly fieldRef?: { readonly fieldPath: string };
  readonly resourceFieldRef?: { readonly resource: string };
}

interface KeyRef {
  readonly name: string;
  readonly key: string;
  readonly optional?: boolean;
}

function keyRef(name: string, key: string, { optional }: EnvVarOptions): KeyRef {
  return { name, key, ...optional === true ? { optional } : {} };
}
