import { Duration, Size } from 'cdk8s';
import { Found } from './internal/finding';
import { secretNameOf } from './internal/secrets';
import { checked } from './internal/shape';
import { ISecret } from './secret';

/** Options of an empty directory. */
export interface EmptyDirOptions {
  /**
   * What it may hold; the pod is evicted when it holds more.
   *
   * @default - as much as the container's ephemeral storage, or memory, allows
   */
  readonly sizeLimit?: string | Size;

  /**
   * `Memory` keeps it in RAM, on the container's memory limit.
   *
   * @default - the node's disk
   */
  readonly medium?: 'Memory';
}

/** Options of a volume from a ConfigMap or a Secret. */
export interface FilesVolumeOptions {
  /**
   * Which keys to show, by the relative path to show them at.
   *
   * @default - every key, as a file of its name
   */
  readonly items?: Record<string, string>;

  /**
   * Starts the pod also where the object or a key is missing.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Permission bits of the files, such as 0o440.
   *
   * @default 0o644
   */
  readonly defaultMode?: number;

  /**
   * Mounts one entry of the volume instead of all; it is then never refreshed while the container runs.
   *
   * @default - the whole volume
   */
  readonly subPath?: string;
}

/** Options of a claim. */
export interface ClaimVolumeOptions {
  /** The access mode that the claim has: whether pods on several nodes can share it decides how many replicas there may be. */
  readonly accessMode: 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

  /**
   * Mounts it read-only.
   *
   * @default false
   */
  readonly readOnly?: boolean;

  /**
   * Mounts one folder of the volume instead of all.
   *
   * @default - the whole volume
   */
  readonly subPath?: string;
}

/** Options of a volume that a claim is made for with each pod, and that goes with it. */
export interface EphemeralVolumeOptions {
  /** Its size: `'20Gi'` or `Size.gibibytes(20)`. */
  readonly storage: string | Size;

  /**
   * The StorageClass.
   *
   * @default - the cluster's default
   */
  readonly storageClassName?: string;
}

/** Options of a directory or a file of the node. */
export interface HostPathOptions {
  /**
   * What must be there, or is made: a `Directory`, a `File`, a `Socket`, …
   *
   * @default - it is not looked at
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types
   */
  readonly type?: 'DirectoryOrCreate' | 'Directory' | 'FileOrCreate' | 'File' | 'Socket' | 'CharDevice' | 'BlockDevice';

  /**
   * Mounts it read-only.
   *
   * @default true
   */
  readonly readOnly?: boolean;

  /**
   * Whether mounts that are made later below it are seen: those of the node in the container, or also the other way round, which a privileged one may.
   *
   * @default 'None'
   */
  readonly mountPropagation?: 'None' | 'HostToContainer' | 'Bidirectional';
}

/** Options of a directory of an NFS server. */
export interface NfsOptions {
  /**
   * Mounts it read-only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** Options of a volume that a CSI driver makes for the pod. */
export interface CsiOptions {
  /**
   * What the driver wants to know.
   *
   * @default {}
   */
  readonly attributes?: Record<string, string>;

  /**
   * Mounts it read-only.
   *
   * @default true
   */
  readonly readOnly?: boolean;
}

/** Options of a token in a projected volume. */
export interface TokenOptions {
  /** Whom the token is for: the recipient must find itself named. */
  readonly audience: string;

  /**
   * Seconds until it expires, 600 or more; the kubelet renews it in time.
   *
   * @default 3600
   */
  readonly expirationSeconds?: number | Duration;
}

/** What a container sees at a path. Mounted in several containers of a pod, it is one and the same. */
export class Volume {
  /** An empty directory that lives as long as the pod. */
  public static emptyDir(options: EmptyDirOptions = {}): Volume {
    const { clean, slips } = checked('EmptyDirOptions', options);
    return new Volume({ type: 'emptyDir', options: clean }, slips);
  }

