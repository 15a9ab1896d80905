/** Parts of the name of who made a certificate, that the backend is told. */
export interface MiddlewareClientCertName {
  /**
   * Its country (`C`).
   *
   * @default false
   */
  readonly country?: boolean;

  /**
   * Its province (`ST`).
   *
   * @default false
   */
  readonly province?: boolean;

  /**
   * Its locality (`L`).
   *
   * @default false
   */
  readonly locality?: boolean;

  /**
   * Its organization (`O`).
   *
   * @default false
   */
  readonly organization?: boolean;

  /**
   * Its common name (`CN`).
   *
   * @default false
   */
  readonly commonName?: boolean;

  /**
   * Its serial number (`SN`).
   *
   * @default false
   */
  readonly serialNumber?: boolean;

  /**
   * Its domain components (`DC`).
   *
   * @default false
   */
  readonly domainComponent?: boolean;
}

/** Parts of the name of whom a certificate is for, that the backend is told. */
export interface MiddlewareClientCertSubject extends MiddlewareClientCertName {
  /**
   * Its unit of the organization (`OU`).
   *
   * @default false
   */
  readonly organizationalUnit?: boolean;
}

/** What of a certificate the backend is told in `X-Forwarded-Tls-Client-Cert-Info`. */
export interface MiddlewareClientCertInfo {
  /**
   * When it ends.
   *
   * @default false
   */
  readonly notAfter?: boolean;

  /**
   * When it begins.
   *
   * @default false
   */
  readonly notBefore?: boolean;

  /**
   * The names that it is for.
   *
   * @default false
   */
  readonly sans?: boolean;

  /**
   * Its number.
   *
   * @default false
   */
  readonly serialNumber?: boolean;

  /**
   * Whom it is for.
   *
   * @default - left out
   */
  readonly subject?: MiddlewareClientCertSubject;

  /**
   * Who made it.
   *
   * @default - left out
   */
  readonly issuer?: MiddlewareClientCertName;
}

/** Tells the backend about the certificate that a client has shown. */
export interface MiddlewarePassTlsClientCert {
  /**
   * Tells it the whole certificate, in `X-Forwarded-Tls-Client-Cert`.
   *
   * @default false
   */
  readonly pem?: boolean;

  /**
   * Tells it parts of the certificate, in `X-Forwarded-Tls-Client-Cert-Info`.
   *
   * @default - none
   */
  readonly info?: MiddlewareClientCertInfo;
}
