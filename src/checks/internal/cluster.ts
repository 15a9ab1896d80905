import { Declared } from '../../core/internal/declared';
import { Json, list, record } from '../../core/internal/json';
import { Reference, ReferredKind } from '../../core/internal/references/reference';
import { idOf } from '../../core/internal/references/references';
import { Item } from './item';
import { ANYWHERE, isNamedAfter, operatedBy } from './operated';
import { Pods, podsOf } from './pods';
import { Labels, selects } from './select';
import { NO_SETTING, Setting } from './setting';

// What every cluster has.
const PRESENT = new Set([
  'Namespace /default', 'Namespace /kube-system', 'Namespace /kube-public', 'Namespace /kube-node-lease',
  'PriorityClass /system-cluster-critical', 'PriorityClass /system-node-critical',
  'Service default/kubernetes', 'Service kube-system/kube-dns',
  'Role kube-system/extension-apiserver-authentication-reader',
  'ClusterRole /cluster-admin', 'ClusterRole /admin', 'ClusterRole /edit', 'ClusterRole /view',
]);

// What operators make: https://github.com/cloudnative-pg/cloudnative-pg, for one, makes pg-app, pg-rw and their like for a Cluster pg.
const OPERATED = new Set(['Secret', 'ConfigMap', 'Service', 'PersistentVolumeClaim', 'ServiceAccount']);

// Labels of pods that operators make: https://cloudnative-pg.io/documentation/current/labels_annotations/, https://strimzi.io/docs/operators/latest/deploying,
// https://prometheus-operator.dev/docs/platform/troubleshooting/; Longhorn and KubeVirt give theirs to pods that they make or run as.
const OF_OPERATORS = /^(cnpg\.io|strimzi\.io|operator\.prometheus\.io|longhorn\.io|(np\.)?kubevirt\.io)\//;

/** All objects of a cluster, and what they are to each other. */
export class Cluster {
  /** The objects, each once. */
  public readonly items: readonly Item[];
  /** Those that are made again, each with the first of its name. */
  public readonly again: ReadonlyArray<{ readonly item: Item; readonly first: Item }>;
  /** The pods of all objects. */
  public readonly pods: readonly Pods[];

  private readonly byKind = new Map<string, Item[]>();
  private readonly byId = new Map<string, Item>();
  private readonly made = new Map<string, Item>();
  private readonly declared = new Map<string, Declared>();
  private readonly podsByItem = new Map<Item, Pods>();
  private readonly podsByNamespace = new Map<string, Pods[]>();
  /** By a label: of those that are asked for. */
  private readonly podsByLabel = new Map<string, ReadonlyMap<string, readonly Pods[]>>();
  /** What selectors take, as several rules ask of one. */
  private readonly taken = new WeakMap<Json, { readonly namespace?: string; readonly pods: readonly Pods[] }>();
  private readonly podsByService = new Map<Item, readonly Pods[]>();
  private readonly autoscalersOf = new Map<string, Item[]>();
  /** The names of objects, by namespace, for which an operator makes others. */
  private readonly operated = new Map<string, string[]>();
  private readonly namesOf = new Map<string, string[]>();
  private danglingByKind?: Map<ReferredKind, Array<{ item: Item; reference: Reference }>>;

  constructor(all: readonly Item[], public readonly setting: Setting = NO_SETTING) {
    const again: Array<{ item: Item; first: Item }> = [];
    this.items = all.filter(item => {
      const first = item.name === '' ? undefined : this.byId.get(item.made[0]);
      if (first) again.push({ item, first });
      else this.byId.set(item.made[0], item);
      return !first;
    });
    this.again = again;
    for (const item of this.items) {
      push(this.byKind, item.builtIn ? item.kind : `${item.kind}.${item.group}`, item);
      for (const id of item.made) this.made.set(id, item);
      for (const { namespace, name } of operatedBy(item)) push(this.operated, namespace ?? '', name);
    }
    for (const each of setting.declared) this.declared.set(idOf(each.kind, each.namespace, each.name), each);
    for (const each of [...this.all('HorizontalPodAutoscaler'), ...this.all('ScaledObject.keda.sh')]) {
      const { kind = 'Deployment', name } = record(each.spec.scaleTargetRef);
      push(this.autoscalersOf, idOf(String(kind), each.namespace, String(name)), each);
    }
    this.pods = this.items.flatMap(item => podsOf(item) ?? []);
    for (const pods of this.pods) {
      this.podsByItem.set(pods.item, pods);
      // Hooks of Helm's, as those of its tests, are there for a moment, and nobody sends to them.
      if ('helm.sh/hook' in record(pods.item.metadata.annotations)) continue;
      push(this.podsByNamespace, pods.namespace ?? '', pods);
    }
  }

