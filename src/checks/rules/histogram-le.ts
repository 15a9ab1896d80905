import { list } from '../../core/internal/json';
import { quantilesWithoutLe } from '../internal/programs/promql';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'histogram-le',
  severity: 'error',
  title: 'A quantile is of buckets that still have their label le.',
  why: 'The buckets of a histogram are told apart by le. A sum that is not by it leaves none: histogram_quantile results in nothing, and an alert on it never fires.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile',
  remedy: 'aggregate by le too: sum by (le, route) (…)',
  * check(cluster) {
    for (const item of cluster.all('PrometheusRule.monitoring.coreos.com')) {
      for (const { rules } of list(item.spec.groups)) {
        for (const { expr, alert, record: name } of list(rules)) {
          if (typeof expr !== 'string') continue;
          for (const value of quantilesWithoutLe(expr)) yield { item, at: `rule '${String(alert ?? name)}'`, must: 'must keep the label le in what histogram_quantile is of: it results in nothing', value };
        }
      }
    }
  },
};
