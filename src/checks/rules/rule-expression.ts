import { list } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'rule-expression',
  severity: 'error',
  title: 'A rate in a rule of Prometheus is of a range.',
  why: 'Functions such as rate take what happened in a time: without [5m] or the like the rule cannot be read. The operator refuses the object, or leaves the rule out, and the alert never fires.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  remedy: 'write the range behind the selector: rate(http_requests_total[5m])',
  * check(cluster) {
    // VictoriaMetrics puts the step in place of a range that is not there.
    if (cluster.items.some(({ group }) => group === 'operator.victoriametrics.com')) return;
    for (const item of cluster.all('PrometheusRule.monitoring.coreos.com')) {
      for (const { rules } of list(item.spec.groups)) {
        for (const { expr, alert, record: name } of list(rules)) {
          const call = typeof expr === 'string' ? withoutRange(expr) : undefined;
          if (call !== undefined) yield { item, at: `rule '${String(alert ?? name)}'`, must: 'must have a range in each function of one', value: call };
        }
      }
    }
  },
};

const OF_RANGE = /\b(rate|irate|increase|delta|idelta|deriv|changes|resets|predict_linear|(avg|min|max|sum|count|last|stddev|present|quantile)_over_time)\s*\(/g;

/** A call of such a function that has no range; undefined where each has. */
function withoutRange(expression: string): string | undefined {
  for (const found of expression.matchAll(OF_RANGE)) {
    let depth = 1;
    let end = found.index + found[0].length;
    while (end < expression.length && depth > 0) depth += { '(': 1, ')': -1 }[expression[end++]] ?? 0;
    const call = expression.slice(found.index, end);
    if (!call.includes('[')) return call;
  }
  return undefined;
}
