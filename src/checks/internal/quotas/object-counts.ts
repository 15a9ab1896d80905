import { list, record } from '../../../core/internal/json';
import { MANAGER } from '../../../core/internal/labels';
import { idOf } from '../../../core/internal/references/references';
import { Cluster } from '../cluster';
import { Item } from '../item';

/** A part of what is asked for of a resource: who asks, how it comes to that, and how much. */
export interface Part {
  readonly item: Item;
  readonly words: string;
  readonly amount: number;
}

/** How many objects a namespace has of what a quota counts; undefined where it counts something else. What pods have made for them is not among it. */
export function countsOf(cluster: Cluster, namespace: string | undefined, resource: string): Part[] | undefined {
  const kind = COUNTED[resource];
  if (kind === undefined) return undefined;
  const types = SERVICE_TYPES[resource];
  const counted = cluster.all(kind).filter(item => item.namespace === namespace && (types === undefined || types.includes(item.spec.type)));
  switch (kind) {
    case 'Secret': return secretsIn(cluster, namespace);
    case 'ConfigMap': return [...counted.map(one), ...counted.length > 0 ? [rootCertificate(counted[0])] : []];
    case 'Job': return [...counted.map(jobs), ...cluster.all('CronJob').filter(item => item.namespace === namespace).map(keptJobs)];
    case 'ReplicaSet': return [...counted.map(one), ...cluster.all('Deployment').filter(item => item.namespace === namespace).map(keptRevisions)];
    case 'Service': return resource === 'services.nodeports' ? counted.map(item => ({ item, words: '1', amount: nodePortsOf(item) })) : counted.map(one);
    default: return counted.map(one);
  }
}

/** The kinds that quotas count. */
export const COUNTED: Readonly<Record<string, string>> = {
  'services': 'Service',
  'services.loadbalancers': 'Service',
  'services.nodeports': 'Service',
  'persistentvolumeclaims': 'PersistentVolumeClaim',
  'configmaps': 'ConfigMap',
  'secrets': 'Secret',
  'count/deployments.apps': 'Deployment',
  'count/replicasets.apps': 'ReplicaSet',
  'count/ingresses.networking.k8s.io': 'Ingress',
  'count/jobs.batch': 'Job',
  'count/cronjobs.batch': 'CronJob',
  'count/statefulsets.apps': 'StatefulSet',
  'count/services': 'Service',
  'count/persistentvolumeclaims': 'PersistentVolumeClaim',
  'count/configmaps': 'ConfigMap',
  'count/secrets': 'Secret',
};
const SERVICE_TYPES: Readonly<Record<string, readonly unknown[]>> = {
  'services.loadbalancers': ['LoadBalancer'],
  'services.nodeports': ['NodePort', 'LoadBalancer'],
};

function one(item: Item): Part {
  return { item, words: '1', amount: 1 };
}

/** The Secrets of a namespace: objects, and what others have controllers make. */
function secretsIn(cluster: Cluster, namespace: string | undefined): Part[] {
  const seen = new Set<string>();
  return cluster.items.filter(makesSecrets).flatMap(item => {
    const own = item.made.filter(id => id.startsWith(idOf('Secret', namespace, '')) && !seen.has(id));
    for (const id of own) seen.add(id);
    return own.length === 0 ? [] : [{ item, words: String(own.length), amount: own.length }];
  });
}

/** Whether what an object makes of Secrets is there with it: a SecretProviderClass makes them with pods, and an ExternalSecret may add to one. */
function makesSecrets({ kind, spec }: Item): boolean {
  return kind !== 'SecretProviderClass' && !(kind === 'ExternalSecret' && ['None', 'Merge'].includes(String(record(spec.target).creationPolicy)));
}

/**
 * The ConfigMap that Kubernetes puts into every namespace. Where there is no other, it is there before the quota.
 *
 * @see https://pkg.go.dev/k8s.io/kubernetes/pkg/controller/certificates/rootcacertpublisher
 */
function rootCertificate({ namespace, path }: Item): Part {
  return one(new Item({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kube-root-ca.crt', namespace } }, path, false));
}

/** How many Jobs a Job is: one that a blueprint names by a hash of what it does stays when another one takes its place. */
function jobs(item: Item): Part {
  const { name, spec, metadata } = item;
  const hashed = record(metadata.labels)['app.kubernetes.io/managed-by'] === MANAGER && /-[0-9a-f]{10}$/.test(name) && spec.ttlSecondsAfterFinished === undefined;
  return hashed ? { item, words: '1 + the one before', amount: 2 } : one(item);
}

/** How many Jobs of a CronJob there are at once: those that it keeps, and the one that runs. */
function keptJobs(item: Item): Part {
  const { successfulJobsHistoryLimit: done = 3, failedJobsHistoryLimit: failed = 1, suspend, jobTemplate } = item.spec;
  if (suspend === true) return { item, words: '0, suspended', amount: 0 };
  // What is removed when it is over is not kept.
  if (record(record(jobTemplate).spec).ttlSecondsAfterFinished !== undefined) return one(item);
  return { item, words: `${Number(done)} done + ${Number(failed)} failed + 1`, amount: Number(done) + Number(failed) + 1 };
}

/**
 * How many ReplicaSets of a Deployment there are at once: the old ones beyond those that it keeps go when a rollout is over.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy
 */
function keptRevisions(item: Item): Part {
  const { revisionHistoryLimit: kept = 10 } = item.spec;
  return { item, words: `${Number(kept)} kept + 2 of a rollout`, amount: Number(kept) + 2 };
}

/** How many ports of the nodes a Service takes: one for each of its own. */
function nodePortsOf({ spec }: Item): number {
  return spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts === false ? 0 : list(spec.ports).length;
}
