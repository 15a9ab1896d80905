import { Case, Cases } from '../_cases';
import { deployment, service } from '../_objects';

const API = 'monitoring.coreos.com/v1';
const alert = (expr: string) => ({ apiVersion: API, kind: 'PrometheusRule', metadata: { name: 'web' }, spec: { groups: [{ name: 'web', rules: [{ alert: 'Errors', expr }] }] } });
const monitor = (endpoint: object, more: object = {}, name = 'web') => ({
  apiVersion: API, kind: 'ServiceMonitor', metadata: { name }, spec: { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port: 'http', ...endpoint }], ...more },
});

const scraped = (expr: string, endpoint: object = { interval: '60s' }, more: object = {}, ...others: object[]): Case => ({
  objects: [deployment(), service({ metadata: { labels: { app: 'web' } } }), monitor(endpoint, more), alert(expr), ...others] as Case['objects'],
});

export const cases: Cases = {
  broken: [
    scraped('sum(rate(http_requests_total{job="web",code=~"5.."}[1m])) > 1'),
    scraped('increase(errors_total{code="}", job="web"}[30s] offset 5m) > 0', { interval: '1m30s' }),
    scraped('irate(http_requests_total{job="web"}[12h]) > 1', { interval: '12h' }),
    scraped('sum(\n  rate (\n    http_requests_total {job = "web"} [15m] offset  1h \n  )\n) > 1', { interval: '15m' }),
  ],
  sound: [
    scraped('sum(rate(http_requests_total{job="web"}[61s])) > 1'),
    scraped('sum(rate(http_requests_total{job="web"}[5m])) > 1'),
    scraped('sum(rate(http_requests_total{job="api"}[1m])) > 1'),
    scraped('sum(rate(http_requests_total{job=~"web"}[1m])) > 1'),
    scraped('sum(rate(http_requests_total[1m])) > 1'),
    // The interval is that of Prometheus, or the job another one.
    scraped('sum(rate(http_requests_total{job="web"}[1m])) > 1', {}),
    scraped('sum(rate(http_requests_total{job="web"}[500ms])) > 1', { interval: '500ms' }),
    scraped('sum(rate(http_requests_total{job="web"}[1m])) > 1', { interval: '60s', relabelings: [{ targetLabel: 'job', replacement: 'web' }] }),
    scraped('sum(rate(http_requests_total{job="web"}[1m])) > 1', { interval: '60s' }, { jobLabel: 'app' }),
    scraped('sum(rate(http_requests_total{job="web"}[1m])) > 1', { interval: '60s' }, {}, monitor({ interval: '15s' }, {}, 'often')),
    { objects: [...scraped('sum(rate(http_requests_total{job="web"}[1m])) > 1', {}, { endpoints: ['60s', '15s'].map(interval => ({ port: 'http', interval })) }).objects ?? []] },
    scraped('max_over_time(up{job="web"}[1m]) == 0'),
  ],
};
