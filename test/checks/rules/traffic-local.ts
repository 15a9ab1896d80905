import { DaemonTask, DaemonTaskProps, Platform, Tenant, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { daemonSet, deployment, ofContainer, ofPod, service } from '../_objects';

const local = { spec: { internalTrafficPolicy: 'Local' } };

/** An agent, and who sends to it from nodes that are a team's alone. */
function dedicated(tenant: Tenant, platform: Platform, props: Partial<DaemonTaskProps> = {}): void {
  const statsd = new DaemonTask(tenant, 'statsd', { image: 'example/statsd:1', port: 8125, ...props });
  new WebApp(new Tenant(platform, 'team', { dedicatedNodes: { value: 'team' } }), 'web', { image: 'example/web:1', port: 8080 }).connectTo(statsd);
}
const GPU = { 'gpu': 'true', 'topology.kubernetes.io/zone': 'a' };
const onGpu = daemonSet(ofPod({ nodeSelector: GPU }));
/** Pods of the agent, told apart by one more label. */
const labelled = (on: string, spec: object = {}) => ({ spec: { selector: { matchLabels: { app: null, on } }, template: { metadata: { labels: { app: 'agent', on } }, spec } } });
/** Who asks the agent of its node, on nodes of some labels. */
const asking = (spec: object, value = 'http://agent') => deployment({ spec: { template: { spec: { ...ofContainer({ env: [{ name: 'AGENT', value }] }).spec.template.spec, ...spec } } } });

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
    { objects: [onGpu, service(local, 'agent'), asking({ nodeSelector: { gpu: 'true' } })] },
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
    { objects: [onGpu, service(local, 'agent'), asking({ affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: 'agent' } }, topologyKey: 'kubernetes.io/hostname' }] } } })] },
    { objects: [onGpu, service(local, 'agent'), deployment({}, 'api'), service({}, 'api'), asking({}, 'http://api')] },
    // The others of them are for the other nodes.
    { objects: [daemonSet(labelled('gpu', { nodeSelector: GPU })), daemonSet(labelled('cpu'), 'agent-cpu'), service(local, 'agent'), asking({})] },
    { objects: [daemonSet(labelled('all')), deployment(labelled('more'), 'agent-more'), service(local, 'agent')] },
    { objects: [service({ spec: { ...local.spec, selector: null } })] },
  ],
};
