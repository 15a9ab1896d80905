import { list } from '../../core/internal/json';
import { Rule } from '../internal/rule';

const GROUP = 'monitoring.coreos.com';
const ENDPOINTS = [['ServiceMonitor', 'endpoints'], ['PodMonitor', 'podMetricsEndpoints']] as const;

export const rule: Rule = {
  id: 'relabeling-source',
  severity: 'error',
  title: 'What is done to samples reads labels that samples have.',
  why: 'Labels of __meta_ are those of a target, and are gone before it is scraped: a metricRelabeling that reads one reads nothing, sets a label to nothing, and drops all or none.',
  source: 'https://github.com/prometheus-operator/prometheus-operator/issues/1604',
  remedy: 'put it into \'relabelings\', which are done to the target',
  * check(cluster) {
    // Its agent makes scrapes of its own of these.
    if (cluster.items.some(({ group }) => group === 'operator.victoriametrics.com')) return;
    for (const [kind, field] of ENDPOINTS) {
      for (const item of cluster.all(`${kind}.${GROUP}`)) {
        for (const [index, { metricRelabelings }] of list(item.spec[field]).entries()) {
          for (const { sourceLabels } of list(metricRelabelings)) {
            const gone = Array.isArray(sourceLabels) ? sourceLabels.map(String).filter(label => label.startsWith('__meta_')) : [];
            if (gone.length > 0) yield { item, at: `spec.${field}[${index}].metricRelabelings`, must: 'must not read labels of the target that are gone when it is scraped', value: gone.join(', ') };
          }
        }
      }
    }
  },
};
