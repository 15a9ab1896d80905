import { Json, list, record } from '../../../core/internal/json';
import { Container, Pods } from '../pods';
import { quantity } from '../resources';
import { isGiven, Wrong } from './wrong';

// What pods and their containers ask for, and how much of it they may have.

/** What does not go together in what a container asks for, as a version of Kubernetes has it. */
export function* resourceWrongs({ spec }: Pods, { json, at }: Container, minor: number): Iterable<Wrong> {
  const { requests, limits, claims } = record(json.resources);
  yield* wholeWrongs(record(requests), record(limits), at);
  const pages = pagesIn(requests) ?? pagesIn(limits);
  if (pages !== undefined && [requests, limits].every(each => record(each).cpu === undefined && record(each).memory === undefined)) yield { at: `${at} resources`, must: 'must have cpu or memory beside huge pages', value: pages };
  if (minor < RESOURCE_CLAIMS) return;
  for (const { name } of list(claims)) {
    if (list(spec.resourceClaims).every(claim => claim.name !== name)) yield { at: `${at} resources.claims`, must: 'must be among the \'resourceClaims\' of the pod', value: name };
  }
}

/** Devices and huge pages cannot be lent: what is asked for is what there is. */
function* wholeWrongs(requests: Json, limits: Json, at: string): Iterable<Wrong> {
  for (const [resource, value] of Object.entries(requests)) {
    const limit = limits[resource];
    if (isWhole(resource) && String(limit) !== String(value) && (limit === undefined || quantity(limit) !== quantity(value))) {
      yield { at: `${at} requests.${resource}`, must: limit === undefined ? 'must be a limit too' : `must be the limit, ${String(limit)}`, value };
    }
  }
  for (const [resource, value] of Object.entries(limits)) {
    const size = resource.startsWith(PAGES) ? quantity(resource.slice(PAGES.length)) : undefined;
    const amount = quantity(value);
    if (size !== undefined && amount !== undefined && amount % size !== 0) yield { at: `${at} limits.${resource}`, must: `must be a multiple of ${resource.slice(PAGES.length)}`, value };
  }
}

const PAGES = 'hugepages-';

/** Whether a resource is had whole: all but CPU, memory and what is on disk. */
export function isWhole(resource: string): boolean {
  return resource.startsWith(PAGES) || (resource.includes('/') && !resource.startsWith('kubernetes.io/'));
}

function pagesIn(resources: unknown): string | undefined {
  return Object.keys(record(resources)).find(resource => resource.startsWith(PAGES));
}

// Before, the API server drops the field: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
const RESOURCE_CLAIMS = 34;
// https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
const OF_PODS = 34;

/** What does not go together in what a pod asks for as a whole. */
export function* podResourceWrongs({ spec, containers }: Pods, minor: number): Iterable<Wrong> {
  if (!isGiven(spec.resources) || minor < OF_PODS) return;
  const { requests, limits } = record(spec.resources);
  for (const [resource, value] of Object.entries(record(limits))) {
    const least = record(requests)[resource];
    if (isMore(least, value)) yield { at: `resources.requests.${resource}`, must: `must not be more than the limit, ${String(value)}`, value: least };
    for (const { json, at } of containers) {
      const limit = record(record(json.resources).limits)[resource];
      if (isMore(limit, value)) yield { at: `${at} limits.${resource}`, must: `must not be more than that of the pod, ${String(value)}`, value: limit };
    }
  }
  for (const [resource, value] of Object.entries(record(requests))) {
    const asked = containers.filter(({ role }) => role === 'main').map(({ json }) => quantity(record(record(json.resources).requests)[resource]) ?? 0);
    const sum = asked.reduce((total, each) => total + each, 0);
    // Sums of thousandths are not exact.
    if (sum > (quantity(value) ?? Infinity) * 1.000001) yield { at: `resources.requests.${resource}`, must: 'must not be less than its containers ask for together', value };
  }
}

function isMore(value: unknown, bound: unknown): boolean {
  const [less, more] = [quantity(bound), quantity(value)];
  return less !== undefined && more !== undefined && more > less;
}
