import { Case, Cases } from '../_cases';
import { configMap, deployment, ofPod, service } from '../_objects';

const API = 'monitoring.coreos.com/v1';
const alert = (expr: string) => ({ apiVersion: API, kind: 'PrometheusRule', metadata: { name: 'web' }, spec: { groups: [{ name: 'web', rules: [{ alert: 'Errors', expr }] }] } });
const monitor = (endpoint: object, more: object = {}, name = 'web') => ({
  apiVersion: API, kind: 'ServiceMonitor', metadata: { name }, spec: { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port: 'http', ...endpoint }], ...more },
});

const scraped = (expr: string, endpoint: object = { interval: '60s' }, more: object = {}, ...others: object[]): Case => ({
  objects: [deployment(), service({ metadata: { labels: { app: 'web' } } }), monitor(endpoint, more), alert(expr), ...others] as Case['objects'],
});

/** A Prometheus with files of its own. */
const byFile = (expr: string, files: object = {}, args: string[] = ['--config.file=/etc/prometheus/prometheus.yml']) => [
  configMap({
    data: {
      'app.conf': null,
      'prometheus.yml': 'global: { scrape_interval: 1m }\nrule_files: [/etc/prometheus/rules/alerts.yml]\nscrape_configs: [{ job_name: web }, { job_name: slow, scrape_interval: 5m }]\n',
      'alerts.yml': `groups: [{ name: web, rules: [{ alert: Errors, expr: ${JSON.stringify(expr)} }] }]\n`,
      ...files,
    },
  }),
  deployment(ofPod({
    volumes: [{ name: 'files', configMap: { name: 'app' } }],
    containers: [{
      name: 'web',
      image: 'prom/prometheus:v2.54.1',
      args,
      volumeMounts: [{ name: 'files', mountPath: '/etc/prometheus/prometheus.yml', subPath: 'prometheus.yml' }, { name: 'files', mountPath: '/etc/prometheus/rules' }],
    }],
  })),
];

const prometheus = (scrapeInterval?: string) => ({ apiVersion: API, kind: 'Prometheus', metadata: { name: 'main' }, spec: { scrapeInterval, ruleSelector: {}, serviceMonitorSelector: {} } });

export const cases: Cases = {
  broken: [
    scraped('sum(rate(http_requests_total{job="web",code=~"5.."}[1m])) > 1'),
    scraped('increase(errors_total{code="}", job="web"}[30s] offset 5m) > 0', { interval: '1m30s' }),
    scraped('irate(http_requests_total{job="web"}[12h]) > 1', { interval: '12h' }),
    scraped('sum(\n  rate (\n    http_requests_total {job = "web"} [15m] offset  1h \n  )\n) > 1', { interval: '15m' }),
    { objects: byFile('sum(rate(http_requests_total{code=~"5.."}[1m])) > 5') },
    { objects: byFile('increase(errors_total{job="slow"}[2m]) > 0') },
    { objects: byFile('rate(errors_total[1m]) > 0', { 'prometheus.yml': 'rule_files: ["rules/*.yml"]\nscrape_configs: [{ job_name: web }]\n' }) },
    { objects: [prometheus('1m'), alert('sum(rate(errors_total[1m])) > 1')] },
    { objects: [prometheus('5m'), deployment(), service({ metadata: { labels: { app: 'web' } } }), monitor({ interval: '2m' }), alert('sum(rate(errors_total[1m])) > 1')] },
  ],
  sound: [
    { objects: [prometheus('1m'), alert('sum(rate(errors_total[5m])) > 1')] },
    { objects: [prometheus(), alert('sum(rate(errors_total[1m])) > 1')] },
    { objects: [prometheus('1m'), deployment(), service({ metadata: { labels: { app: 'web' } } }), monitor({ interval: '15s' }), alert('sum(rate(errors_total[1m])) > 1')] },
    scraped('sum(rate(http_requests_total{job="web"}[61s])) > 1'),
    { objects: byFile('sum(rate(http_requests_total{code=~"5.."}[5m])) > 5') },
    { objects: byFile('increase(errors_total{job="web"}[2m]) > 0') },
    { objects: byFile('rate(job:errors:sum[1m]) > 0') },
    { objects: byFile('rate(errors_total[1m]) > 0', {}, ['--config.file=/etc/prometheus/prometheus.yml', '--web.enable-remote-write-receiver']) },
    { objects: byFile('rate(errors_total[1m]) > 0', { 'prometheus.yml': 'global: { scrape_interval: 15s }\nrule_files: ["rules/*.yml"]\nscrape_configs: [{ job_name: web }]\n' }) },
    { objects: byFile('rate(errors_total[1m]) > 0', { 'prometheus.yml': 'rule_files: [other.yml]\nscrape_configs: [{ job_name: web }]\n' }) },
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