  /** The objects of one kind or more: of Kubernetes' own by its name, of another with its group after it. */
  public all(kind: string, ...others: readonly string[]): readonly Item[] {
    const objects = this.byKind.get(kind) ?? [];
    return others.length === 0 ? objects : [...objects, ...others.flatMap(other => this.byKind.get(other) ?? [])];
  }

  /** An object by its name. */
  public find(kind: string, namespace: string | undefined, name: string): Item | undefined {
    return this.byId.get(idOf(kind, namespace, name));
  }

  /** What makes an object of a name: the object itself, or what has a controller make it. */
  public maker(kind: string, namespace: string | undefined, name: string): Item | undefined {
    return this.made.get(idOf(kind, namespace, name));
  }

  /** What is declared of an object that the program does not make. */
  public declaration(kind: string, namespace: string | undefined, name: string): Declared | undefined {
    return this.declared.get(idOf(kind, namespace, name)) ?? this.declared.get(idOf(kind, undefined, name));
  }

  /** Whether there is an object of a name: made, declared, or every cluster's own. */
  public exists(kind: string, namespace: string | undefined, name: string): boolean {
    return this.maker(kind, namespace, name) !== undefined || this.declaration(kind, namespace, name) !== undefined
      || PRESENT.has(idOf(kind, namespace, name)) || ofEveryNamespace(kind, name) || (kind === 'ClusterRole' && name.startsWith('system:'))
      || (OPERATED.has(kind) && this.operatorOf(namespace, name) !== undefined);
  }

  /** The object whose operator makes what is called so: operators name what they make after what asks them for it. */
  public operatorOf(namespace: string | undefined, name: string): string | undefined {
    const own = this.operated.get(namespace ?? '') ?? [];
    return [...own, ...this.operated.get(ANYWHERE) ?? []].find(each => isNamedAfter(name, each));
  }

  /** What refers to objects of a kind that do not exist. */
  public dangling(kind: ReferredKind): ReadonlyArray<{ readonly item: Item; readonly reference: Reference }> {
    return this.allDangling().get(kind) ?? [];
  }

  /** The kinds of which something is referred to that does not exist. */
  public danglingKinds(): Iterable<ReferredKind> {
    return this.allDangling().keys();
  }

  private allDangling(): ReadonlyMap<ReferredKind, ReadonlyArray<{ readonly item: Item; readonly reference: Reference }>> {
    if (!this.danglingByKind) {
      this.danglingByKind = new Map();
      for (const item of this.items) {
        for (const reference of item.references) {
          if (!this.exists(reference.kind, reference.namespace, reference.name)) push(this.danglingByKind, reference.kind, { item, reference });
        }
      }
    }
    return this.danglingByKind;
  }

  /** The names of the objects of a kind in a namespace that are made or declared. */
  public names(kind: string, namespace: string | undefined): readonly string[] {
    const prefix = idOf(kind, namespace, '');
    const known = this.namesOf.get(prefix);
    if (known) return known;
    const made = [...this.made.keys()].filter(id => id.startsWith(prefix)).map(id => id.slice(prefix.length));
    const declared = this.setting.declared
      .filter(each => each.kind === kind && (each.namespace === undefined || each.namespace === namespace))
      .map(({ name }) => name);
    const names = [...new Set([...made, ...declared])].sort();
    this.namesOf.set(prefix, names);
    return names;
  }

  /** The pods of an object. */
  public podsOf(item: Item): Pods | undefined {
    return this.podsByItem.get(item);
  }

  /** The pods of a namespace. */
  public podsIn(namespace: string | undefined): readonly Pods[] {
    return this.podsByNamespace.get(namespace ?? '') ?? [];
  }

  /** The pods of a namespace that a label selector takes. */
  public selected(namespace: string | undefined, selector: Json): readonly Pods[] {
    const known = this.taken.get(selector);
    if (known && known.namespace === namespace) return known.pods;
    const pods = this.candidates(namespace, record(selector.matchLabels)).filter(({ labels }) => selects(selector, labels));
    this.taken.set(selector, { namespace, pods });
    return pods;
  }

