import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Container } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { mountedFiles, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'rabbitmq-mirrors',
  severity: 'error',
  title: 'A RabbitMQ 4 is not asked to mirror classic queues.',
  why: 'Since version 4 a classic queue is on one node, and what a policy says of mirrors (ha-mode and the like) has no effect: each queue is gone for as long as its node is, and with its disk for good.',
  source: 'https://github.com/rabbitmq/rabbitmq-server/releases/tag/v4.0.1',
  remedy: 'declare quorum queues (x-queue-type: quorum), or set \'default_queue_type = quorum\', and remove the policy',
  * check(cluster) {
    yield* inFiles(cluster);
    yield* inPolicies(cluster);
  },
};

const IMAGE = /(?:^|\/)rabbitmq(?:-[a-z-]+)?:v?(\d+)/;
const MIRRORED = /"ha-mode"\s*:/;
const QUORUM = /default_queue_type"?\s*[=:]\s*"?quorum|"x-queue-type"\s*:\s*"quorum"/;
const MUST = 'must not ask for mirrors: since RabbitMQ 4 it has no effect, and each classic queue is on one node';

function isOfFour(image: unknown): boolean {
  return Number(IMAGE.exec(String(image))?.[1]) >= 4;
}

/** Policies of the definitions that brokers read at their start. */
function* inFiles(cluster: Cluster): Iterable<Violation> {
  const quorums = new Set<Container>();
  const mirrors: Array<Violation & { readonly container: Container }> = [];
  for (const mounted of mountedFiles(cluster)) {
    const { pods: { item }, container, path } = mounted;
    if (container.role !== 'main' || !isOfFour(container.json.image)) continue;
    const text = textOf(mounted) ?? '';
    if (QUORUM.test(text)) quorums.add(container);
    // One node has no mirrors, whatever is asked.
    if (path.endsWith('.json') && MIRRORED.test(text) && (cluster.count(item)?.most ?? 2) > 1) mirrors.push({ item, container, at: `${container.at} '${path}'`, must: MUST, value: 'ha-mode' });
  }
  // Where queues are of another kind, it only says what is not so any more.
  for (const { container, ...violation } of mirrors) yield { ...violation, ...quorums.has(container) ? { must: MUST.replace('must', 'should'), severity: 'warning' } : {} };
}

/** Policies that the operator is asked for: https://www.rabbitmq.com/kubernetes/operator/using-topology-operator */
function* inPolicies(cluster: Cluster): Iterable<Violation> {
  for (const item of cluster.all('Policy.rabbitmq.com', 'OperatorPolicy.rabbitmq.com')) {
    const { name, namespace = item.namespace } = record(item.spec.rabbitmqClusterReference);
    const broker = cluster.find('RabbitmqCluster.rabbitmq.com', String(namespace), String(name));
    const { 'ha-mode': mode } = record(item.spec.definition);
    if (mode !== undefined && isOfFour(broker?.spec.image) && Number(broker?.spec.replicas ?? 1) > 1) yield { item, at: 'spec.definition.ha-mode', must: MUST, value: mode };
  }
}
