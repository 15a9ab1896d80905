/**
 * A rule about the labels of a node.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export class NodeLabel {
  /** The label has one of these values. */
  public static in(key: string, values: string[]): NodeLabel {
    return new NodeLabel(key, 'In', values);
  }

  /** The label has none of these values, or is not there. */
  public static notIn(key: string, values: string[]): NodeLabel {
    return new NodeLabel(key, 'NotIn', values);
  }

  /** The label is there. */
  public static exists(key: string): NodeLabel {
    return new NodeLabel(key, 'Exists');
  }

  /** The label is not there. */
  public static doesNotExist(key: string): NodeLabel {
    return new NodeLabel(key, 'DoesNotExist');
  }

  /** The label is a whole number above this one. */
  public static above(key: string, value: number): NodeLabel {
    return new NodeLabel(key, 'Gt', [String(value)]);
  }

  /** The label is a whole number below this one. */
  public static below(key: string, value: number): NodeLabel {
    return new NodeLabel(key, 'Lt', [String(value)]);
  }

  private constructor(
    /** The key of the label. */
    public readonly key: string,
    private readonly operator: string,
    private readonly values?: string[],
  ) {
  }

  /** @internal */
  public _expression(): { key: string; operator: string; values?: string[] } {
    return { key: this.key, operator: this.operator, values: this.values };
  }
}

/** Which nodes a pod may be on by their labels. */
export interface NodeAffinityProps {
  /**
   * What must all be true of the node.
   *
   * @default [] (any node)
   */
  readonly required?: NodeLabel[];

  /**
   * What makes a node better, the first the most.
   *
   * @default []
   */
  readonly preferred?: NodeLabel[];
}

/** Other pods that a pod is put near, or apart from. */
export interface PodAffinityProps {
  /** Labels of the other pods. */
  readonly labels: Record<string, string>;

  /**
   * The namespaces of the other pods.
   *
   * @default - the pod's own
   */
  readonly namespaces?: string[];

  /**
   * The label of nodes that says what is near: nodes with the same value are.
   *
   * @default 'kubernetes.io/hostname' (the same node)
   */
  readonly topologyKey?: string;

  /**
   * Lets the pod wait where it cannot be so, instead of only preferring it.
   *
   * @default false
   */
  readonly required?: boolean;
}

/**
 * A taint of nodes that a pod does not mind.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export interface TolerationProps {
  /**
   * The key of the taint.
   *
   * @default - any
   */
  readonly key?: string;

  /**
   * The value of the taint.
   *
   * @default - any
   */
  readonly value?: string;

  /**
   * The effect of the taint.
   *
   * @default - any
   */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

  /**
   * Seconds that it stays on a node that gets the taint; with the effect `NoExecute` only.
   *
   * @default - it stays
   */
  readonly tolerationSeconds?: number;
}

/** Nodes that are kept for some: they have a taint and a label of one key and value. */
export interface DedicatedNodesProps {
  /** The value, for example the name of a team. */
  readonly value: string;

  /**
   * The key.
   *
   * @default 'dedicated'
   */
  readonly key?: string;
}

/** Where pods are put. */
export interface PlacementProps {
  /**
   * Labels that the node must have.
   *
   * @default {}
   */
  readonly nodeSelector?: Record<string, string>;

  /**
   * The same with more to say than equality.
   *
   * @default - any node
   */
  readonly nodeAffinity?: NodeAffinityProps;

  /**
   * Other pods to be near.
   *
   * @default []
   */
  readonly podAffinity?: PodAffinityProps[];

  /**
   * Other pods to be apart from. For replicas of the same, there is `antiAffinity`.
   *
   * @default []
   */
  readonly podAntiAffinity?: PodAffinityProps[];

  /**
   * Taints of nodes that it does not mind.
   *
   * @default []
   */
  readonly tolerations?: TolerationProps[];

  /**
   * Puts it on nodes that are kept for it, and lets it in there: taint and label are of one key and value, as
   * `kubectl taint node N dedicated=TEAM:NoSchedule` and `kubectl label node N dedicated=TEAM` make them.
   *
   * @default - any node
   */
  readonly dedicatedNodes?: DedicatedNodesProps;

  /**
   * The PriorityClass: what gives way where there is no room.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * The scheduler, where there are several.
   *
   * @default 'default-scheduler'
   */
  readonly schedulerName?: string;

  /**
   * The RuntimeClass: how the node runs its containers.
   *
   * @default - the node's default
   */
  readonly runtimeClassName?: string;
}

/** How replicas of the same are put. */
export interface SpreadProps {
  /**
   * How evenly replicas are put on zones and nodes: `prefer` to, `require` it of nodes (a pod that cannot be placed so waits), or `none`.
   *
   * @default 'prefer'
   */
  readonly spread?: 'prefer' | 'require' | 'none';

  /**
   * Whether two replicas may be on one node: `prefer` not to, `require` not to, or `none`: no matter.
   *
   * @default 'none': spreading is usually enough
   */
  readonly antiAffinity?: 'prefer' | 'require' | 'none';
}
