import { Case, Cases } from '../_cases';

const alert = (expr: string): Case => ({ objects: [{ apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'web' }, spec: { groups: [{ name: 'web', rules: [{ alert: 'Slow', expr }] }] } }] });
const recorded = (expr: string): Case => ({ objects: [{ apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'web' }, spec: { groups: [{ name: 'web', rules: [{ record: 'web:latency:p99', expr }] }] } }] });
const RATE = 'rate(http_request_duration_seconds_bucket{job="web"}[5m])';

export const cases: Cases = {
  broken: [
    alert(`histogram_quantile(0.99, sum by (route) (${RATE})) > 1.5`),
    alert(`histogram_quantile(0.99, sum(${RATE}) by (route, code)) > 1.5`),
    alert(`histogram_quantile(0.99, sum(${RATE})) > 1.5`),
    alert(`histogram_quantile(0.99, sum without (le, pod) (${RATE})) > 1.5`),
    alert(`histogram_quantile(0.99, (sum by (le, route) (max by (route) (${RATE})))) > 1.5`),
    recorded('histogram_quantile(0.99, sum by (route) (rate(http_request_duration_seconds_bucket[5m])))'),
    alert(`sum(up) > 0 and histogram_quantile(scalar(share{a="b,c"}), sum by (route) (${RATE})) > 1.5`),
  ],
  sound: [
    alert(`histogram_quantile(0.99, sum by (le, route) (${RATE})) > 1.5`),
    alert(`histogram_quantile(0.99, sum(${RATE}) by (route, le)) > 1.5`),
    alert(`histogram_quantile(0.99, sum without (pod) (${RATE})) > 1.5`),
    alert(`histogram_quantile(0.99, ${RATE}) > 1.5`),
    alert(`sum by (route) (histogram_quantile(0.99, sum by (le, route) (${RATE}))) > 1.5`),
    // A native histogram has no buckets of its own series, and VictoriaMetrics tells them apart by another label.
    alert('histogram_quantile(0.99, sum by (route) (rate(http_request_duration_seconds[5m]))) > 1.5'),
    alert(`histogram_quantile(0.99, sum by (vmrange) (${RATE})) > 1.5`),
    alert(`histogram_quantile(0.99, sum by (le) (${RATE}) / ignoring (le) group_left sum(${RATE})) > 1.5`),
    alert(`histogram_quantile(0.99, sum(${RATE}) / on() group_right sum by (le) (${RATE})) > 1.5`),
    alert(`histogram_quantile(0.99, topk(5, ${RATE})) > 1.5`),
    alert('sum by (route) (rate(http_request_duration_seconds_bucket{le="+Inf"}[5m])) > 1 # histogram_quantile'),
  ],
};
