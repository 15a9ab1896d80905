import { External } from '../../../src';
import { Case, Cases } from '../_cases';
import { deployment, headless, IMAGE, ofContainer, ofPod, statefulSet } from '../_objects';

const named = (count: number) => [0, 1, 2].slice(0, count).map(number => `store-${number}=http://store-${number}.store.shop.svc:8080`).join(',');
const NAMES = named(3);
const ETCD = { command: ['etcd', `--initial-cluster=${NAMES}`], readinessProbe: { httpGet: { path: '/health' } } };

/** A StatefulSet of three, with its Service. */
function members(container: Record<string, unknown>, spec: Record<string, unknown> = {}, published = true): Case {
  const { spec: { template } } = ofContainer(container, 'store');
  const service = headless({ spec: published ? { publishNotReadyAddresses: true } : {} });
  return { objects: [statefulSet({ spec: { replicas: 3, template, ...spec } }), service] };
}

const PARALLEL = { podManagementPolicy: 'Parallel' };
const LIVENESS = { livenessProbe: { httpGet: { path: '/health', port: 'http' } } };
/** A member beside the program, which the kubelet waits for too. */
const SIDECAR = { name: 'member', image: IMAGE, restartPolicy: 'Always', ...ETCD, readinessProbe: { httpGet: { path: '/health', port: 8080 } } };
const byCommand = (...command: string[]) => ({ readinessProbe: { httpGet: null, exec: { command } } });

export const cases: Cases = {
  broken: [
    members(ETCD),
    members(ETCD, PARALLEL, false),
    members({ ...ETCD, command: ['etcd'], env: [{ name: 'ETCD_INITIAL_CLUSTER', value: NAMES }] }),
    members({ command: ['cockroach', 'start', '--join=store-0.store:26257,store-1.store:26257'], readinessProbe: { httpGet: { path: '/health?ready=1' } } }, PARALLEL, false),
    members({ env: [{ name: 'KAFKA_CONTROLLER_QUORUM_VOTERS', value: '0@store-0.store:9093,1@store-1.store:9093' }], ...byCommand('kafka-broker-api-versions.sh', '--bootstrap-server', '127.0.0.1:9092') }),
    members({ command: ['consul', 'agent', '-bootstrap-expect=3'], readinessProbe: { httpGet: { path: '/v1/status/leader' } } }),
    members({ env: [{ name: 'cluster.initial_master_nodes', value: 'store-0,store-1,store-2' }], readinessProbe: { httpGet: { path: '/_cluster/health?wait_for_status=yellow' } } }),
    members({ ...ETCD, command: ['etcd', `--initial-cluster=${named(2)}`] }, { replicas: 2 }),
    members({ command: ['consul', 'agent', '-bootstrap-expect', '3'], readinessProbe: { httpGet: { path: '/v1/status/leader' } } }),
    members({}, { template: ofPod({ initContainers: [SIDECAR], containers: [{ name: 'store' }] }).spec.template }),
  ],
  sound: [
    members(ETCD, PARALLEL),
    members({ ...ETCD, readinessProbe: { httpGet: { path: '/livez' } } }, {}, false),
    members({ ...ETCD, readinessProbe: { httpGet: null, tcpSocket: { port: 'http' } } }, {}, false),
    members({ ...ETCD, command: [...ETCD.command, '--initial-cluster-state=existing'] }, {}, false),
    members({ ...ETCD, command: ['etcd', `--initial-cluster=${named(1)}`] }, { replicas: 1 }, false),
    members({ ...ETCD, command: ['etcd', '--discovery-srv=example.org'] }, {}, false),
    { objects: [...members(ETCD, PARALLEL, false).objects ?? [], headless({ metadata: { name: 'peers' }, spec: { selector: { app: 'store' }, publishNotReadyAddresses: true } })] },
    members({ command: ['consul', 'agent', '-bootstrap-expect=3'], readinessProbe: { httpGet: { path: '/v1/agent/self' } } }, {}, false),
    members({ ...ETCD, readinessProbe: { httpGet: null, tcpSocket: { port: 'http' } }, ...LIVENESS }, {}, false),
    members({ ...ETCD, command: [...ETCD.command, '--initial-cluster-state', 'existing'] }, {}, false),
    members({ ...ETCD, command: ['etcd', `--initial-cluster=${named(1)}`] }, { replicas: null }, false),
    // All pods of a Deployment start at once.
    { objects: [deployment({ spec: { replicas: 3, ...ofContainer({ ...ETCD, command: ['etcd', '--initial-cluster=a=http://192.0.2.1:2380,b=http://192.0.2.2:2380'] }).spec } })] },
    { objects: members(ETCD, PARALLEL).objects?.filter(({ kind }) => kind === 'StatefulSet'), platform: { external: [External.object('Service', 'store', { namespace: 'shop' })] } },
  ],
};
