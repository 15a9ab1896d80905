import { Json, list, record } from '../../core/internal/json';
import { CONTROLLERS } from '../internal/pods';
import { Rule } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'selector-own-pods',
  severity: 'error',
  title: 'A workload selects the pods that it makes.',
  why: 'The API server refuses a workload whose selector does not fit the labels of its template.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  remedy: 'put the labels of the selector into those of the template',
  saidBy: ['empty-map'],
  * check(cluster) {
    for (const { item, labels } of cluster.pods) {
      if (!CONTROLLERS.has(item.kind) || item.spec.selector === undefined) continue;
      const selector = record(item.spec.selector);
      // https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/apps/validation/validation.go
      if (item.builtIn && isEmpty(selector)) yield { item, at: 'spec.selector', must: 'must name labels of its template: the API server refuses one that is empty', value: selector, remedy: 'write the labels of the template; of cdk8s-plus, leave out \'select: false\', or call \'select\'' };
      else if (!selects(selector, labels)) yield { item, at: 'spec.selector', must: `must fit the labels of its template: ${item.builtIn ? 'the API server refuses it' : 'it is not taken (InvalidSpec), and makes no pods'}`, value: selector };
    }
  },
};

/** Whether a label selector names no label, by which it takes everything. */
function isEmpty({ matchLabels, matchExpressions }: Json): boolean {
  return Object.keys(record(matchLabels)).length === 0 && list(matchExpressions).length === 0;
}
