import { App } from 'cdk8s';
import { DaemonTask, EnvVar, Platform, Tenant, Volume, WebApp } from 'cdk8s-blueprints';

/** A log collector on every node, also those of the control plane; and an agent that programs of the same node send their figures to. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', { kubernetesVersion });

  // What reads the node's files needs a namespace that allows it.
  const logging = new Tenant(platform, 'logging', { podSecurity: 'privileged' });
  new DaemonTask(logging, 'collector', {
    image: 'registry.example.org/collector:1.9.1',
    allNodes: true,
    volumes: { '/var/log': Volume.hostPath('/var/log', { type: 'Directory' }) },
    security: { user: 0, capabilities: ['DAC_READ_SEARCH'] },
    env: { NODE_NAME: EnvVar.field('spec.nodeName') },
    maxUnavailable: '10%',
    priorityClassName: 'system-node-critical',
  });

  const shop = new Tenant(platform, 'shop');
  const statsd = new DaemonTask(shop, 'statsd', { image: 'registry.example.org/statsd:0.26.0', ports: [{ name: 'statsd', port: 8125 }] });
  const web = new WebApp(shop, 'web', { image: 'registry.example.org/shop:1.4.2', port: 8080 });
  web.connectTo(statsd);
}
