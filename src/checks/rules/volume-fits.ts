import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { quantity } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';
import { haveClaims, podsThat } from '../internal/workloads/pods-that';
import { classNameOf, classOf, modesOf, volumeOf } from '../internal/workloads/storage';

export const rule: Rule = {
  id: 'volume-fits',
  severity: 'error',
  title: 'A claim fits the volume that it is for, and how and where it is mounted.',
  why: 'A claim that names a volume is bound to no other. Where that one is smaller, of another class or mode, or kept for another claim, it stays Pending; where the volume is on a node that the pods do not go to, they do.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
  remedy: 'make both the same',
  * check(cluster) {
    for (const item of cluster.all('PersistentVolumeClaim')) {
      const volume = volumeOf(cluster, item);
      if (!volume) continue;
      for (const [at, must, value] of misfits(cluster, item, volume)) yield { item, at, must: `${must}: it stays Pending`, value };
      yield* elsewhere(cluster, item, volume);
    }
    for (const pods of podsThat(cluster, haveClaims)) {
      yield* mountedOtherwise(cluster, pods);
      yield* notScheduled(cluster, pods);
      yield* outOfTopology(cluster, pods);
    }
  },
};

function* misfits(cluster: Cluster, claim: Item, volume: Item): Iterable<readonly [at: string, must: string, value: unknown]> {
  const { name, namespace, spec } = claim;
  const { claimRef, capacity, volumeMode = 'Filesystem' } = volume.spec;
  const kept = record(claimRef);
  if (claimRef !== undefined && (kept.name !== name || (namespace !== undefined && kept.namespace !== namespace))) {
    yield ['spec.volumeName', `must be a volume for this claim, and ${volume.toString()} is kept for ${String(kept.namespace)}/${String(kept.name)}`, volume.name];
  }
  const { storage } = record(record(spec.resources).requests);
  const [asked, has] = [quantity(storage), quantity(record(capacity).storage)];
  if ((asked ?? 0) > (has ?? Infinity)) yield ['spec.resources.requests.storage', `must be at most the ${String(record(capacity).storage)} of ${volume.toString()}`, storage];
  const modes = modesOf(volume.spec);
  const missing = modesOf(spec).filter(mode => !modes.includes(mode));
  if (missing.length > 0) yield ['spec.accessModes', `must be of ${volume.toString()}: ${modes.join(', ')}`, missing];
  // Without a class it gets the default one, if there is one; of a volume that is kept for a claim, nobody asks.
  const [own, its] = [classNameOf(claim.json), classNameOf(volume.json) ?? ''];
  const filled = own ?? (claimRef === undefined ? classOf(cluster, undefined)?.name : undefined);
  if (spec.volumeName !== undefined && filled !== undefined && filled !== its) {
    yield ['spec.storageClassName', `must be that of ${volume.toString()}, '${String(its)}'${own === undefined ? `: without one it is that of the default class, '${String(filled)}'` : ''}`, own ?? 'none'];
  }
  const { volumeMode: mode = 'Filesystem' } = spec;
  if (mode !== volumeMode) yield ['spec.volumeMode', `must be that of ${volume.toString()}, ${String(volumeMode)}`, mode];
}

/** Disks without a file system that are mounted as directories, and the other way round. */
function* mountedOtherwise(cluster: Cluster, { item, namespace, spec, containers }: Pods): Iterable<Violation> {
  const modes = new Map([
    ...list(spec.volumes).map(({ name, persistentVolumeClaim }) => [name, cluster.find('PersistentVolumeClaim', namespace, String(record(persistentVolumeClaim).claimName))?.spec] as const),
    ...list(item.spec.volumeClaimTemplates).map(claim => [record(claim.metadata).name, record(claim.spec)] as const),
  ].map(([name, claim]) => [name, claim && (claim.volumeMode ?? 'Filesystem')] as const));
  for (const { json, at } of containers) {
    for (const [field, wrong, other] of [['volumeMounts', 'Block', 'volumeDevices'], ['volumeDevices', 'Filesystem', 'volumeMounts']] as const) {
      for (const { name } of list(json[field])) {
        if (modes.get(name) === wrong) yield { item, at: `${at} ${field} '${String(name)}'`, must: `must be in '${other}', for its claim is of the mode ${wrong}: the pod does not start`, value: name, remedy: `move it to '${other}', or change the claim` };
      }
    }
  }
}

