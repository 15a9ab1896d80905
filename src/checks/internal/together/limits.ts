import { Json, list, record } from '../../../core/internal/json';
import { quantity } from '../resources';
import { isWhole } from './resources';
import { hasElements, Wrong } from './wrong';

/** What does not go together in a LimitRange. */
export function* rangeWrongs({ limits }: Json): Iterable<Wrong> {
  const all = list(limits);
  for (const [index, each] of all.entries()) {
    yield* orderWrongs(each);
    yield* typeWrongs(each);
    if (each.type !== undefined && all.findIndex(({ type }) => type === each.type) < index) yield { at: `limits[${index}].type`, must: 'must be there once', value: each.type };
    for (const [resource, value] of Object.entries(record(each.maxLimitRequestRatio))) {
      if ((quantity(value) ?? 1) < 1) yield { at: `maxLimitRequestRatio.${resource}`, must: 'must be 1 or more, for a limit is not less than its request', value };
      const [least, most] = [quantity(record(each.min)[resource]), quantity(record(each.max)[resource])];
      if (least !== undefined && most !== undefined && (quantity(value) ?? 0) > most / least) yield { at: `maxLimitRequestRatio.${resource}`, must: `must not be more than 'max' is of 'min', ${most / least}`, value };
    }
    for (const [resource, value] of Object.entries(record(each.defaultRequest))) {
      const limit = record(each.default)[resource];
      if (isWhole(resource) && limit !== undefined && quantity(limit) !== quantity(value)) yield { at: `defaultRequest.${resource}`, must: `must be the 'default', ${String(limit)}, for it cannot be lent`, value };
    }
  }
}

function* orderWrongs(each: Json): Iterable<Wrong> {
  for (const [less, more] of ORDER) {
    for (const [resource, value] of Object.entries(record(each[less]))) {
      const bound = record(each[more])[resource];
      const [least, most] = [quantity(value), quantity(bound)];
      if (least !== undefined && most !== undefined && least > most) yield { at: `${less}.${resource}`, must: `must not be more than '${more}', ${String(bound)}`, value };
    }
  }
}

/** What of a LimitRange must not be more than what. */
const ORDER = [['defaultRequest', 'default'], ['default', 'max'], ['defaultRequest', 'max'], ['min', 'defaultRequest'], ['min', 'default'], ['min', 'max']] as const;

/** @see https://kubernetes.io/docs/concepts/policy/limit-range/ */
function* typeWrongs({ type, min, max, ...more }: Json): Iterable<Wrong> {
  if (type === 'Pod') {
    for (const field of ['default', 'defaultRequest']) {
      if (Object.keys(record(more[field])).length > 0) yield { at: field, must: 'must not be given with the type Pod, for it is of containers', value: more[field] };
    }
  }
  if (type === 'PersistentVolumeClaim' && record(min).storage === undefined && record(max).storage === undefined) {
    yield { at: 'limits', must: 'must have a \'min\' or a \'max\' of storage with the type PersistentVolumeClaim', value: 'neither' };
  }
}

/** What does not go together in a ResourceQuota. */
export function* quotaWrongs({ hard, scopes, scopeSelector }: Json): Iterable<Wrong> {
  if (hasElements(scopes)) yield* scopeWrongs('spec.scopes', scopes, record(hard));
  const expressions = list(record(scopeSelector).matchExpressions);
  yield* scopeWrongs('spec.scopeSelector', expressions.map(({ scopeName }) => scopeName), record(hard));
  for (const { scopeName, operator, values } of expressions) {
    const at = `spec.scopeSelector '${String(scopeName)}'`;
    const among = operator === 'In' || operator === 'NotIn';
    if (operator !== 'Exists' && YES_OR_NO.has(scopeName)) yield { at, must: 'must have the operator Exists', value: operator };
    else if (among !== hasElements(values)) yield { at, must: among ? `must have values with the operator ${operator}` : 'must have no values but with the operators In and NotIn', value: values ?? 'none' };
  }
}

/** What is of some scopes: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes */
function* scopeWrongs(at: string, scopes: readonly unknown[], hard: Json): Iterable<Wrong> {
  for (const [scope, other] of CONTRARY) if (scopes.includes(scope) && scopes.includes(other)) yield { at, must: `must not be both ${scope} and ${other}`, value: scopes };
  for (const scope of scopes) {
    if (!YES_OR_NO.has(scope) && scope !== 'PriorityClass') continue;
    const other = Object.keys(hard).find(resource => (scope === 'BestEffort' || !COMPUTE.has(resource)) && isCounted(resource));
    if (other !== undefined) yield { at: `spec.hard.${other}`, must: `must not be in a quota with the scope ${String(scope)}, which is for ${scope === 'BestEffort' ? '\'pods\' alone' : 'pods, their CPU and their memory'}`, value: hard[other] };
  }
}

/** Whether quotas know a resource by itself: what anybody else names, or is counted as an object, they do not hold against a scope. */
function isCounted(resource: string): boolean {
  return COMPUTE.has(resource) || OTHERS.has(resource) || /^(requests\.)?hugepages-/.test(resource);
}

const CONTRARY = [['BestEffort', 'NotBestEffort'], ['Terminating', 'NotTerminating']] as const;
const YES_OR_NO: ReadonlySet<unknown> = new Set([...CONTRARY.flat(), 'CrossNamespacePodAffinity']);
const COMPUTE: ReadonlySet<string> = new Set(['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory']);
const OTHERS: ReadonlySet<string> = new Set([
  'ephemeral-storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage', 'requests.storage', 'persistentvolumeclaims', 'services',
  'services.nodeports', 'services.loadbalancers', 'configmaps', 'secrets', 'replicationcontrollers', 'resourcequotas',
]);
