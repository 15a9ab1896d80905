import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { looksInto, takesLabels } from '../internal/programs/monitors';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'alerts-sent',
  severity: 'warning',
  title: 'A Prometheus that has alerts is told of an Alertmanager.',
  why: 'What fires, Prometheus shows on a page of its own. It tells those Alertmanagers that are in \'alerting\' alone: where there is none, nobody is called.',
  source: 'https://prometheus-operator.dev/docs/developer/alerting/#setting-up-the-monitoring-stack',
  remedy: 'set \'alerting: {alertmanagers: [{namespace, name: alertmanager-operated, port: web}]}\'',
  * check(cluster) {
    const [alertmanager] = cluster.all('Alertmanager.monitoring.coreos.com');
    if (!alertmanager) return;
    const rules = cluster.all('PrometheusRule.monitoring.coreos.com').filter(haveAlerts);
    for (const item of cluster.all('Prometheus.monitoring.coreos.com')) {
      const { alerting, additionalAlertManagerConfigs: more } = item.spec;
      if (more !== undefined || list(record(alerting).alertmanagers).length > 0) continue;
      const found = rules.find(each => takesLabels(item, each, 'rule') && looksInto(cluster, item, each, 'rule'));
      if (found) yield { item, at: 'spec.alerting', must: `should name ${alertmanager.toString()}: nobody is told of the alerts of ${found.toString()}`, value: alerting ?? 'nothing' };
    }
  },
};

function haveAlerts({ spec }: Item): boolean {
  return list(spec.groups).some(({ rules }) => list(rules).some(({ alert }) => alert !== undefined));
}
