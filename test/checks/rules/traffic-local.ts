import { DaemonTask, DaemonTaskProps, Platform, Tenant, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { daemonSet, deployment, ofPod, service } from '../_objects';

const local = { spec: { internalTrafficPolicy: 'Local' } };

/** An agent, and who sends to it from nodes that are a team's alone. */
function dedicated(tenant: Tenant, platform: Platform, props: Partial<DaemonTaskProps> = {}): void {
  const statsd = new DaemonTask(tenant, 'statsd', { image: 'example/statsd:1', port: 8125, ...props });
  new WebApp(new Tenant(platform, 'team', { dedicatedNodes: { value: 'team' } }), 'web', { image: 'example/web:1', port: 8080 }).connectTo(statsd);
}

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(local)] },
    {
      build: tenant => {
        const statsd = new DaemonTask(tenant, 'statsd', { image: 'example/statsd:1', port: 8125, nodeSelector: { gpu: 'true' } });
        new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 }).connectTo(statsd);
      },
    },
    { build: dedicated },
  ],
  sound: [
    { build: (tenant, platform) => dedicated(tenant, platform, { tolerations: [{ key: 'dedicated', value: 'team' }] }) },
    {
      build: tenant => {
        const statsd = new DaemonTask(tenant, 'statsd', { image: 'example/statsd:1', port: 8125, nodeSelector: { 'kubernetes.io/os': 'linux' } });
        new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 }).connectTo(statsd);
      },
    },
    { objects: [deployment(), service()] },
    { objects: [daemonSet(), service(local, 'agent')] },
    { objects: [daemonSet(ofPod({ nodeSelector: { gpu: 'true' } })), service(local, 'agent')] },
    {
      build: tenant => {
        const statsd = new DaemonTask(tenant, 'statsd', { image: 'example/statsd:1', port: 8125, nodeSelector: { gpu: 'true' } });
        new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, nodeSelector: { gpu: 'true', disk: 'ssd' } }).connectTo(statsd);
        new DaemonTask(tenant, 'agent', { image: 'example/agent:1', port: 8126 }).connectTo(new DaemonTask(tenant, 'sink', { image: 'example/sink:1', port: 8127 }));
      },
    },
  ],
};
