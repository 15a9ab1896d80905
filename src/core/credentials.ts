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
  /** A Secret that exists, or that something else makes, in the namespace of whoever reads it. */
  public static existing(secretName: string, keys: CredentialKeys = {}): Credentials {
    return new Credentials(secretName, keys.password ?? 'password');
  }

  private constructor(
    /** The name of the Secret. */
    public readonly secretName: string,
    /** The key of the password in it. */
    public readonly passwordKey: string,
  ) {
  }
}