  /** Few of the pods of a namespace, among which are all that have some labels. */
  private candidates(namespace: string | undefined, labels: Json): readonly Pods[] {
    let fewest = this.podsIn(namespace);
    for (const key in labels) {
      if (fewest.length < FEW) break;
      const having = this.podsWith(key).get(labelId(namespace, labels[key])) ?? [];
      if (having.length < fewest.length) fewest = having;
    }
    return fewest;
  }

  private podsWith(key: string): ReadonlyMap<string, readonly Pods[]> {
    const known = this.podsByLabel.get(key);
    if (known) return known;
    const found = new Map<string, Pods[]>();
    for (const all of this.podsByNamespace.values()) {
      for (const pods of all) if (key in pods.labels) push(found, labelId(pods.namespace, pods.labels[key]), pods);
    }
    this.podsByLabel.set(key, found);
    return found;
  }

  /** The pods that a Service sends requests to; none where it has no selector. */
  public behind(service: Item): readonly Pods[] {
    const known = this.podsByService.get(service);
    if (known) return known;
    const matchLabels = record(service.spec.selector);
    const pods = Object.keys(matchLabels).length === 0 ? [] : this.selected(service.namespace, { matchLabels });
    this.podsByService.set(service, pods);
    return pods;
  }

  /** Whether somebody outside of the program makes pods that a label selector takes, or an operator does. */
  public declaresPods(namespace: string | undefined, selector: Json): boolean {
    const keys = [...Object.keys(record(selector.matchLabels)), ...list(selector.matchExpressions).map(({ key }) => String(key))];
    return keys.some(key => OF_OPERATORS.test(key)) || this.setting.declared.some(({ kind, labels, namespace: own }) => kind === 'Pod' && labels !== undefined
      && (own === undefined || own === namespace) && selects(selector, labels));
  }

  /** The labels of a namespace, as far as they are known. */
  public namespaceLabels(name: string): Labels {
    const own = record(record(this.find('Namespace', undefined, name)?.json.metadata).labels);
    return { ...own, 'kubernetes.io/metadata.name': name };
  }

  /** The Pod Security Standard that a namespace of the program enforces; undefined where that is not known. */
  public podSecurity(namespace: string | undefined): string | undefined {
    const labels = namespace === undefined ? {} : this.namespaceLabels(namespace);
    const level = labels['pod-security.kubernetes.io/enforce'];
    return typeof level === 'string' ? level : undefined;
  }

  /** The autoscalers of an object. */
  public autoscalers({ kind, name, namespace }: Item): readonly Item[] {
    return this.autoscalersOf.get(idOf(kind, namespace, name)) ?? [];
  }

  /** How few and how many pods an object keeps; undefined where that depends on the nodes, or on nobody knows what. */
  public count(item: Item): { readonly fewest: number; readonly most: number } | undefined {
    if (item.kind === 'Pod') return { fewest: 1, most: 1 };
    if (!COUNTED.has(item.kind)) return undefined;
    const [autoscaler] = this.autoscalers(item);
    const replicas = typeof item.spec.replicas === 'number' ? item.spec.replicas : 1;
    if (!autoscaler) return { fewest: replicas, most: replicas };
    const { minReplicas, minReplicaCount, maxReplicas, maxReplicaCount } = autoscaler.spec;
    // Of KEDA the names differ, the fewest is none, and the most a hundred: https://keda.sh/docs/latest/reference/scaledobject-spec/
    const fewest = minReplicas ?? minReplicaCount ?? (autoscaler.builtIn ? 1 : 0);
    return { fewest: Number(fewest), most: Number(maxReplicas ?? maxReplicaCount ?? (autoscaler.builtIn ? Math.max(replicas, 1) : 100)) };
  }
}

const COUNTED = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout']);

/** What Kubernetes puts into every namespace. */
function ofEveryNamespace(kind: string, name: string): boolean {
  return (kind === 'ServiceAccount' && name === 'default') || (kind === 'ConfigMap' && name === 'kube-root-ca.crt');
}

function labelId(namespace: string | undefined, value: unknown): string {
  return `${namespace ?? ''}/${String(value)}`;
}

// So many are looked at one by one as fast as by a label.
const FEW = 8;

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
