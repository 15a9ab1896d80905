import { Declared } from './internal/declared';
import { Found } from './internal/finding';
import { isClusterScoped } from './internal/names';
import { dataKey, dnsLabel, labels as labelRules, subdomain } from './internal/rules';
import { checked } from './internal/shape';

/** Options of an object that is declared. */
export interface ExternalOptions {
  /**
   * The namespace that it is in.
   *
   * @default - that of the Tenant which declares it; of a Platform, any
   */
  readonly namespace?: string;

  /**
   * The keys that a Secret or a ConfigMap has; one that is asked for and not among them is then an error.
   *
   * @default - not known
   */
  readonly keys?: string[];
}

/**
 * An object of the cluster that the program refers to and does not make: it is there, or somebody else makes it. What is referred to, and neither made nor
 * declared, fails the synthesis.
 */
export class External {
  /** A Secret. */
  public static secret(name: string, options: ExternalOptions = {}): External {
    return new External('Secret', name, options);
  }

  /** A ConfigMap. */
  public static configMap(name: string, options: ExternalOptions = {}): External {
    return new External('ConfigMap', name, options);
  }

  /** A PersistentVolumeClaim. */
  public static claim(name: string, options: ExternalOptions = {}): External {
    return new External('PersistentVolumeClaim', name, options);
  }

  /** A ServiceAccount. */
  public static serviceAccount(name: string, options: ExternalOptions = {}): External {
    return new External('ServiceAccount', name, options);
  }

  /** A Service, whatever its ports. */
  public static service(name: string, options: ExternalOptions = {}): External {
    return new External('Service', name, options);
  }

  /** A Namespace. */
  public static namespace(name: string): External {
    return new External('Namespace', name, {});
  }

  /** A StorageClass. */
  public static storageClass(name: string): External {
    return new External('StorageClass', name, {});
  }

  /** A PriorityClass. */
  public static priorityClass(name: string): External {
    return new External('PriorityClass', name, {});
  }

  /** An IngressClass. */
  public static ingressClass(name: string): External {
    return new External('IngressClass', name, {});
  }

  /**
   * Any other kind of object.
   *
   * @param kind the kind, such as `ClusterRole`; with its group, if it is an operator's: `ClusterIssuer.cert-manager.io`
   */
  public static object(kind: string, name: string, options: ExternalOptions = {}): External {
    return new External(kind, name, options);
  }

  /** Pods that an operator, or somebody else, makes: what selects them is taken to find them. */
  public static pods(labels: Record<string, string>, options: ExternalOptions = {}): External {
    return new External('Pod', '', options, labels);
  }

  private readonly options: ExternalOptions;
  private readonly slips: Found;

  private constructor(
    private readonly kind: string,
    private readonly name: string,
    options: ExternalOptions,
    private readonly labels?: Record<string, string>,
  ) {
    const { clean, slips } = checked('ExternalOptions', options);
    this.options = clean;
    this.slips = slips;
  }

  /** @internal */
  public _declared(namespace?: string): Declared {
    const { kind, name, labels, options: { namespace: own = namespace, keys } } = this;
    // What no namespace holds may be declared by a Tenant all the same.
    return { kind, name, labels, namespace: isClusterScoped(kind.split('.')[0]) ? undefined : own, keys };
  }

  /** @internal */
  public _rules(object: string): Found {
    const { labels, name, options: { namespace, keys = [] } } = this;
    return [
      this.slips,
      labels === undefined ? subdomain(object, name) : labelRules(object, labels),
      dnsLabel(`${object}.namespace`, namespace, 63, 'give the namespace as kubectl prints it'),
      keys.map(key => dataKey(`${object}.keys`, key)),
    ];
  }
}
