import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

const monitor = (kind: 'ServiceMonitor' | 'PodMonitor', app: string, port: string, more: object = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: { app } }, [kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints']: [{ port }], ...more },
});
const prometheus = (spec: object) => ({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main' }, spec });
const labelled = service({ metadata: { labels: { app: 'web' } } });

const elsewhere = <T extends { readonly metadata: object }>(object: T) => ({ ...object, metadata: { name: 'other', namespace: 'kube-system' } });

export const cases: Cases = {
  broken: [
    { objects: [deployment(), labelled, monitor('ServiceMonitor', 'web', 'metrics')] },
    { objects: [deployment(), service(), monitor('ServiceMonitor', 'web', 'http')] },
    { objects: [deployment(), monitor('PodMonitor', 'web', '8080')] },
    { objects: [deployment(), monitor('PodMonitor', 'wbe', 'http')] },
    { objects: [deployment(), labelled, prometheus({ serviceMonitorSelector: { matchLabels: { release: 'stack' } } }), monitor('ServiceMonitor', 'web', 'http')] },
    { objects: [deployment(), prometheus({}), monitor('PodMonitor', 'web', 'http')] },
    { objects: [deployment(), labelled, { ...prometheus({ serviceMonitorSelector: {} }), metadata: { name: 'main', namespace: 'default' } }, monitor('ServiceMonitor', 'web', 'http')] },
    { objects: [deployment(), labelled, elsewhere(monitor('ServiceMonitor', 'web', 'http'))] },
    { objects: [elsewhere(deployment()), elsewhere(service()), elsewhere(monitor('ServiceMonitor', 'web', 'http'))] },
  ],
  sound: [
    { objects: [{ apiVersion: 'rabbitmq.com/v1beta1', kind: 'RabbitmqCluster', metadata: { name: 'mq' }, spec: {} }, { ...monitor('PodMonitor', 'x', 'prometheus'), spec: { selector: { matchLabels: { 'app.kubernetes.io/component': 'rabbitmq' } }, podMetricsEndpoints: [{ port: 'prometheus' }] } }] },
    { objects: [deployment(), labelled, elsewhere(monitor('ServiceMonitor', 'web', 'http', { namespaceSelector: { matchNames: ['shop'] } }))] },
    // Another one has it, or not such a port: who is meant may be somebody else.
    { objects: [deployment(), labelled, monitor('ServiceMonitor', 'web', 'http'), elsewhere(monitor('ServiceMonitor', 'web', 'http'))] },
    { objects: [deployment(), labelled, elsewhere(monitor('ServiceMonitor', 'web', 'metrics'))] },
    { objects: [deployment(), labelled, prometheus({ serviceMonitorSelector: {} }), monitor('ServiceMonitor', 'web', 'http')] },
    { objects: [deployment(), { ...prometheus({ podMonitorSelector: {}, podMonitorNamespaceSelector: {} }), metadata: { name: 'main', namespace: 'default' } }, monitor('PodMonitor', 'web', 'http')] },
    { objects: [deployment(), labelled, monitor('ServiceMonitor', 'web', 'http')] },
    { objects: [deployment(), labelled, monitor('ServiceMonitor', 'web', 'http', { namespaceSelector: { matchNames: ['shop'] } })] },
    { objects: [deployment(), labelled, monitor('ServiceMonitor', 'dns', 'metrics', { namespaceSelector: { matchNames: ['kube-system'] } })] },
    { objects: [deployment(), labelled, monitor('ServiceMonitor', 'dns', 'metrics', { namespaceSelector: { any: true } })] },
    { objects: [deployment(), monitor('PodMonitor', 'web', 'http')] },
  ],
};
