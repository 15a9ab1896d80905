import { list } from '../../core/internal/json';
import { unmatched } from '../internal/programs/promql';
import { Rule } from '../internal/rule';
import { repeated } from '../internal/together/wrong';

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
      const names = list(item.spec.groups).map(({ name }) => String(name));
      for (const value of repeated(names)) yield { item, at: 'spec.groups', must: 'must each have a name of its own: the operator refuses the object, or leaves all of its rules out', value, remedy: 'rename one, or put their rules into one group', source: OF_GROUPS };
      for (const { rules } of list(item.spec.groups)) {
        for (const { expr, alert, record: name } of list(rules)) {
          if (typeof expr !== 'string') continue;
          const at = `rule '${String(alert ?? name)}'`;
          const single = unmatched(expr);
          const call = inPlace ? undefined : withoutRange(expr);
          if (single !== undefined) yield { item, at, must: `must have ${PAIRS[single] === single ? 'an end' : `a '${PAIRS[single]}'`} for each '${single}': it is not read`, value: expr, remedy: 'close what is open' };
          else if (assigned(expr)) yield { item, at, must: 'must compare by ==: a single = is for labels in braces', value: expr, remedy: 'write ==', source: COMPARED };
          else if (call !== undefined) yield { item, at, must: 'must have a range in each function of one', value: call };
        }
      }
    }
  },
};

const OF_GROUPS = 'https://github.com/prometheus/prometheus/blob/main/model/rulefmt/rulefmt.go';
const COMPARED = 'https://prometheus.io/docs/prometheus/latest/querying/operators/#comparison-binary-operators';

// What is not compared: texts, comments, and what is in braces.
const ASIDE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#.*|\{[^{}]*\}/g;

/** Whether an expression has a single = that is no label's. Of what is filled in, and of WITH, which VictoriaMetrics has, that is not known. */
function assigned(expression: string): boolean {
  const plain = expression.replace(ASIDE, ' ');
  return !/\bwith\s*\(|[{}$]/i.test(plain) && /(?<![=!<>])=(?![=~])/.test(plain);
}

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
