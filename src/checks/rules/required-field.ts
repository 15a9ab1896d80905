import { Json, list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'required-field',
  severity: 'error',
  title: 'An object has the fields that Kubernetes asks for.',
  why: 'The API server refuses an object without them.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  remedy: 'add it',
  alone: true,
  saidBy: ['override-field'],
  * check(cluster) {
    for (const item of cluster.items) {
      if (!item.builtIn) continue;
      for (const at of missing(item, cluster.podsOf(item))) {
        yield { item, at, must: 'must be there: the API server refuses the object without it', value: 'nothing' };
      }
      const { generateName, annotations } = item.metadata;
      // Argo CD makes a hook anew with each sync.
      if (item.name !== '' || generateName === undefined || 'argocd.argoproj.io/hook' in record(annotations)) continue;
      yield { item, at: 'metadata.name', must: 'must be there: kubectl apply takes no generateName alone, for it would not find the object again', value: generateName, remedy: 'give it a name, which says what is new: migrate-1-4-2', source: GENERATED };
    }
  },
};

const GENERATED = 'https://github.com/kubernetes/kubernetes/issues/44501';
const SELECTING = ['spec.selector', 'spec.template'];
const FIELDS = byPaths({
  Deployment: SELECTING,
  StatefulSet: SELECTING,
  DaemonSet: SELECTING,
  ReplicaSet: ['spec.selector'],
  Job: ['spec.template'],
  CronJob: ['spec.schedule', 'spec.jobTemplate'],
  Pod: ['spec.containers'],
  HorizontalPodAutoscaler: ['spec.scaleTargetRef', 'spec.maxReplicas'],
  PersistentVolumeClaim: ['spec.accessModes', 'spec.resources.requests.storage'],
  PersistentVolume: ['spec.accessModes', 'spec.capacity.storage'],
  StorageClass: ['provisioner'],
  PriorityClass: ['value'],
  RuntimeClass: ['handler'],
  RoleBinding: ['roleRef.name', 'roleRef.kind'],
  ClusterRoleBinding: ['roleRef.name', 'roleRef.kind'],
  NetworkPolicy: ['spec'],
});

type Path = readonly string[];

/** Paths are taken apart once: they are looked for in every object. */
function byPaths(fields: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly Path[]> {
  return new Map(Object.entries(fields).map(([kind, paths]) => [kind, paths.map(path => path.split('.'))]));
}

function missing(item: Item, pods: Pods | undefined): string[] {
  const found: string[] = [];
  if (item.name === '' && item.metadata.generateName === undefined) found.push('metadata.name');
  for (const path of FIELDS.get(item.kind) ?? []) if (isAbsent(item.json, path)) found.push(path.join('.'));
  found.push(...PARTS.get(item.kind)?.(item) ?? []);
  if (!pods) return found;
  if (pods.containers.every(({ role }) => role !== 'main')) found.push('containers');
  for (const { json, at } of pods.containers) {
    for (const field of ['name', 'image']) if (json[field] === undefined) found.push(`${at} ${field}`);
    for (const [field, needed] of LISTS) {
      const all = json[field];
      if (all !== undefined) for (const path of missingIn(field, all, needed)) found.push(`${at} ${path}`);
    }
  }
  return found;
}

const LISTS = [['env', ['name']], ['ports', ['containerPort']], ['volumeMounts', ['name', 'mountPath']]] as const;

const PARTS = new Map<string, (item: Item) => string[]>([
  ['Service', missingOfService],
  ['Ingress', ({ spec }) => list(spec.rules).flatMap(({ http }, index) => missingIn(`spec.rules[${index}].http.paths`, record(http).paths, ['pathType', 'backend']))],
  ['Role', ({ json }) => missingIn('rules', json.rules, ['verbs'])],
  ['ClusterRole', ({ json }) => missingIn('rules', json.rules, ['verbs'])],
]);

function missingOfService({ spec: { ports, type, clusterIP } }: Item): string[] {
  return list(ports).length === 0 && type !== 'ExternalName' && clusterIP !== 'None' ? ['spec.ports'] : missingIn('spec.ports', ports, ['port']);
}

/** What objects of a list do not have. */
function missingIn(at: string, items: unknown, fields: readonly string[]): string[] {
  const found: string[] = [];
  const all = list(items);
  for (let index = 0; index < all.length; index++) {
    for (const field of fields) if (all[index][field] === undefined) found.push(`${at}[${index}].${field}`);
  }
  return found;
}

function isAbsent(json: Json, path: Path): boolean {
  let at: unknown = json;
  for (const key of path) at = record(at)[key];
  return at === undefined;
}
