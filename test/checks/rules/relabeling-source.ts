import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

const TEAM = [{ sourceLabels: ['__meta_kubernetes_pod_label_team'], targetLabel: 'team' }];
const object = (kind: string, spec: object) => ({ apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { name: 'web' }, spec: { selector: {}, ...spec } });
const ofService = (endpoint: object) => [deployment(), service(), object('ServiceMonitor', { endpoints: [{ port: 'http', ...endpoint }] })];
const ofPods = (endpoint: object) => [deployment(), object('PodMonitor', { podMetricsEndpoints: [{ port: 'http', ...endpoint }] })];

export const cases: Cases = {
  broken: [
    { objects: ofService({ metricRelabelings: TEAM }) },
    { objects: ofPods({ metricRelabelings: [{ sourceLabels: ['__name__', '__meta_kubernetes_namespace'], regex: 'go_.*;test', action: 'drop' }] }) },
  ],
  sound: [
    { objects: ofService({ relabelings: TEAM, metricRelabelings: [{ sourceLabels: ['__name__'], regex: 'go_.*', action: 'drop' }] }) },
    { objects: ofPods({ relabelings: TEAM, metricRelabelings: [{ action: 'labeldrop', regex: '__meta_.*' }] }) },
    { objects: [...ofService({ metricRelabelings: TEAM }), { apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMAgent', metadata: { name: 'agent' }, spec: { selectAllByDefault: true } }] },
  ],
};
