import { k8s } from 'cdk8s-plus-27';
import { FailureRule, JobProps } from '../../job';
import { Wire } from '../api/wire';
import { unlessDefault } from '../defaults';
import { Found } from '../finding';
import { Json } from '../json';
import { secondsOf } from '../quantity';
import { error, integer, oneOf, seconds } from '../rules';

/** The rules that hold where nobody says otherwise. */
function rulesOf({ restartPolicy = 'Never', failureRules }: JobProps): FailureRule[] {
  return failureRules ?? (restartPolicy === 'Never' ? [FailureRule.ignoreDisruptions()] : []);
}

/** What is wrong with how a program is tried. */
export function jobRules(props: JobProps, perIndex = false): Found[] {
  const { restartPolicy = 'Never', failureRules = [] } = props;
  return [
    integer('backoffLimit', props.backoffLimit, 0),
    seconds('activeDeadlineSeconds', props.activeDeadlineSeconds, 1),
    oneOf('restartPolicy', restartPolicy, ['Never', 'OnFailure']),
    failureRules.length > 0 && restartPolicy !== 'Never'
      ? error('failure-rules', 'failureRules', 'need the restart policy Never', restartPolicy, 'remove one of them')
      : undefined,
    failureRules.length > 20 ? error('too-many', 'failureRules', 'must be at most 20', failureRules.length, 'join those with the same outcome') : undefined,
    failureRules.map((each, index): Found => {
      const { action, exitCodes } = each._rule();
      const at = `failureRules[${index}]`;
      return [
        action === 'FailIndex' && !perIndex ? error('failure-rules', at, 'needs \'backoffLimitPerIndex\'', 'failIndex', 'set it, or use FailureRule.failJob') : undefined,
        exitCodes === undefined ? undefined : exitCodeRules(at, exitCodes),
      ];
    }),
  ];
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/ */
function exitCodeRules(at: string, codes: readonly number[]): Found {
  return [
    codes.length >= 1 && codes.length <= 255 ? undefined : error('exit-codes', at, 'must name 1 to 255 exit codes', codes.length, 'name them'),
    new Set(codes).size === codes.length ? undefined : error('exit-codes', at, 'must name each exit code once', codes, 'remove one of them'),
    codes.map(code => integer(at, code, 1, 255)),
  ];
}

/** A Job of a pod that ends. */
export function jobSpec(props: JobProps, template: Wire<k8s.PodTemplateSpec>, minor: number): Wire<k8s.JobSpec> {
  const { backoffLimit = 3, activeDeadlineSeconds } = props;
  const rules = rulesOf(props);
  return {
    backoffLimit: unlessDefault(backoffLimit, 6),
    activeDeadlineSeconds: activeDeadlineSeconds === undefined ? undefined : secondsOf(activeDeadlineSeconds),
    podFailurePolicy: rules.length > 0 ? { rules: rules.map(each => failureRule(each, minor)) } : undefined,
    template,
  };
}

function failureRule(rule: FailureRule, minor: number): Wire<k8s.PodFailurePolicyRule> {
  const { action, exitCodes } = rule._rule();
  if (exitCodes === undefined) return { action, onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };
  // Up to 1.28 the schema wants the other alternative beside it.
  return { action, onPodConditions: minor < 29 ? [] : undefined, onExitCodes: { operator: 'In', values: [...exitCodes].sort((a, b) => a - b) } };
}

/** What of an indexed Job is too much, and so is not accepted: `must …`. */
export interface IndexedWrong {
  readonly field: 'parallelism' | 'maxFailedIndexes';
  readonly must: string;
  readonly value: number | string;
}

const MOST = 100_000;
const MOST_OF_MANY = 10_000;

/** What the API server says of large indexed Jobs: https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/batch/validation/validation.go */
export function indexedWrongs({ completions, parallelism, maxFailedIndexes, backoffLimitPerIndex }: Json): IndexedWrong[] {
  const many = typeof completions === 'number' && completions > MOST && backoffLimitPerIndex !== undefined;
  const most = many ? MOST_OF_MANY : MOST;
  const must = `must be at most ${most} of an indexed Job${many ? ` of more than ${MOST} completions, with 'backoffLimitPerIndex'` : ''}`;
  const fields = { parallelism, maxFailedIndexes };
  return [
    ...(['parallelism', 'maxFailedIndexes'] as const).flatMap((field): IndexedWrong[] => {
      const value = fields[field];
      return typeof value === 'number' && value > most ? [{ field, must, value }] : [];
    }),
    ...many && maxFailedIndexes === undefined
      ? [{ field: 'maxFailedIndexes' as const, must: `must be given for more than ${MOST} completions with 'backoffLimitPerIndex'`, value: 'nothing' }]
      : [],
  ];
}