/** Pods that are put on a node past the scheduler, and wait for a claim that waits for the scheduler. */
function* notScheduled(cluster: Cluster, { item, namespace, spec }: Pods): Iterable<Violation> {
  const { nodeName } = spec;
  if (typeof nodeName !== 'string' || nodeName === '') return;
  const named = list(spec.volumes).flatMap(({ persistentVolumeClaim }) => {
    const claim = cluster.find('PersistentVolumeClaim', namespace, String(record(persistentVolumeClaim).claimName));
    // A volume that is there needs no scheduler, and others that mount the claim may be scheduled.
    return !claim || volumeOf(cluster, claim) || isScheduled(cluster, claim) ? [] : [{ name: claim.name, json: claim.json }];
  });
  const made = list(item.spec.volumeClaimTemplates).map(json => ({ name: record(json.metadata).name, json }));
  for (const { name, json } of [...named, ...made]) {
    const class_ = classOf(cluster, classNameOf(json));
    if (class_?.json.volumeBindingMode !== 'WaitForFirstConsumer' || record(json.spec).volumeName !== undefined) continue;
    const must = `must be left to the scheduler, for which the claim '${String(name)}' waits by its ${class_.toString()}: the pods stay Pending`;
    yield { item, at: 'nodeName', must, value: nodeName, remedy: 'select the node by kubernetes.io/hostname, in \'nodeSelector\'', source: OF_BINDING };
  }
}

function isScheduled(cluster: Cluster, claim: Item): boolean {
  return cluster.podsIn(claim.namespace).some(({ spec }) => spec.nodeName === undefined
    && list(spec.volumes).some(({ persistentVolumeClaim }) => record(persistentVolumeClaim).claimName === claim.name));
}

const OF_BINDING = 'https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode';

/** Pods that go to no node that the volume can be used on. */
function* elsewhere(cluster: Cluster, claim: Item, volume: Item): Iterable<Violation> {
  const terms = list(record(record(volume.spec.nodeAffinity).required).nodeSelectorTerms);
  if (terms.length === 0) return;
  for (const { item, spec } of cluster.podsIn(claim.namespace)) {
    const mounts = list(spec.volumes).some(({ persistentVolumeClaim }) => record(persistentVolumeClaim).claimName === claim.name);
    if (!mounts) continue;
    for (const { at, value } of outOf(terms, spec)) {
      yield { item, at, must: `must be of nodes that ${volume.toString()} is on: the pods stay Pending`, value, remedy: 'select the node of the volume, or leave it to the volume: pods follow it' };
    }
  }
}

/** Where pods ask for nodes of which none is of some terms. */
function outOf(terms: readonly Json[], spec: Json): Array<{ readonly at: string; readonly value: unknown }> {
  const { requiredDuringSchedulingIgnoredDuringExecution: required } = record(record(spec.affinity).nodeAffinity);
  const selector = record(spec.nodeSelector);
  const asked = list(record(required).nodeSelectorTerms);
  return [
    { at: 'nodeSelector', wanted: [selectorTerm(selector)], value: selector },
    { at: 'affinity.nodeAffinity', wanted: asked, value: asked[0] },
  ].filter(({ wanted }) => wanted.length > 0 && wanted.every(own => terms.every(term => excludes(term, own))));
}

/** Pods that go to nodes where the class of their claims makes no volumes. */
function* outOfTopology(cluster: Cluster, { item, namespace, spec }: Pods): Iterable<Violation> {
  const named = list(spec.volumes).flatMap(({ persistentVolumeClaim }) => {
    const claim = cluster.find('PersistentVolumeClaim', namespace, String(record(persistentVolumeClaim).claimName));
    return claim && claim.spec.volumeName === undefined && !volumeOf(cluster, claim) ? [claim.json] : [];
  });
  for (const json of [...named, ...list(item.spec.volumeClaimTemplates)]) {
    const class_ = classOf(cluster, classNameOf(json));
    const terms = list(class_?.json.allowedTopologies).map(({ matchLabelExpressions }): Json => ({
      matchExpressions: list(matchLabelExpressions).map(({ key, values }) => ({ key, operator: 'In', values })),
    }));
    if (!class_ || terms.length === 0) continue;
    for (const { at, value } of outOf(terms, spec)) {
      yield { item, at, must: `must be of nodes where ${class_.toString()} makes volumes, by its 'allowedTopologies': the pods stay Pending`, value, remedy: 'make both the same', source: OF_TOPOLOGIES };
    }
  }
}

const OF_TOPOLOGIES = 'https://kubernetes.io/docs/concepts/storage/storage-classes/#allowed-topologies';

function selectorTerm(labels: Json): Json {
  return { matchExpressions: Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] })) };
}

/** Whether no node is of both terms: of a label, each has values of its own. */
function excludes(term: Json, other: Json): boolean {
  return list(term.matchExpressions).some(({ key, operator, values }) => operator === 'In' && Array.isArray(values) && values.length > 0
    && list(other.matchExpressions).some(each => each.key === key && isWithout(each, values)));
}

function isWithout({ operator, values }: Json, others: readonly unknown[]): boolean {
  if (!Array.isArray(values) || values.length === 0) return false;
  return operator === 'In' ? !values.some(value => others.includes(value)) : operator === 'NotIn' && others.every(value => values.includes(value));
}
