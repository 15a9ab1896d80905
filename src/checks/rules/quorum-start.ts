import { Json, record } from '../../core/internal/json';
import { servicesOf } from '../internal/network/services';
import { Container, probesOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'quorum-start',
  severity: 'warning',
  title: 'Members that are ready only together start together, and find each other before.',
  why: 'A member of etcd, CockroachDB, Kafka, Consul or Elasticsearch may be ready only when most of them have met. A StatefulSet makes the second when the first is ready, and a headless Service has the names of those that are ready alone, unless they say otherwise: then nobody ever is.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies',
  remedy: 'set \'podManagementPolicy: Parallel\' in the StatefulSet, which is made anew for it, and \'publishNotReadyAddresses: true\' in its Service',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, namespace } = pods;
      const { replicas, podManagementPolicy, serviceName } = item.spec;
      if (item.kind !== 'StatefulSet' || typeof replicas !== 'number' || replicas < 2) continue;
      const member = pods.containers.find(isMember);
      if (!member) continue;
      if (podManagementPolicy !== 'Parallel') yield { item, at: 'spec.podManagementPolicy', must: `should be Parallel: the first is ready only with others, by the probe of ${member.at}`, value: podManagementPolicy ?? 'OrderedReady' };
      const service = cluster.find('Service', namespace, String(serviceName));
      // Another Service may have the names that they call each other by.
      const isPublished = servicesOf(cluster, pods).some(each => each.spec.publishNotReadyAddresses === true);
      if (service?.spec.clusterIP === 'None' && !isPublished) {
        yield { item: service, at: 'spec.publishNotReadyAddresses', must: `should be true: the members of ${item.toString()} are ready only when they have found each other`, value: service.spec.publishNotReadyAddresses ?? false };
      }
    }
  },
};

interface Quorum {
  /** What members are told of each other, in their arguments and variables. */
  readonly told: RegExp;
  /** A probe that asks for more than the own program. */
  readonly asked: RegExp;
}

const QUORUMS: readonly Quorum[] = [
  // https://etcd.io/docs/v3.6/op-guide/clustering/; what lives alone says livez.
  { told: /initial-cluster[= "]|ETCD_INITIAL_CLUSTER"/, asked: /health|readyz|etcdctl/ },
  // https://www.cockroachlabs.com/docs/stable/monitoring-and-alerting#health-ready-1
  { told: /--join[= "]/, asked: /ready=1/ },
  // https://kafka.apache.org/documentation/#brokerconfigs_controller.quorum.voters
  { told: /QUORUM_VOTERS"|quorum\.voters/, asked: /kafka-/ },
  // https://developer.hashicorp.com/consul/docs/reference/cli/agent#_bootstrap_expect
  { told: /bootstrap-expect[= "',]+[2-9]/, asked: /leader/ },
  // https://www.elastic.co/docs/deploy-manage/distributed-architecture/discovery-cluster-formation/modules-discovery-bootstrap-cluster
  { told: /cluster\.initial_master_nodes/, asked: /_cluster\/health/ },
];

function isMember({ json }: Container): boolean {
  const told = JSON.stringify([json.command, json.args, json.env]);
  const asked = JSON.stringify(askedForReadiness(json));
  return QUORUMS.some(quorum => quorum.told.test(told) && quorum.asked.test(asked)) && !/initial-cluster-state[= "',]+existing|INITIAL_CLUSTER_STATE","value":"existing/.test(told);
}

/** What the kubelet asks before a container is ready, other than for an open port. */
function askedForReadiness(container: Json): unknown[] {
  return probesOf(container).filter(([name]) => name !== 'livenessProbe').map(([, probe]) => [record(probe).httpGet, record(probe).exec]);
}
