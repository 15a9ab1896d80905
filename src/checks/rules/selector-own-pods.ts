import { record } from '../../core/internal/json';
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
  * check(cluster) {
    for (const { item, labels } of cluster.pods) {
      if (!CONTROLLERS.has(item.kind) || item.spec.selector === undefined) continue;
      const selector = record(item.spec.selector);
      if (!selects(selector, labels)) yield { item, at: 'spec.selector', must: `must fit the labels of its template: ${item.builtIn ? 'the API server refuses it' : 'it is not taken (InvalidSpec), and makes no pods'}`, value: selector };
    }
  },
};
