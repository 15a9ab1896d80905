import { Case, Cases } from '../_cases';
import { deployment, headless, service, statefulSet } from '../_objects';

const LABELS = { labels: { app: 'store' } };
const monitor = (endpoint: object = {}, selector: object = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'store' }, spec: { selector: { matchLabels: { app: 'store' }, ...selector }, endpoints: [{ port: 'http', ...endpoint }] },
});
const both = (monitored: Case['objects'] = [monitor()], more: object = {}, labels: object = {}): Case => ({
  objects: [statefulSet(), headless({ metadata: { labels: { app: 'store', ...labels } } }), service({ metadata: LABELS, spec: { selector: { app: 'store' }, ...more } }, 'store-front'), ...monitored],
});

export const cases: Cases = {
  broken: [
    both(),
    both([monitor()], { ports: [{ name: 'admin', port: 81, targetPort: 8080 }, { name: 'http', port: 80, targetPort: 8080 }] }),
  ],
  sound: [
    both([monitor({}, { matchExpressions: [{ key: 'part', operator: 'NotIn', values: ['peers'] }] })], {}, { part: 'peers' }),
    // What is relabeled may be dropped; other ports, and other pods, are others.
    both([monitor({ relabelings: [{ sourceLabels: ['__meta_kubernetes_service_name'], regex: '.*-front', action: 'drop' }] })]),
    both([monitor({ metricRelabelings: [{ regex: 'service', action: 'labeldrop' }] })]),
    both([monitor()], { ports: [{ name: 'web', port: 80, targetPort: 'http' }] }),
    both([monitor()], { ports: [{ name: 'http', port: 80, targetPort: 8081 }] }),
    { objects: [statefulSet(), headless({ metadata: LABELS }), deployment(), service({ metadata: LABELS }), monitor()] },
  ],
};
