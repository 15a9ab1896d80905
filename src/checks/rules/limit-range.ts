import { Json, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Pods } from '../internal/pods';
import { podUse } from '../internal/quotas/demand';
import { defaultLimitsOf, limitsOn } from '../internal/quotas/limit-ranges';
import { amountText, limitOf, quantity, requestOf } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';
import { Claim, claimsOf } from '../internal/workloads/storage';

export const rule: Rule = {
  id: 'limit-range',
  severity: 'error',
  title: 'Containers, pods and claims ask for what the LimitRange of their namespace allows.',
  why: 'The API server refuses a pod with a container that asks for less than the least, or may use more than the most, alone or together with the others, and a claim of another size: the Deployment is there, and has no pods.',
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  remedy: 'change what the container asks for, or the LimitRange',
  * check(cluster) {
    if (cluster.all('LimitRange').length === 0) return;
    yield* overDefaults(cluster);
    for (const pods of cluster.pods) {
      for (const limits of limitsOn(cluster, pods.namespace, 'Container')) yield* ofContainers(pods, limits);
      for (const { max } of limitsOn(cluster, pods.namespace, 'Pod')) yield* overPod(cluster, pods, record(max));
    }
    for (const claim of claimsOf(cluster)) {
      for (const limits of limitsOn(cluster, claim.item.namespace, 'PersistentVolumeClaim')) yield* ofClaim(claim, limits);
    }
  },
};

function* ofContainers({ item, containers }: Pods, { min, max, maxLimitRequestRatio }: Json): Iterable<Violation> {
  for (const { json, at } of containers) {
    for (const [resource, value] of Object.entries(record(min))) {
      const [request, least] = [requestOf(json, resource), quantity(value)];
      if (request !== undefined && least !== undefined && request < least) {
        yield { item, at: `${at} requests.${resource}`, must: `must be ${String(value)} or more, as the LimitRange says: the pod is refused`, value: amountText(resource, request) };
      }
    }
    for (const [resource, value] of Object.entries(record(max))) {
      const [limit, most] = [limitOf(json, resource) ?? requestOf(json, resource), quantity(value)];
      if (limit !== undefined && most !== undefined && limit > most) {
        yield { item, at: `${at} limits.${resource}`, must: `must be ${String(value)} or less, as the LimitRange says: the pod is refused`, value: amountText(resource, limit) };
      }
    }
    for (const [resource, value] of Object.entries(record(maxLimitRequestRatio))) {
      const [limit, request, ratio] = [limitOf(json, resource), requestOf(json, resource), quantity(value)];
      if (limit === undefined || request === undefined || request === 0 || ratio === undefined || limit / request <= ratio) continue;
      const must = `must be at most ${String(value)} times the request, ${amountText(resource, request)}, as the LimitRange says: the pod is refused`;
      yield { item, at: `${at} limits.${resource}`, must, value: amountText(resource, limit), remedy: 'ask for more, or lower the limit' };
    }
  }
}

/** What the containers of a pod may use together. */
function* overPod(cluster: Cluster, pods: Pods, max: Json): Iterable<Violation> {
  const { item, namespace } = pods;
  // What a pod says of itself as a whole is not the sum of its containers.
  if (pods.spec.resources !== undefined) return;
  const defaults = defaultLimitsOf(cluster, namespace);
  for (const [resource, value] of Object.entries(max)) {
    const most = quantity(value);
    if (most === undefined) continue;
    const used = podUse(pods, ({ json }) => limitOf(json, resource) ?? defaults[resource] ?? 0, resource);
    if (used > most) {
      const must = `must be ${String(value)} or less in all containers together, as the LimitRange says: the pod is refused`;
      yield { item, at: `limits.${resource}`, must, value: amountText(resource, used) };
    } else if (used === 0) {
      yield { item, at: `limits.${resource}`, must: `must be set, since the LimitRange allows a pod ${String(value)}: the pod is refused`, value: 'not set' };
    }
  }
}

function* ofClaim({ item, at, spec }: Claim, { min, max }: Json): Iterable<Violation> {
  const { storage } = record(record(spec.resources).requests);
  const [asked, least, most] = [storage, record(min).storage, record(max).storage].map(quantity);
  if (asked === undefined) return;
  const bound = most !== undefined && asked > most ? `${String(record(max).storage)} or less` : least !== undefined && asked < least ? `${String(record(min).storage)} or more` : undefined;
  if (bound === undefined) return;
  yield { item, at: `${at} requests.storage`, must: `must be ${bound}, as the LimitRange says: the claim is refused`, value: storage, remedy: 'change what the claim asks for, or the LimitRange' };
}

/** A container that says no limit gets the default one, which must not be less than what it asks for. */
function* overDefaults(cluster: Cluster): Iterable<Violation> {
  for (const { item, namespace, containers } of cluster.pods) {
    for (const [resource, limit] of Object.entries(defaultLimitsOf(cluster, namespace))) {
      for (const { json, at } of containers) {
        const request = requestOf(json, resource);
        if (request === undefined || request <= limit || limitOf(json, resource) !== undefined) continue;
        const must = `must not be more than the limit that a container without one gets, ${amountText(resource, limit)}: the pod is refused`;
        yield { item, at: `${at} requests.${resource}`, must, value: amountText(resource, request), remedy: 'set a limit too' };
      }
    }
  }
}
