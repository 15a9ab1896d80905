import { External } from '../../../src';
import { Cases } from '../_cases';

const object = (kind: string, spec: object) => ({ apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { name: 'main' }, spec });
const prometheus = (spec: object = {}) => object('Prometheus', { ruleSelector: {}, ...spec });
const alertmanager = object('Alertmanager', { replicas: 1 });
const rule = (of: object = { alert: 'Down', labels: { severity: 'page' } }) => object('PrometheusRule', { groups: [{ name: 'web', rules: [{ expr: 'sum(up) == 0', ...of }] }] });
const alerting = { alertmanagers: [{ namespace: 'shop', name: 'alertmanager-operated', port: 'web' }] };

export const cases: Cases = {
  broken: [
    { objects: [prometheus(), alertmanager, rule()] },
    { objects: [prometheus({ alerting: { alertmanagers: [] } }), alertmanager, rule()] },
  ],
  sound: [
    { objects: [prometheus({ alerting }), alertmanager, rule()] },
    { objects: [prometheus({ additionalAlertManagerConfigs: { name: 'more', key: 'alertmanagers.yaml' } }), alertmanager, rule()], platform: { external: [External.secret('more', { keys: ['alertmanagers.yaml'] })] } },
    { objects: [prometheus(), rule()] },
    { objects: [prometheus(), alertmanager, rule({ record: 'up:sum' })] },
  ],
};