  /** The data of a ConfigMap as files. For text of the program's own, use `files`. */
  public static config(name: string, options: FilesVolumeOptions = {}): Volume {
    const { clean, slips } = checked('FilesVolumeOptions', options);
    return new Volume({ type: 'config', name, options: clean }, slips);
  }

  /** The data of a Secret as files. */
  public static secret(secret: string | ISecret, options: FilesVolumeOptions = {}): Volume {
    const { clean, slips } = checked('FilesVolumeOptions', options);
    return new Volume({ type: 'secret', name: secretNameOf(secret), options: clean }, slips);
  }

  /** A PersistentVolumeClaim that exists. */
  public static claim(name: string, options: ClaimVolumeOptions): Volume {
    const { clean, slips } = checked('ClaimVolumeOptions', options);
    return new Volume({ type: 'claim', name, options: clean }, slips);
  }

  /** A volume of its own for each pod, made with it and deleted with it: for more scratch space than nodes have. */
  public static ephemeral(options: EphemeralVolumeOptions): Volume {
    const { clean, slips } = checked('EphemeralVolumeOptions', options);
    return new Volume({ type: 'ephemeral', options: clean }, slips);
  }

  /** A directory or a file of the node. Needs a Tenant whose `podSecurity` is `privileged`. */
  public static hostPath(path: string, options: HostPathOptions = {}): Volume {
    const { clean, slips } = checked('HostPathOptions', options);
    return new Volume({ type: 'hostPath', path, options: clean }, slips);
  }

  /** A directory of an NFS server. `restricted` allows it through a claim alone. */
  public static nfs(server: string, path: string, options: NfsOptions = {}): Volume {
    const { clean, slips } = checked('NfsOptions', options);
    return new Volume({ type: 'nfs', server, path, options: clean }, slips);
  }

  /** What a CSI driver makes for the pod alone, such as certificates. */
  public static csi(driver: string, options: CsiOptions = {}): Volume {
    const { clean, slips } = checked('CsiOptions', options);
    return new Volume({ type: 'csi', driver, options: clean }, slips);
  }

  /** Fields of the pod as files: relative path to field, such as `{ labels: 'metadata.labels' }`. */
  public static fields(fields: Record<string, string>): Volume {
    return new Volume({ type: 'fields', fields });
  }

  /** A service-account token at a relative path, for one audience. */
  public static token(path: string, options: TokenOptions): Volume {
    const { clean, slips } = checked('TokenOptions', options);
    return new Volume({ type: 'token', path, options: clean }, slips);
  }

  /** Several sources in one directory: volumes made by `config`, `secret`, `fields` and `token`. */
  public static projected(sources: Volume[]): Volume {
    return new Volume({ type: 'projected', sources });
  }

  private constructor(private readonly source: Source, private readonly slips: Found = undefined) {
  }

  /** @internal */
  public _slips(): Found {
    return this.slips;
  }

  /** @internal */
  public _source(): Source {
    return this.source;
  }
}

/** Where a volume's content comes from. */
type Source =
  | { readonly type: 'emptyDir'; readonly options: EmptyDirOptions }
  | { readonly type: 'config' | 'secret'; readonly name: string; readonly options: FilesVolumeOptions }
  | { readonly type: 'claim'; readonly name: string; readonly options: ClaimVolumeOptions }
  | { readonly type: 'ephemeral'; readonly options: EphemeralVolumeOptions }
  | { readonly type: 'hostPath'; readonly path: string; readonly options: HostPathOptions }
  | { readonly type: 'nfs'; readonly server: string; readonly path: string; readonly options: NfsOptions }
  | { readonly type: 'csi'; readonly driver: string; readonly options: CsiOptions }
  | { readonly type: 'fields'; readonly fields: Record<string, string> }
  | { readonly type: 'token'; readonly path: string; readonly options: TokenOptions }
  | { readonly type: 'projected'; readonly sources: Volume[] };
