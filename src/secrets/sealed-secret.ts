import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Found, validate } from '../core/internal/finding';
import { MANAGER } from '../core/internal/labels';
import { nameOf, namespaceOf } from '../core/internal/names';
import { customManifest } from '../core/internal/objects/manifest';
import { dataKey, error, oneOf, subdomain } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { ISecret } from '../core/secret';

/** Props of a `SealedSecret`. */
export interface SealedSecretProps {
  /** The values as `kubeseal` prints them, by their keys. */
  readonly encryptedData: Record<string, string>;

  /**
   * Where they can be opened, as they were sealed: under this name and in this namespace alone, under any name in the namespace, or anywhere.
   *
   * @default 'strict'
   */
  readonly sealingScope?: 'strict' | 'namespace-wide' | 'cluster-wide';

  /**
   * The type of the Secret, such as `kubernetes.io/tls`.
   *
   * @default 'Opaque'
   */
  readonly type?: string;

  /**
   * The name of the Secret, in place of the one from the tree. Values that are sealed strictly can be opened under the name that they were sealed for.
   *
   * @default - the ids from the nearest Chart down, joined by '-'
   */
  readonly name?: string;
}

/**
 * A Secret that is in the program, encrypted for the Sealed Secrets controller of one cluster alone. The controller is somebody else's.
 *
 * @see https://github.com/bitnami-labs/sealed-secrets
 */
export class SealedSecret extends Construct implements ISecret {
  /** The name of the Secret. */
  public readonly secretName: string;

  /** The namespace that it is in; undefined leaves it to whoever applies it. */
  public readonly namespace?: string;

  /** The keys that it has. */
  public readonly keys?: string[];

  /** The SealedSecret. */
  public readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: SealedSecretProps) {
    const { clean, slips } = checked('SealedSecretProps', props);
    props = clean;
    super(scope, id);
    const { name = nameOf(this), encryptedData, sealingScope = 'strict', type = 'Opaque' } = props;
    this.secretName = name;
    this.namespace = namespaceOf(this);
    this.keys = Object.keys(encryptedData);
    const annotations = sealingScope === 'strict' ? undefined : { [`sealedsecrets.bitnami.com/${sealingScope}`]: 'true' };
    const labels = { 'app.kubernetes.io/managed-by': MANAGER };

    validate(this,
      slips,
      subdomain('name', name),
      oneOf('sealingScope', sealingScope, ['strict', 'namespace-wide', 'cluster-wide']),
      Object.keys(encryptedData).length > 0 ? undefined : error('no-data', 'encryptedData', 'must have one value at least', encryptedData, 'give what kubeseal prints'),
      Object.entries(encryptedData).map(([key, value]): Found => [
        dataKey('encryptedData', key),
        // A session key of RSA alone is 256 bytes.
        /^[A-Za-z0-9+/]{340,}={0,2}$/.test(value)
          ? undefined
          : error('not-sealed', `encryptedData '${key}'`, 'must be what kubeseal prints: base64 of 256 bytes or more', `${value.length} characters`, 'seal it; a value in plain sight does not belong here'),
      ]),
    );

    this.apiObject = customManifest(this, 'SealedSecret', 'bitnami.com/v1alpha1', {
      metadata: { name, labels, annotations },
      spec: { encryptedData, template: { metadata: { name, labels, annotations }, type: type === 'Opaque' ? undefined : type } },
    });
  }
}
