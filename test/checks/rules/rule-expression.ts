import { Cases } from '../_cases';

const alert = (...expressions: string[]) => ({
  apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'web' }, spec: { groups: [{ name: 'web', rules: expressions.map(expr => ({ alert: 'Errors', expr })) }] },
});

export const cases: Cases = {
  broken: [
    { objects: [alert('sum(rate(http_requests_total{code=~"5.."})) > 1')] },
    { objects: [alert('up == 0', 'max by (pod) (avg_over_time(memory_bytes)) > 1e9')] },
    { objects: [alert('rate (http_requests_total) > 1')] },
    { objects: [alert('sum(rate(http_requests_total{job="api"}[5m]) > 1')] },
    { objects: [alert('up{job="api") == 0', 'up == 0}')] },
    { objects: [alert('up{job="api} == 0')] },
    { objects: [alert('sum(up) = 0')] },
    { objects: [{ ...alert(), spec: { groups: ['web', 'web'].map(name => ({ name, rules: [{ alert: 'Errors', expr: 'sum(up) == 0' }] })) } }] },
  ],
  sound: [
    { objects: [alert('sum(up{job="a=b", path!~"x"}) <= 1 # = 1')] },
    { objects: [alert('WITH (a = sum(up)) a > 1')] },
    { objects: [alert('sum by (pod) (rate(http_requests_total{code=~"5..", path=~"/a(b)?"}[5m])) > 1')] },
    { objects: [alert('max_over_time(sum(rate(http_requests_total[5m]))[1h:1m]) > 1', 'histogram_quantile(0.9, sum by (le) (rate(seconds_bucket[5m])))')] },
    { objects: [alert('rate(http_requests_total) > 1'), { apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMAlert', metadata: { name: 'main' }, spec: {} }] },
    { objects: [alert('http_requests:rate > 1', 'changes_total > 5')] },
    { objects: [alert('# all of them (\nup{path=~"/a\\\\(b", text=`"`, other=\'}\'} == 0')] },
    // A number is one that always holds.
    { objects: [{ ...alert(), spec: { groups: [{ name: 'web', rules: [{ alert: 'Watchdog', expr: 1 }] }] } }] },
  ],
};
