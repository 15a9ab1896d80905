import { ApiObject, Duration, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Blueprint } from '../core/blueprint';
import { IConnectable } from '../core/connection';
import { ResourceProps } from '../core/container';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { resourceText } from '../core/internal/container';
import { envList } from '../core/internal/env';
import { factsOf, podSecurityOf } from '../core/internal/facts';
import { filesOf } from '../core/internal/files';
import { Found, validate } from '../core/internal/finding';
import { labelsOf, PROTECTED, selectorOf } from '../core/internal/labels';
import { manifest } from '../core/internal/manifest';
import { serviceHost } from '../core/internal/names';
import { Phase, setPhase } from '../core/internal/phase';
import { podRules, podTemplate } from '../core/internal/pod';
import { portsOf, servicePorts } from '../core/internal/ports';
import { amountOf, sizeText } from '../core/internal/quantity';
import { dataKey, error, oneOf, size, subdomain } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { Wire } from '../core/internal/wire';
import { Peer } from '../core/peer';
import { PodProps, SecurityProps } from '../core/pod';
import { claimMount, Engine, Release } from './_engine';
import { engineOf, newLoginRules } from './_engines';

/** Props of a `StatefulDatabase`. */
export interface StatefulDatabaseProps {
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

  /**
   * The name of the objects, in place of the one from the tree. Pinned, the database keeps its volume when the construct is moved.
   *
   * @default - the ids from the nearest Chart down, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels for the objects and the pod; never part of a selector, nor of the volume.
   *
   * @default {}
   */
  readonly labels?: Record<string, string>;

  /**
   * Annotations for the objects.
   *
   * @default {}
   */
  readonly annotations?: Record<string, string>;
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

  /** Its pod and its port. */
  public readonly peer: Peer;

  private readonly engine: Engine;
  private readonly username: string;
  private readonly database: string;

  constructor(scope: Construct, id: string, props: StatefulDatabaseProps) {
    const { clean, slips } = checked('StatefulDatabaseProps', props);
    props = clean;
    super(scope, id, props.name);
    const { version, storage, storageClassName, credentials = Credentials.existing(`${this.name}-credentials`), username = 'app', database = 'app' } = props;
    setPhase(this, Phase.DATA);
    this.engine = engineOf(props.engine);
    this.credentials = credentials;
    this.username = username;
    this.database = database;

    const facts = factsOf(this);
    const release = Object.hasOwn(this.engine.releases, version) ? this.engine.releases[version] : Object.values(this.engine.releases)[0];
    const pod = podProps(this.engine, release, props, { credentials, username, database });
    const ports = portsOf(pod);
    const labels = labelsOf(this.name, 'database', props.labels);
    const metadata = { name: this.name, labels, annotations: props.annotations };
    const selector = selectorOf(this.name);
    const headless = `${this.name}-headless`;
    const files = filesOf(this.name, pod);
    this.peer = Peer._own(this.namespace, selector, ports);

    validate(this,
      ...slips,
      ...newLoginRules(props.engine, props),
      oneOf('version', version, Object.keys(this.engine.releases)),
      size('storage', storage),
      subdomain('storageClassName', storageClassName),
      subdomain('credentials', credentials.secretName),
      dataKey('credentials', credentials.passwordKey),
      settingRules(props.settings, this.engine),
      // 52: the StatefulSet's pods have a label of its name and a hash of up to 10 characters (kubernetes/kubernetes#64023).
      // Its variables are the engine's own.
      ...podRules({ ...pod, env: undefined }, { name: this.name, facts, podSecurity: podSecurityOf(this), serving: false }, 52),
    );

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
      metadata: { ...metadata, annotations: { ...props.annotations, ...PROTECTED } },
      spec: {
        replicas: 1,
        serviceName: headless,
        selector: { matchLabels: selector },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        template: podTemplate(pod, {
          name: this.name,
          facts,
          labels,
          env: envList(pod.env ?? {}),
          files,
          claimMounts: [claimMount(release)],
          serving: false,
          replicated: false,
          revisioned: false,
        }),
        volumeClaimTemplates: [claim(release, selector, storage, storageClassName)],
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
  const { image = release.image, security = {}, terminationGracePeriodSeconds = engine.grace, labels, settings = {} } = props;
  const resources = { ...engine.resources, ...props.resources };
  return {
    image,
    labels,
    resources,
    terminationGracePeriodSeconds,
    ports: [{ name: engine.portName, port: engine.port }],
    security: { user: engine.user, group: security.user ?? engine.group, ...security },
    ...engine.pod({ ...login, release, settings, memory: amountOf(resourceText(resources).memoryLimit) }),
  };
}

// A claim outlives the StatefulSet and can never be changed by it: it gets the frozen label alone, and what keeps it.
function claim(
  { claim: name }: Release, labels: Record<string, string>, storage: string | Size, storageClassName?: string,
): Wire<k8s.KubePersistentVolumeClaimProps> {
  return {
    metadata: { name, labels, annotations: PROTECTED },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage: sizeText(storage) } } },
  };
}

function settingRules(settings: Readonly<Record<string, string>> = {}, { reservedSettings }: Engine): Found[] {
  return Object.entries(settings).map(([name, value]): Found => {
    if (reservedSettings.includes(name)) {
      return error('reserved-setting', 'settings', 'must leave alone what the construct decides', `${name}: ${value}`, 'remove it');
    }
    return /^[a-z][a-zA-Z0-9_.-]*$/.test(name)
      ? undefined
      : error('setting', 'settings', 'must be names of the engine\'s settings', name, 'write the name as the engine\'s manual does');
  });
}
