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

export const cases: Cases = {
  broken: [
    { objects: [program, measured, monitor('ServiceMonitor'), open({ port: 'http' })] },
    { objects: [program, monitor('PodMonitor'), open({ port: 8080 })] },
    {
      objects: [monitor('PodMonitor')],
      build: tenant => new WebApp(tenant, 'web', { image: 'a:1', ports: [{ name: 'http', port: 8080 }, { name: 'metrics', port: 9464 }], labels: { app: 'web' } }).allowFrom(Peer.pods('default', { app: 'caller' }, [8080])),
    },
  ],
  sound: [
    { objects: [program, measured, monitor('ServiceMonitor'), open({ port: 'http' }, { port: 'metrics' })] },
    { objects: [program, measured, monitor('ServiceMonitor'), open({ port: 9000, endPort: 9999 })] },
    { objects: [program, measured, monitor('ServiceMonitor', { targetPort: 9464 }), open({ port: 'http' })] },
    { objects: [program, measured, monitor('ServiceMonitor'), policy({ spec: { ingress: [{}] } })] },
    { objects: [program, monitor('PodMonitor')] },
    { objects: [deployment(ofPod({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', containers: [{ name: 'web', ports }] })), monitor('PodMonitor'), open({ port: 8080 })] },
  ],
};
