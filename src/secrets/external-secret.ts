import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Found, validate } from '../core/internal/finding';
import { MANAGER } from '../core/internal/labels';
import { nameOf, namespaceOf } from '../core/internal/names';
import { customManifest } from '../core/internal/objects/manifest';
import { dataKey, error, oneOf, subdomain } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { ISecret } from '../core/secret';

/** Where a value is in the store. */
export interface RemoteKey {
  /** The entry of the store. */
  readonly key: string;

  /**
   * The part of the entry, where it has several.
   *
   * @default - all of it
   */
  readonly property?: string;

  /**
   * Which version of it.
   *
   * @default - the newest
   */
  readonly version?: string;
}

/** Props of an `ExternalSecret`. */
export interface ExternalSecretProps {
  /** The SecretStore or ClusterSecretStore. */
  readonly store: string;

  /**
   * Which of both it is.
   *
   * @default 'SecretStore'
   */
  readonly storeKind?: 'SecretStore' | 'ClusterSecretStore';

  /**
   * The keys of the Secret, and where each value is.
   *
   * @default - see `extract`
   */
  readonly data?: Record<string, RemoteKey>;

  /**
   * Entries of the store of which every part becomes a key.
   *
   * @default []
   */
  readonly extract?: string[];

  /**
   * How often the store is asked, as a duration such as `'30m'`; `'0s'` for once.
   *
   * @default '1h'
   */
  readonly refreshInterval?: string;

  /**
   * The type of the Secret, such as `kubernetes.io/dockerconfigjson`.
   *
   * @default 'Opaque'
   */
  readonly type?: string;

  /**
   * The name of the Secret, in place of the one from the tree.
   *
   * @default - the ids from the nearest Chart down, joined by '-'
   */
  readonly name?: string;
}

/**
 * A Secret that the External Secrets Operator (0.16 or newer) fills from a store, such as a Vault. The operator and the store are somebody else's.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export class ExternalSecret extends Construct implements ISecret {
  /** The name of the Secret. */
  public readonly secretName: string;

  /** The namespace that it is in; undefined leaves it to whoever applies it. */
  public readonly namespace?: string;

  /** The keys that it has; undefined where entries of the store say. */
  public readonly keys?: string[];

  /** The ExternalSecret. */
  public readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    const { clean, slips } = checked('ExternalSecretProps', props);
    props = clean;
    super(scope, id);
    const { name = nameOf(this), store, storeKind = 'SecretStore', data = {}, extract = [], refreshInterval = '1h', type = 'Opaque' } = props;
    this.secretName = name;
    this.namespace = namespaceOf(this);
    this.keys = extract.length > 0 ? undefined : Object.keys(data);

    validate(this,
      slips,
      subdomain('name', name),
      subdomain('store', store),
      oneOf('storeKind', storeKind, ['SecretStore', 'ClusterSecretStore']),
      Object.keys(data).length + extract.length > 0 ? undefined : error('no-data', 'data', 'must say what comes from the store', data, 'give \'data\' or \'extract\''),
      Object.entries(data).map(([key, remote]): Found => [
        dataKey('data', key),
        remote.key === '' ? error('remote-key', `data '${key}'`, 'must name an entry of the store', remote.key, 'give its key') : undefined,
      ]),
      /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(refreshInterval) ? undefined : error('duration', 'refreshInterval', 'must be a duration of h, m and s', refreshInterval, 'write \'1h\' or \'30m\''),
    );

    this.apiObject = customManifest(this, 'ExternalSecret', 'external-secrets.io/v1', {
      metadata: { name, labels: { 'app.kubernetes.io/managed-by': MANAGER } },
      spec: {
        refreshInterval,
        secretStoreRef: { name: store, kind: storeKind },
        target: { name, template: type === 'Opaque' ? undefined : { type } },
        data: Object.keys(data).length > 0 ? Object.entries(data).map(([secretKey, remoteRef]) => ({ secretKey, remoteRef })) : undefined,
        dataFrom: extract.length > 0 ? extract.map(key => ({ extract: { key } })) : undefined,
      },
    });
  }
}
