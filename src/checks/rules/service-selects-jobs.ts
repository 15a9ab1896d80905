import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'service-selects-jobs',
  severity: 'error',
  title: 'A Service selects no pods of Jobs beside those that answer it.',
  why: 'A pod of a Job counts as ready while it runs, and gets its share of the requests: some of them fail whenever the Job runs.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-in-kubernetes',
  remedy: 'give the pods of the Job labels of their own, or add a label to the selector',
  * check(cluster) {
    for (const item of cluster.all('Service')) {
      const selected = cluster.behind(item);
      const job = selected.find(({ ends }) => ends);
      if (!job || selected.every(({ ends }) => ends)) continue;
      yield { item, at: 'spec.selector', must: `must not select the pods of ${job.item.toString()} too: they are sent requests while they run`, value: item.spec.selector };
    }
  },
};
