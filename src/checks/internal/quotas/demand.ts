import { Json, list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Container, Pods } from '../pods';
import { amountText, quantity, rounded, shareOf } from '../resources';
import { classNameOf, ephemeralClaims } from '../workloads/storage';
import { defaultsOf } from './limit-ranges';
import { COUNTED, countsOf, Part } from './object-counts';
import { isIn, scopesOf } from './scopes';

/** What a workload asks for at the most. */
export interface Demand {
  readonly item: Item;
  /** How many pods there may be at once, and how it comes to that. */
  readonly pods: number;
  readonly count: string;
  /** Of one pod, by the names that quotas use: `requests.cpu`, `limits.memory`. */
  readonly each: Readonly<Record<string, number>>;
}

const MEASURED = ['cpu', 'memory', 'ephemeral-storage'];

/** What the workloads of a namespace ask for, with as many replicas as they may have, in the middle of a rollout. */
export function demandsOf(cluster: Cluster, namespace: string | undefined): Demand[] {
  const defaults = defaultsOf(cluster, namespace);
  return cluster.podsIn(namespace).map(pods => ({ item: pods.item, ...podCount(cluster, pods), each: demandOf(pods, defaults) }));
}

/** What one pod asks for. */
function demandOf(pods: Pods, defaults: Readonly<Record<string, number>>): Record<string, number> {
  const result: Record<string, number> = {};
  for (const side of ['requests', 'limits'] as const) {
    for (const resource of resourcesOf(pods.containers.map(({ json }) => json), side, defaults)) {
      result[`${side}.${resource}`] = podUse(pods, ({ json }) => amount(json, side, resource, defaults), resource);
    }
  }
  return result;
}

/** What the containers of one pod come to: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers */
export function podUse({ spec, containers }: Pods, of: (container: Container) => number, resource: string): number {
  const main = containers.filter(({ role }) => role === 'main').reduce((total, each) => total + of(each), 0);
  // Init containers run one after the other, each beside the sidecars that were started before it.
  let [sidecars, starting] = [0, 0];
  for (const container of containers) {
    if (container.role === 'sidecar') sidecars += of(container);
    else if (container.role === 'init') starting = Math.max(starting, of(container) + sidecars);
  }
  const overhead = quantity(record(spec.overhead)[resource]) ?? 0;
  return rounded(Math.max(main + sidecars, starting) + overhead);
}

function resourcesOf(containers: readonly Json[], side: 'requests' | 'limits', defaults: Readonly<Record<string, number>>): string[] {
  const named = containers.flatMap(({ resources }) => Object.keys({ ...record(record(resources).limits), ...record(record(resources)[side]) }));
  return [...new Set([...MEASURED, ...named, ...side === 'requests' ? Object.keys(defaults) : []])];
}

function amount(container: Json, side: 'requests' | 'limits', resource: string, defaults: Readonly<Record<string, number>>): number {
  const { requests, limits } = record(container.resources);
  const limit = quantity(record(limits)[resource]);
  if (side === 'limits') return limit ?? 0;
  return quantity(record(requests)[resource]) ?? limit ?? defaults[resource] ?? 0;
}

function podCount(cluster: Cluster, { item }: Pods): Pick<Demand, 'pods' | 'count'> {
  const { kind, spec } = item;
  switch (kind) {
    case 'Deployment': {
      const most = cluster.count(item)?.most ?? 1;
      const surge = surgeOf(record(spec.strategy), most);
      return { pods: most + surge, count: surge === 0 ? String(most) : `(${most} + ${surge} of a rollout)` };
    }
    case 'Rollout': {
      const most = cluster.count(item)?.most ?? 1;
      const { blueGreen, canary } = record(spec.strategy);
      // Blue and green are whole: https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/
      const surge = blueGreen === undefined ? surgeOf({ rollingUpdate: canary }, most) : most;
      return { pods: most + surge, count: surge === 0 ? String(most) : `(${most} + ${surge} of a rollout)` };
    }
    case 'Job': return ofJob(spec, '');
    case 'CronJob': return spec.suspend === true ? { pods: 0, count: '0, suspended' } : ofJob(record(record(spec.jobTemplate).spec), ' of a run');
    case 'DaemonSet': return { pods: 1, count: '1 on each node, of which one is counted' };
    default: {
      const { most } = cluster.count(item) ?? { most: 1 };
      return { pods: most, count: String(most) };
    }
  }
}

function ofJob({ parallelism = 1, completions, suspend }: Json, what: string): Pick<Demand, 'pods' | 'count'> {
  if (suspend === true) return { pods: 0, count: '0, suspended' };
  const pods = Math.min(Number(parallelism), typeof completions === 'number' ? completions : Infinity);
  return { pods, count: `${pods}${what}` };
}

/** How many pods more than its replicas a rollout has. */
function surgeOf({ type = 'RollingUpdate', rollingUpdate }: Json, replicas: number): number {
  if (type !== 'RollingUpdate' || replicas === 0) return 0;
  const { maxSurge = '25%' } = record(rollingUpdate);
  return shareOf(maxSurge, replicas);
}

