import { Case, Cases } from '../_cases';
import { headless, ofContainer, statefulSet } from '../_objects';

const NAMES = [0, 1, 2].map(number => `store-${number}=http://store-${number}.store.shop.svc:8080`).join(',');
const ETCD = { command: ['etcd', `--initial-cluster=${NAMES}`], readinessProbe: { httpGet: { path: '/health' } } };

/** A StatefulSet of three, with its Service. */
function members(container: Record<string, unknown>, spec: Record<string, unknown> = {}, published = true): Case {
  const { spec: { template } } = ofContainer(container, 'store');
  const service = headless({ spec: published ? { publishNotReadyAddresses: true } : {} });
  return { objects: [statefulSet({ spec: { replicas: 3, template, ...spec } }), service] };
}

const PARALLEL = { podManagementPolicy: 'Parallel' };
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
  ],
  sound: [
    members(ETCD, PARALLEL),
    members({ ...ETCD, readinessProbe: { httpGet: { path: '/livez' } } }, {}, false),
    members({ ...ETCD, readinessProbe: { httpGet: null, tcpSocket: { port: 'http' } } }, {}, false),
    members({ ...ETCD, command: [...ETCD.command, '--initial-cluster-state=existing'] }, {}, false),
    members({ ...ETCD, command: ['etcd', '--initial-cluster=store-0=http://store-0.store.shop.svc:8080'] }, { replicas: 1 }, false),
    members({ ...ETCD, command: ['etcd', '--discovery-srv=example.org'] }, {}, false),
    { objects: [...members(ETCD, PARALLEL, false).objects ?? [], headless({ metadata: { name: 'peers' }, spec: { selector: { app: 'store' }, publishNotReadyAddresses: true } })] },
    members({ command: ['consul', 'agent', '-bootstrap-expect=3'], readinessProbe: { httpGet: { path: '/v1/agent/self' } } }, {}, false),
  ],
};
