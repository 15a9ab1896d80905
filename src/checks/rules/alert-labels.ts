import { list, record } from '../../core/internal/json';
import { labelsOf } from '../internal/programs/promql';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'alert-labels',
  severity: 'warning',
  title: 'An alert tells of labels that its expression leaves.',
  why: 'What a sum or its like is not by is gone from its result: the text of the alert has nothing in its place, and nobody knows whom it is about.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/operators/#aggregation-operators',
  remedy: 'aggregate by the label too, or leave it out of the text',
  * check(cluster) {
    for (const item of cluster.all('PrometheusRule.monitoring.coreos.com')) {
      for (const { rules } of list(item.spec.groups)) {
        for (const { alert, expr, annotations, labels } of list(rules)) {
          if (alert === undefined || typeof expr !== 'string') continue;
          const texts = Object.values({ ...record(labels), ...record(annotations) }).join('\n');
          // Where a text asks for a label first, it says nothing without it.
          const asked = [...texts.matchAll(CONDITION)].flatMap(([condition]) => labelsIn(condition));
          const told = labelsIn(texts).filter(label => !asked.includes(label));
          const left = told.length > 0 ? labelsOf(expr) : undefined;
          if (!left) continue;
          const gone = [...new Set(told)].filter(label => !left.has(label));
          if (gone.length === 0) continue;
          const has = left.size === 0 ? 'which leaves none' : `which leaves ${[...left].join(', ')}`;
          yield { item, at: `alert '${String(alert)}'`, must: `should tell of labels that its expression leaves, ${has}: there is nothing in their place`, value: gone.join(', ') };
        }
      }
    }
  },
};

// https://prometheus.io/docs/prometheus/latest/configuration/template_reference/ (`.Labels` may be those of a query in the text.)
const CONDITION = /\{\{-?\s*(?:else\s+)?(?:if|with)\b[^}]*\}\}/g;
const TOLD = /\$labels\.(\w+)|index \$labels "(\w+)"/g;

function labelsIn(text: string): string[] {
  return [...text.matchAll(TOLD)].map(([, plain, quoted]) => plain ?? quoted);
}
