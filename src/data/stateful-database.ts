import { ApiObject, Duration, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Blueprint } from '../core/blueprint';
import { IConnectable } from '../core/connection';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { IdentityProps } from '../core/identity';
import { declare } from '../core/internal/declared';
import { factsOf, podSecurityOf } from '../core/internal/facts';
import { validate } from '../core/internal/finding';
import { DATA_GUARD, protectedWith } from '../core/internal/labels';
import { serviceHost } from '../core/internal/names';
import { manifest } from '../core/internal/objects/manifest';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { pick } from '../core/internal/pick';
import { resourceText } from '../core/internal/pods/container';
import { containersOf } from '../core/internal/pods/containers';
import { envList } from '../core/internal/pods/env';
import { filesOf } from '../core/internal/pods/files';
import { PLACEMENT } from '../core/internal/pods/placement';
import { podRules, podTemplate } from '../core/internal/pods/pod';
import { portsOf, servicePorts } from '../core/internal/pods/ports';
import { amountOf, sizeText } from '../core/internal/quantity';
import { dataKey, notBoth, oneOf, size, subdomain } from '../core/internal/rules';
import { declaredSecret } from '../core/internal/secrets';
import { checked } from '../core/internal/shape';
import { Peer } from '../core/peer';
import { PlacementProps } from '../core/placement';
import { PodProps } from '../core/pod';
import { ResourceProps } from '../core/resources';
import { SecurityProps } from '../core/security';
import { GeneratedSecret } from '../secrets/generated-secret';
import { claim, claimMount } from './_claim';
import { Engine, Release } from './_engine';
import { claimRule, directoryRule, engineOf, imageRule, newLoginRules, releaseOf, settingRules } from './_engines';

/** Props of a `StatefulDatabase`. */
export interface StatefulDatabaseProps extends IdentityProps, PlacementProps {
  /** The engine. */
  readonly engine: 'postgres' | 'redis';

  /**
   * The major version: `15` to `18` of PostgreSQL, `7` or `8` of Redis. A newer PostgreSQL cannot read the files of an older one: the claim's name carries
   * the version, and the API server refuses a change of it, so that an upgrade by mistake stops nothing.
   */
  readonly version: string;

  /** The size of the volume: `'20Gi'` or `Size.gibibytes(20)`. It cannot be changed here later. */
  readonly storage: string | Size;

  /**
   * A PersistentVolumeClaim that exists, with data or without, in place of one that is made. `storage` then only says what it holds.
   *
   * @default - one is made, and stays
   */
  readonly existingClaim?: string;

  /**
   * The directory below the root of that volume that the files are in, `'.'` for the root itself. PostgreSQL only.
   *
   * @default - where they are of a database that is made here: 'pgdata', from 18 on '<version>/docker'
   */
  readonly dataDirectory?: string;

  /**
   * The StorageClass of the volume.
   *
   * @default - the cluster's default
   */
  readonly storageClassName?: string;

  /**
   * The Secret with the password. It is read once, when the volume is still empty: changing it later does not change the password of a PostgreSQL.
   * For Redis the password must hold no character that means something in a URL.
   *
   * @default - the existing Secret '<name>-credentials', key 'password'
   */
  readonly credentials?: Credentials;

  /**
   * The role that applications log in as; it owns its database and is no superuser. PostgreSQL only.
   *
   * @default 'app'
   */
  readonly username?: string;

  /**
   * The database that is created for it. PostgreSQL only.
   *
   * @default 'app'
   */
  readonly database?: string;

  /**
   * Settings of the engine, such as `{ max_connections: '200' }` or `{ appendfsync: 'everysec' }`. They go over what is decided here.
   *
   * @default - PostgreSQL: shared_buffers a quarter of the memory. Redis: appendonly yes, appendfsync always, maxmemory 60 % of the memory
   */
  readonly settings?: Record<string, string>;