/** What a quota sets a limit to: its name, the limit, and what the program asks for. */
export interface Use {
  readonly resource: string;
  readonly hard: number;
  /** As it is written. */
  readonly limit: string;
  readonly used: number;
  /** Who asks for how much. */
  readonly parts: readonly Part[];
}

/** What the objects of a namespace use of a quota: https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export function usesOf(cluster: Cluster, quota: Item, demands: readonly Demand[]): Use[] {
  return Object.entries(record(quota.spec.hard)).flatMap(([resource, limit]) => {
    const hard = quantity(limit);
    const parts = hard === undefined ? undefined : partsOf(cluster, quota, resource, demands);
    if (hard === undefined || !parts) return [];
    return [{ resource, hard, limit: String(limit), used: rounded(parts.reduce((sum, { amount: part }) => sum + part, 0)), parts }];
  });
}

function partsOf(cluster: Cluster, { namespace, spec }: Item, resource: string, all: readonly Demand[]): Use['parts'] | undefined {
  const scopes = scopesOf(spec);
  if (!scopes) return undefined;
  const demands = all.filter(({ item }) => isIn(cluster, scopes, cluster.podsOf(item)));
  // Those that have ended count too, where it says count/, but how many there are nobody knows.
  if (resource === 'pods' || resource === 'count/pods') return demands.map(({ item, pods, count }) => ({ item, words: count, amount: pods }));
  const name = MEASURED.includes(resource) ? `requests.${resource}` : resource;
  const [of, ofClass] = OF_CLASS.exec(name)?.slice(1) ?? [];
  if (of !== undefined) {
    const claims = claimsIn(cluster, namespace, all).filter(({ className }) => className === of);
    return claims.map(claim => ofClass === 'requests.storage' ? storagePart(claim) : { item: claim.item, words: claim.words, amount: claim.count });
  }
  if (name === 'requests.storage') return claimsIn(cluster, namespace, all).map(storagePart);
  if (name.startsWith('requests.') || name.startsWith('limits.')) {
    const asking = demands.filter(({ each }) => each[name] !== undefined);
    return asking.map(({ item, pods, count, each }) => ({ item, words: `${count} × ${amountText(name, each[name])}`, amount: pods * each[name] }));
  }
  const counted = countsOf(cluster, namespace, resource);
  const claims = COUNTED[resource] === 'PersistentVolumeClaim' ? claimsOfPods(cluster, namespace, all) : [];
  return counted && [...counted, ...claims.map(({ item, words, count }) => ({ item, words, amount: count }))];
}

// https://kubernetes.io/docs/concepts/policy/resource-quotas/#storage-resource-quota
const OF_CLASS = /^(.+)\.storageclass\.storage\.k8s\.io\/(requests\.storage|persistentvolumeclaims)$/;

interface ClaimsOfPods {
  readonly item: Item;
  readonly className: unknown;
  /** How many of them there may be at once, and how it comes to that. */
  readonly count: number;
  readonly words: string;
  /** What they ask for together, in bytes, and how it comes to that. */
  readonly storage: number;
  readonly measured: string;
}

/** The claims that are made for pods: by StatefulSets, and as volumes that are gone with their pod. */
function claimsOfPods(cluster: Cluster, namespace: string | undefined, demands: readonly Demand[]): ClaimsOfPods[] {
  const templates = cluster.all('StatefulSet').filter(item => item.namespace === namespace).flatMap(item => {
    const count = cluster.count(item)?.most ?? 1;
    return list(item.spec.volumeClaimTemplates).map(json => madeFor(item, classNameOf(json), count, `${count} of a StatefulSet`, json.spec));
  });
  const ephemeral = demands.flatMap(({ item, pods, count }) => {
    const own = cluster.podsOf(item);
    return own ? ephemeralClaims(own).map(({ spec, className }) => madeFor(item, className, pods, `${count} with their pods`, spec)) : [];
  });
  return [...templates, ...ephemeral];
}

function madeFor(item: Item, className: unknown, count: number, words: string, spec: unknown): ClaimsOfPods {
  const storage = storageIn(spec);
  return { item, className, count, words, storage: count * storage, measured: `${count} × ${amountText('storage', storage)}` };
}

/** All claims of a namespace. */
function claimsIn(cluster: Cluster, namespace: string | undefined, demands: readonly Demand[]): ClaimsOfPods[] {
  const claims = cluster.all('PersistentVolumeClaim').filter(item => item.namespace === namespace);
  return [
    ...claims.map(item => ({ item, className: classNameOf(item.json), count: 1, words: '1', storage: storageIn(item.spec), measured: '1' })),
    ...claimsOfPods(cluster, namespace, demands),
  ];
}

function storagePart({ item, measured, storage }: ClaimsOfPods): Part {
  return { item, words: measured, amount: storage };
}

/** What a claim asks for, in bytes. */
function storageIn(spec: unknown): number {
  return quantity(record(record(record(spec).resources).requests).storage) ?? 0;
}
