import { isRecord, Json, list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { askedOf, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { partWrongs } from '../internal/together/of-types';
import { hasElements } from '../internal/together/wrong';

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
      for (const at of missing(item, cluster.podsOf(item), cluster.setting.minor)) {
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
function missing(item: Item, pods: Pods | undefined, minor: number): string[] {
  const found: string[] = [];
  if (item.name === '' && item.metadata.generateName === undefined) found.push('metadata.name');
  found.push(...PARTS.get(item.kind)?.(item) ?? []);
  for (const { at, isMissing } of partWrongs(item, minor)) if (isMissing) found.push(at);
  if (!pods) return found;
  if (pods.containers.every(({ role }) => role !== 'main')) found.push('containers');
  for (const { json, at } of pods.containers) {
    for (const field of ['name', 'image']) if (json[field] === undefined) found.push(`${at} ${field}`);
    found.push(...missingOfContainer(json).map(path => `${at} ${path}`));
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
  ['Role', ({ json }) => missingOfRules(json.rules)],
  ['ClusterRole', ({ json }) => missingOfRules(json.rules)],
  ['PersistentVolumeClaim', missingOfClaim],
]);

function missingOfRules(rules: unknown): string[] {
  const found = missingIn('rules', rules, ['verbs']);
  for (const [index, each] of list(rules).entries()) {
    if (hasElements(each.nonResourceURLs)) continue;
    for (const field of ['apiGroups', 'resources']) if (!hasElements(each[field])) found.push(`rules[${index}].${field}`);
  }
  return found;
}

function missingOfClaim({ spec: { dataSource, dataSourceRef } }: Item): string[] {
  if (dataSource === undefined && dataSourceRef === undefined) return [];
  // Of others, and of another namespace, it leaves the source out.
  const { kind, apiGroup } = record(dataSource);
  const isTaken = kind === (apiGroup ? 'VolumeSnapshot' : 'PersistentVolumeClaim');
  const isHere = !record(dataSourceRef).namespace;
  return [...isTaken ? emptyIn('spec.dataSource', dataSource, ['name']) : [], ...isHere ? emptyIn('spec.dataSourceRef', dataSourceRef, ['name', 'kind']) : []];
}

/** What a container does not say of what it refers to, and of what it is asked by. */
function missingOfContainer(container: Json): string[] {
  const { env, envFrom } = container;
  const found: string[] = [];
  for (const { name, valueFrom } of list(env)) {
    if (valueFrom === undefined) continue;
    for (const field of ['secretKeyRef', 'configMapKeyRef']) found.push(...emptyIn(`env '${String(name)}' ${field}`, record(valueFrom)[field], ['name', 'key']));
  }
  for (const { secretRef, configMapRef } of list(envFrom)) found.push(...emptyIn('envFrom secretRef', secretRef, ['name']), ...emptyIn('envFrom configMapRef', configMapRef, ['name']));
  for (const [name, asked] of askedOf(container)) {
    for (const field of ['httpGet', 'tcpSocket', 'grpc']) if (isRecord(asked[field]) && asked[field].port === undefined) found.push(`${name} ${field}.port`);
  }
  return found;
}

/** What an object does not have, if it is there at all; the API server takes an empty text for none. */
function emptyIn(at: string, json: unknown, fields: readonly string[]): string[] {
  return isRecord(json) ? fields.filter(field => !json[field]).map(field => `${at}.${field}`) : [];
}

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