  /**
   * What it may use.
   *
   * @default - PostgreSQL: cpu '250m', memory '512Mi'. Redis: cpu '100m', memory '256Mi'
   */
  readonly resources?: ResourceProps;

  /**
   * An image in place of the catalogue's; it must behave as the official one of the version does.
   *
   * @default - the official image, pinned
   */
  readonly image?: string;

  /**
   * As whom it runs, where `image` has another user.
   *
   * @default - user and group 999, the official images'
   */
  readonly security?: SecurityProps;

  /**
   * Seconds that a clean stop may take.
   *
   * @default 120 for PostgreSQL, 60 for Redis
   */
  readonly terminationGracePeriodSeconds?: number | Duration;
}

/**
 * A database of one server that keeps its data: a StatefulSet with its volume, Services and network policy. What was acknowledged survives that its
 * process or its pod is killed; the volume survives that the database leaves the program. Nobody reaches it who is not connected, and it reaches nobody.
 */
export class StatefulDatabase extends Blueprint implements IConnectable {
  /** The StatefulSet. */
  public readonly statefulSet: ApiObject;

  /** What callers connect to. */
  public readonly service: ApiObject;

  /** Gives the pod a name of its own; the StatefulSet needs it. */
  public readonly headlessService: ApiObject;

  /** Who may talk to it. */
  public readonly networkPolicy: ApiObject;

  /** What the engine reads when it starts first; undefined where it reads nothing. */
  public readonly configMap?: ApiObject;

  /** The Secret with the password; always there. */
  public readonly credentials?: Credentials;

  /** What makes the password; undefined where it is there, or somebody else makes it. */
  public readonly generatedSecret?: GeneratedSecret;

  /** Its pod and its port. */
  public readonly peer: Peer;

  private readonly engine: Engine;
  private readonly username: string;
  private readonly database: string;

