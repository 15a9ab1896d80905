import { ISecret } from './secret';

/** Which keys of a Secret hold what. */
export interface CredentialKeys {
  /**
   * The key of the password.
   *
   * @default 'password'
   */
  readonly password?: string;
}

/** A password that is kept in a Secret. Its value never passes through a program of this library. */
export class Credentials {
  /** A Secret that exists, or that something else makes, in the namespace of whoever reads it; this says so, and nothing else has to. */
  public static existing(secretName: string, keys: CredentialKeys = {}): Credentials {
    return new Credentials(secretName, keys.password ?? 'password', false, true);
  }

  /** A Secret that something of the program makes: a GeneratedSecret, an ExternalSecret or a SealedSecret. */
  public static of(secret: ISecret, keys: CredentialKeys = {}): Credentials {
    return new Credentials(secret.secretName, keys.password ?? 'password');
  }

  /**
   * A Secret whose password is made in the cluster, once, when the database is; see `GeneratedSecret`. Only a database of the program can have it made.
   *
   * @param secretName the name of the Secret
   */
  public static generated(secretName: string, keys: CredentialKeys = {}): Credentials {
    return new Credentials(secretName, keys.password ?? 'password', true);
  }

  private constructor(
    /** The name of the Secret. */
    public readonly secretName: string,
    /** The key of the password in it. */
    public readonly passwordKey: string,
    /** Whether the database has it made. */
    public readonly generate: boolean = false,
    private readonly exists: boolean = false,
  ) {
  }

  /** @internal */
  public _exists(): boolean {
    return this.exists;
  }
}
