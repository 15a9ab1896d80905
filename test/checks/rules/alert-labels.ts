import { Manifest } from '../../_synth';
import { Cases } from '../_cases';

const alert = (expr: unknown, text: string, more: object = {}): Manifest => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'web' },
  spec: { groups: [{ name: 'web', rules: [{ alert: 'Errors', expr, annotations: { summary: text }, ...more }] }] },
});
const ERRORS = 'rate(http_requests_total{code=~"5.."}[5m])';

export const cases: Cases = {
  broken: [
    { objects: [alert(`sum by (job) (${ERRORS}) > 1`, '{{ $labels.instance }} of {{ $labels.job }} answers with errors')] },
    { objects: [alert(`sum(${ERRORS}) by (job, namespace) > 1`, '{{$labels.pod}} answers with errors')] },
    { objects: [alert(`sum(${ERRORS}) > bool 1`, '{{ index $labels "job" }} answers with errors')] },
    { objects: [alert(`(sum by (a, b) (${ERRORS}) / sum by (b, a) (rate(http_requests_total[5m]))) * 100 > 5 # in percent`, '{{ $labels.pod }}')] },
    { objects: [alert(`-max(${ERRORS}) < -(1.5e3 + 2) and sum(up) == 0`, 'all well', { labels: { pod: '{{ $labels.pod }}' } })] },
    { objects: [alert('quantile by (a) (0.9, label_replace(up, "b", ")", "c", "(.*)")) > 1', '{{ $labels.b }} and {{ $labels.b }}')] },
  ],
  sound: [
    { objects: [alert(`sum by (job, instance) (${ERRORS}) > 1`, '{{ $labels.instance }} of {{ $labels.job }} answers with errors')] },
    { objects: [alert(`sum without (pod) (${ERRORS}) > 1`, '{{ $labels.job }}')] },
    { objects: [alert(`sum(${ERRORS}) without (pod) > 1`, '{{ $labels.job }}')] },
    { objects: [alert(`topk(3, ${ERRORS}) > 1`, '{{ $labels.job }}')] },
    { objects: [alert('up == 0', '{{ $labels.job }}')] },
    { objects: [alert('5', '{{ $labels.job }}')] },
    { objects: [alert('sum(a) > 1', '{{ range query "b" }}{{ .Labels.node }}{{ end }}')] },
    { objects: [alert('sum(a) > 1', '{{ with $labels.node -}} on {{ . }}{{ end }}{{ if $labels.pod }}{{ $labels.pod }}{{ end }}')] },
    // Which labels others bring, nobody knows.
    { objects: [alert('sum by (pod) (a) * on (pod) group_left (node) b > 1', '{{ $labels.node }}')] },
    { objects: [alert('sum by (pod) (a) / sum by (pod, node) (b) > 1', '{{ $labels.node }}')] },
    { objects: [alert('sum(a) or b', '{{ $labels.node }}')] },
    { objects: [alert('b > sum(a)', '{{ $labels.node }}')] },
    { objects: [alert('(b) > 1', '{{ $labels.node }}')] },
    { objects: [alert('sum a', '{{ $labels.node }}')] },
    { objects: [alert(5, '{{ $labels.node }}')] },
    { objects: [alert(`sum(${ERRORS}) > 1`, 'too many errors, {{ $value }}')] },
    { objects: [{ apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'web' }, spec: { groups: [{ name: 'web', rules: [{ record: 'errors', expr: 'sum(up)', labels: { job: '$labels.job' } }] }] } }] },
  ],
};