  constructor(scope: Construct, id: string, props: StatefulDatabaseProps) {
    const { clean, slips } = checked('StatefulDatabaseProps', props);
    props = clean;
    super(scope, id, props, 'database');
    const { version, storage, storageClassName, credentials = Credentials.existing(`${this.name}-credentials`), username = 'app', database = 'app', existingClaim } = props;
    setPhase(this, Phase.DATA);
    this.engine = engineOf(props.engine);
    this.credentials = credentials;
    declare(this, ...declaredSecret(credentials, this.namespace));
    if (existingClaim !== undefined) declare(this, { kind: 'PersistentVolumeClaim', name: existingClaim, namespace: this.namespace });
    this.username = username;
    this.database = database;

    const facts = factsOf(this);
    const release = releaseOf(this.engine, props);
    const pod = podProps(this.engine, release, props, { credentials, username, database });
    const ports = portsOf(pod);
    const metadata = this._metadata();
    const selector = this._selector();
    const headless = `${this.name}-headless`;
    const containers = containersOf(this.name, pod);
    const files = filesOf(this.name, containers);
    this.peer = Peer._own(this.namespace, selector, ports);

    validate(this,
      slips,
      newLoginRules(props.engine, props),
      oneOf('version', version, Object.keys(this.engine.releases)),
      size('storage', storage),
      subdomain('storageClassName', storageClassName),
      subdomain('existingClaim', existingClaim),
      existingClaim !== undefined && storageClassName !== undefined ? notBoth('storageClassName', storageClassName, 'existingClaim', existingClaim, 'remove it: the claim has one') : undefined,
      subdomain('credentials', credentials.secretName),
      dataKey('credentials', credentials.passwordKey),
      settingRules(this.engine, {
        settings: props.settings ?? {},
        memory: memoryOf(this.engine, props),
        storage: existingClaim === undefined ? amountOf(sizeText(storage)) : undefined,
        image: props.image,
      }),
      imageRule(props.engine, version, props.image),
      claimRule(props.engine, version, props),
      directoryRule(props.engine, props),
      // Its variables and its init container are the engine's own. 52: the StatefulSet's pods have a label of its name and a hash of up to 10 characters (kubernetes/kubernetes#64023).
      podRules(pod, {
        name: this.name,
        facts,
        containers: containersOf(this.name, { ...pod, env: undefined, initContainers: undefined }),
        podSecurity: podSecurityOf(this),
        serving: false,
      }, 52),
    );

    if (credentials.generate) {
      this.generatedSecret = new GeneratedSecret(this, 'credentials', {
        name: credentials.secretName,
        keys: [credentials.passwordKey],
        guards: this.engine.keepsPassword ? [existingClaim ?? `${release.claim}-${this.name}-0`] : [],
      });
    }
    if (files) {
      this.configMap = manifest<k8s.KubeConfigMapProps>(this, 'ConfigMap', 'v1', { metadata: { ...metadata, name: files.name }, data: files.data });
    }
    this.networkPolicy = this._policy(metadata, ports);
    this.headlessService = manifest<k8s.KubeServiceProps>(this, 'Service headless', 'v1', {
      metadata: { ...metadata, name: headless },
      spec: { clusterIP: 'None', selector, ports: servicePorts(ports) },
    });
    this.service = manifest<k8s.KubeServiceProps>(this, 'Service', 'v1', {
      metadata,
      spec: { selector, ports: servicePorts(ports) },
    });
    this.statefulSet = manifest<k8s.KubeStatefulSetProps>(this, 'StatefulSet', 'apps/v1', {
      metadata: { ...metadata, annotations: protectedWith(props.annotations) },
      spec: {
        replicas: 1,
        serviceName: headless,
        // Else a pod that never becomes ready is kept, also when what keeps it from that is mended (kubernetes/kubernetes#67250).
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: selector },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        template: podTemplate(pod, {
          containers,
          facts,
          labels: metadata.labels,
          selector,
          env: ({ props: { env = {} } }) => envList(env),
          files,
          claimMounts: [claimMount(release)],
          claim: existingClaim ? { name: release.claim, claimName: existingClaim } : undefined,
          serving: false,
          replicated: false,
          revisioned: false,
        }),
        volumeClaimTemplates: existingClaim ? undefined : [claim(release, selector, storage, storageClassName)],
      },
    });
  }

  /** PostgreSQL: libpq's `PGHOST`, `PGPORT`, `PGUSER`, `PGPASSWORD`, `PGDATABASE`. Redis: `REDIS_HOST`, `REDIS_PORT`, `REDIS_PASSWORD`, `REDIS_URL`. */
  public environment(credentials: Credentials | undefined = this.credentials): Record<string, string | EnvVar> {
    return this.engine.environment({
      host: serviceHost(this.name, this.namespace),
      port: this.engine.port,
      username: this.username,
      database: this.database,
      credentials,
    });
  }
}

type Login = Pick<Required<StatefulDatabaseProps>, 'credentials' | 'username' | 'database'>;

function podProps(engine: Engine, release: Release, props: StatefulDatabaseProps, login: Login): PodProps {
  const { image = release.image, security = {}, terminationGracePeriodSeconds = engine.grace, settings = {} } = props;
  const resources = { ...engine.resources, ...props.resources };
  const told = { ...login, release, settings, memory: memoryOf(engine, props), existing: props.existingClaim !== undefined };
  const guard = engine.guard(told);
  return {
    ...pick(props, [...PLACEMENT, 'labels', 'annotations', 'selector']),
    image,
    resources,
    // It may load all the data.
    initContainers: guard && [{ name: DATA_GUARD, image, resources, writablePaths: [], terminationMessagePolicy: 'FallbackToLogsOnError', ...guard }],
    terminationGracePeriodSeconds,
    ports: [{ name: engine.portName, port: engine.port }],
    security: { user: engine.user, group: security.user ?? engine.group, ...security },
    ...engine.pod(told),
  };
}

/** Memory that the container may use, in bytes. */
function memoryOf(engine: Engine, { resources }: StatefulDatabaseProps): number {
  return amountOf(resourceText({ ...engine.resources, ...resources }).memoryLimit);
}
