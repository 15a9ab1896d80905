import { Peer, WebApp } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, ofPod, policy, service } from '../_objects';

const ports = [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9464 }];
const program = deployment(ofPod({ containers: [{ name: 'web', ports }] }));
const measured = service({ metadata: { labels: { app: 'web' } }, spec: { ports: [{ name: 'http', port: 80, targetPort: 'http' }, { name: 'metrics', port: 9464, targetPort: 'metrics' }] } });
const monitor = (kind: 'ServiceMonitor' | 'PodMonitor', endpoint: object = { port: 'metrics' }): Manifest => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, [kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints']: [endpoint] },
});
const open = (...opened: object[]) => policy({ spec: { ingress: [{ ports: opened }] } });

const prometheus = (namespace: string, spec: object = {}): Manifest => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'main', namespace },
  spec: { serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}, podMonitorSelector: {}, ...spec },
});
const TOOLS: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'tools' } };
const from = (...peers: object[]) => policy({ spec: { ingress: [{ ports: [{ port: 'http' }, { port: 'metrics' }], from: peers }] } });
const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const DNS = { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] };
const SCRAPED = [program, measured, monitor('ServiceMonitor'), TOOLS];

export const cases: Cases = {
  broken: [
    { objects: [program, measured, monitor('ServiceMonitor'), open({ port: 'http' })] },
    { objects: [program, monitor('PodMonitor'), open({ port: 8080 })] },
    {
      objects: [monitor('PodMonitor')],
      build: tenant => new WebApp(tenant, 'web', { image: 'a:1', ports: [{ name: 'http', port: 8080 }, { name: 'metrics', port: 9464 }], labels: { app: 'web' } }).allowFrom(Peer.pods('default', { app: 'caller' }, [8080])),
    },
    { objects: [...SCRAPED, prometheus('tools'), from(namespace('shop'))] },
    { objects: [...SCRAPED, prometheus('tools'), from(namespace('tools')), policy({ metadata: { namespace: 'tools' }, spec: { podSelector: { matchLabels: { app: null, prometheus: 'main' } }, policyTypes: ['Egress'], ingress: null, egress: [{ ports: [{ port: 443 }] }, DNS] } }, 'main')] },
  ],
  sound: [
    { objects: [...SCRAPED, prometheus('tools'), from({ ...namespace('tools'), podSelector: { matchLabels: { prometheus: 'main' } } })] },
    // The one takes the monitor, the other none of this namespace, or none of this name.
    { objects: [...SCRAPED, prometheus('shop'), prometheus('tools', { serviceMonitorNamespaceSelector: undefined }), from(namespace('shop'))] },
    { objects: [...SCRAPED, prometheus('shop'), prometheus('tools', { serviceMonitorSelector: { matchLabels: { release: 'main' } } }), from(namespace('shop'))] },
    // What labels a namespace has that others made, nobody says.
    { objects: [...SCRAPED, prometheus('tools', { serviceMonitorNamespaceSelector: { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] } }), from(namespace('tools'))] },
    { objects: [...SCRAPED, prometheus('tools'), from({ ipBlock: { cidr: '10.0.0.0/8' } })] },
    { objects: [program, measured, monitor('ServiceMonitor'), open({ port: 'http' }, { port: 'metrics' })] },
    { objects: [program, measured, monitor('ServiceMonitor'), open({ port: 9000, endPort: 9999 })] },
    { objects: [program, measured, monitor('ServiceMonitor', { targetPort: 9464 }), open({ port: 'http' })] },
    { objects: [program, measured, monitor('ServiceMonitor'), policy({ spec: { ingress: [{}] } })] },
    { objects: [program, monitor('PodMonitor')] },
    { objects: [deployment(ofPod({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', containers: [{ name: 'web', ports }] })), monitor('PodMonitor'), open({ port: 8080 })] },
  ],
};
