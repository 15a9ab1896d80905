import { scaledBy } from '../internal/quotas/scaling';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'autoscaler-twice',
  severity: 'error',
  title: 'A workload has one autoscaler.',
  why: 'Two autoscalers of one workload each undo what the other decides; newer versions say AmbiguousSelector and neither scales.',
  source: 'https://github.com/kubernetes/kubernetes/pull/112011',
  remedy: 'put the metrics of both into one',
  * check(cluster) {
    for (const item of [...cluster.all('HorizontalPodAutoscaler'), ...cluster.all('ScaledObject.keda.sh')]) {
      const target = scaledBy(cluster, item);
      const [first] = target ? cluster.autoscalers(target) : [];
      if (target && first !== item) yield { item, at: 'spec.scaleTargetRef', must: `must not be what ${first.toString()} scales too: each undoes what the other decides`, value: target.toString() };
    }
  },
};
