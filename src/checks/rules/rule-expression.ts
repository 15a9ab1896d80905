import { list } from '../../core/internal/json';
import { unmatched } from '../internal/programs/promql';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'rule-expression',
  severity: 'error',
  title: 'A rule of Prometheus can be read: a rate is of a range, and what is opened is closed.',
  why: 'Functions such as rate take what happened in a time: without [5m] or the like the rule cannot be read. The operator refuses the object, or leaves the rule out, and the alert never fires.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  remedy: 'write the range behind the selector: rate(http_requests_total[5m])',
  * check(cluster) {
    // VictoriaMetrics puts the step in place of a range that is not there.
    const inPlace = cluster.items.some(({ group }) => group === 'operator.victoriametrics.com');
    for (const item of cluster.all('PrometheusRule.monitoring.coreos.com')) {
      for (const { rules } of list(item.spec.groups)) {
        for (const { expr, alert, record: name } of list(rules)) {
          if (typeof expr !== 'string') continue;
          const at = `rule '${String(alert ?? name)}'`;
          const single = unmatched(expr);
          const call = inPlace ? undefined : withoutRange(expr);
          if (single !== undefined) yield { item, at, must: `must have ${PAIRS[single] === single ? 'an end' : `a '${PAIRS[single]}'`} for each '${single}': it is not read`, value: expr, remedy: 'close what is open' };
          else if (call !== undefined) yield { item, at, must: 'must have a range in each function of one', value: call };
        }
      }
    }
  },
};

const PAIRS: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '"': '"', '\'': '\'', '`': '`' };

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
