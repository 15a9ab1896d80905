import { Json, list, record } from '../../../core/internal/json';
import { indexedWrongs } from '../../../core/internal/pods/job';
import { hasElements, isGiven, Wrong } from './wrong';

/** What does not go together in a Job. */
export function* jobWrongs(spec: Json): Iterable<Wrong> {
  const { completionMode, completions, parallelism, manualSelector, selector, podFailurePolicy, template } = spec;
  const { restartPolicy } = record(record(template).spec);
  // With neither, both are 1.
  if (completionMode === 'Indexed' && completions === undefined && parallelism !== undefined) yield { at: 'spec.completions', must: 'must be given with \'completionMode: Indexed\'', value: 'nothing' };
  if (completionMode === 'Indexed') yield* indexedWrongs(spec).map(({ field, must, value }) => ({ at: `spec.${field}`, must, value }));
  if (podFailurePolicy !== undefined && restartPolicy !== 'Never') {
    yield { at: 'spec.podFailurePolicy', must: 'must not be given but with \'restartPolicy: Never\'', value: restartPolicy };
  }
  if (podFailurePolicy !== undefined) yield* failureWrongs(spec);
  yield* perIndexWrongs(spec);
  if (selector !== undefined && manualSelector !== true) yield { at: 'spec.selector', must: 'must be left to Kubernetes', value: selector };
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy */
function* failureWrongs({ podFailurePolicy, podReplacementPolicy, template }: Json): Iterable<Wrong> {
  if (podReplacementPolicy === 'TerminatingOrFailed') yield { at: 'spec.podReplacementPolicy', must: 'must be Failed beside \'podFailurePolicy\'', value: podReplacementPolicy };
  for (const [index, { onExitCodes, onPodConditions }] of list(record(podFailurePolicy).rules).entries()) {
    const at = `spec.podFailurePolicy.rules[${index}]`;
    if (isGiven(onExitCodes) === hasElements(onPodConditions)) yield { at, must: 'must be about either \'onExitCodes\' or \'onPodConditions\'', value: isGiven(onExitCodes) ? 'both' : 'neither' };
    const { containerName, operator, values } = record(onExitCodes);
    if (isGiven(containerName) && !namesOf(template).includes(containerName)) yield { at: `${at}.onExitCodes.containerName`, must: 'must name a container of the pod', value: containerName };
    if (operator === 'In' && Array.isArray(values) && values.includes(0)) yield { at: `${at}.onExitCodes.values`, must: 'must not have 0 with the operator In, for that is no failure', value: values };
  }
}

function namesOf(template: unknown): unknown[] {
  const { containers, initContainers } = record(record(template).spec);
  return [...list(containers), ...list(initContainers)].map(({ name }) => name);
}

/** What is of the single index: https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index */
function* perIndexWrongs(spec: Json): Iterable<Wrong> {
  for (const field of spec.completionMode === 'Indexed' ? [] : ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy']) {
    if (spec[field] !== undefined) yield { at: `spec.${field}`, must: 'must not be given but with \'completionMode: Indexed\'', value: spec[field] };
  }
  if (spec.backoffLimitPerIndex !== undefined) return;
  if (spec.maxFailedIndexes !== undefined) yield { at: 'spec.maxFailedIndexes', must: 'must not be given without \'backoffLimitPerIndex\'', value: spec.maxFailedIndexes };
  if (list(record(spec.podFailurePolicy).rules).some(({ action }) => action === 'FailIndex')) yield { at: 'spec.podFailurePolicy', must: 'must not say FailIndex without \'backoffLimitPerIndex\'', value: 'FailIndex' };
}
