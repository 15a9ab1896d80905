import { record } from '../../core/internal/json';
import { closest, hasPods } from '../internal/network/selected';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'service-selects-nothing',
  severity: 'error',
  title: 'A Service selects pods.',
  why: 'Requests to a Service without pods fail: connection refused, or 503 from whoever routes to it. Nothing else says so.',
  source: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpointslices',
  remedy: 'correct the selector, or say that somebody else makes the pods: External.pods in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    for (const item of cluster.all('Service')) {
      if (cluster.behind(item).length > 0) continue;
      const { selector, type } = item.spec;
      const matchLabels = record(selector);
      if (type === 'ExternalName' || Object.keys(matchLabels).length === 0) continue;
      if (hasPods(cluster, item, { matchLabels })) continue;
      const must = `must select pods of its namespace: nobody answers for it${closest(cluster, item, matchLabels)}`;
      yield { item, at: 'spec.selector', must, value: matchLabels };
    }
  },
};
