import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';
import { wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'completion-index',
  severity: 'error',
  title: 'A program that asks for its index is of an indexed Job.',
  why: 'JOB_COMPLETION_INDEX is set with the completion mode Indexed alone: without it every pod does the same part, or stops.',
  source: 'https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static/',
  remedy: 'set \'completionMode: Indexed\', with \'completions\'',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, ends } = pods;
      const spec = item.kind === 'CronJob' ? record(record(item.spec.jobTemplate).spec) : item.spec;
      if (!ends || !item.builtIn || spec.completionMode === 'Indexed' || !wholeText(pods).includes('JOB_COMPLETION_INDEX')) continue;
      yield { item, at: 'completionMode', must: 'must be Indexed, for its program asks for JOB_COMPLETION_INDEX', value: spec.completionMode ?? 'NonIndexed' };
    }
  },
};
